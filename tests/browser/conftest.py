"""What browser tests ask for: `open_page`, `visit`, `look`, `axe`, `modules`. Every test in this folder is marked `browser`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.tools.browser import path_of_chromium, running
from tests.tools.share_engine import Engine, engine
from whatworkswell.case import repository
from whatworkswell.case.repository import Repository

HERE = Path(__file__).resolve().parent

expect.set_options(timeout=60_000)  # milliseconds; what never comes is waited for, so that a busy machine gives the same verdict


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, so that no file can forget to."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    try:
        return path_of_chromium()
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser a worker."""
    with running(chromium) as started:
        yield started


@pytest.fixture(scope="session")
def address(built_site: Path, serve: Callable[..., str]) -> str:
    """Where the built site is served."""
    return serve(built_site)


@pytest.fixture(scope="session")
def site(root: Path) -> Repository:
    """The repository, read once a worker."""
    return repository.load(root)


@pytest.fixture(scope="session")
def modules(
    browser: Browser, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory, site: Repository
) -> Iterator[Engine]:
    """The modules behind the form, with the rules of `site`."""
    with engine(browser, serve, tmp_path_factory.mktemp("modules") / "site", site) as opened:
        yield opened


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=lambda p: f"{p[0]}-{p[1]}")
def look(request: pytest.FixtureRequest) -> dict[str, object]:
    """The four ways in which a page is looked at: `visit("about/", **look)`."""
    width, scheme = request.param
    return {"width": width, "scheme": scheme}


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site (or a whole address) in a fresh context; further options are Playwright's for one.

    When the test ends it fails on anything that a reader's console would show, on any request to another host, and on
    any cookie. `problems=False` leaves the first two out, for a page that is wrong on purpose.
    """
    contexts, found = [], []

    def open_it(path: str = "", *, width: int = 1280, scheme: str = "light", problems: bool = True, **options) -> Page:
        context = browser.new_context(**_window(width, scheme), **options)
        contexts.append(context)
        page = context.new_page()
        target = urljoin(address, path)
        if problems:
            _watch(page, target, found)
        page.goto(target)
        return page

    yield open_it
    for context in contexts:
        found += _cookies(context)
        context.close()
    if found:
        pytest.fail("\n".join(found), pytrace=False)


class Window:
    """A window that stays open; every page in it begins with empty storage, and has its styles and scripts at hand."""

    def __init__(self, browser: Browser, address: str, width: int, scheme: str) -> None:
        """Open it, empty: its width in pixels, its colours, and the address of the site that it will show."""
        context = browser.new_context(**_window(width, scheme))
        context.add_init_script("localStorage.clear(); sessionStorage.clear()")
        self.page = context.new_page()
        self.found: list[str] = []
        _watch(self.page, address, self.found)

    def leave(self) -> list[str]:
        """Leave the page, so that nothing of it goes on, and say what was wrong with it."""
        found = self.found + _cookies(self.page.context)
        self.page.context.clear_cookies()
        self.page.goto("about:blank")
        self.found.clear()
        return found


@pytest.fixture(scope="session")
def windows() -> Iterator[dict[tuple[int, str], Window]]:
    """The windows that a worker has opened for `visit`, by width and colours."""
    opened: dict[tuple[int, str], Window] = {}
    yield opened
    for window in opened.values():
        window.page.context.close()


@pytest.fixture
def visit(browser: Browser, windows: dict[tuple[int, str], Window], address: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site as `open_page` does, and fail on the same, in a window that is open already.

    That takes a third of the time. For a test that looks at a page and changes nothing of the window.
    """
    visited: list[Window] = []

    def go(path: str, *, width: int = 1280, scheme: str = "light") -> Page:
        if (width, scheme) not in windows:
            windows[width, scheme] = Window(browser, address, width, scheme)
        window = windows[width, scheme]
        visited.append(window)
        window.page.goto(urljoin(address, path))
        return window.page

    yield go
    if found := [line for window in visited for line in window.leave()]:
        pytest.fail("\n".join(found), pytrace=False)


def _window(width: int, scheme: str) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 780 if width < 600 else 900}, "color_scheme": scheme}


def _watch(page: Page, address: str, found: list[str]) -> None:
    """Put into `found` what a reader's console would show, and requests to another host than that of `address`."""
    home = urljoin(address, "/")
    page.on("console", lambda said: found.append(f"{page.url}: console: {said.text}") if said.type == "error" else 0)
    page.on("pageerror", lambda error: found.append(f"{page.url}: script: {error}"))
    page.on("request", lambda asked: found.append(f"{page.url}: asks {asked.url}") if _away(asked.url, home) else 0)


def _away(url: str, home: str) -> bool:
    return not url.startswith((home, "data:", "blob:", "about:"))


def _cookies(context: BrowserContext) -> list[str]:
    return [f"sets the cookie {cookie['name']}" for cookie in context.cookies()]


#: The rules of axe that depend on colours: the only ones whose answer can differ between light and dark.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
AXE_RULES = {
    "all": {},
    "colour": {"runOnly": {"type": "rule", "values": OF_COLOUR}},
    "all but colour": {"rules": {rule: {"enabled": False} for rule in OF_COLOUR}},
}


@pytest.fixture
def axe() -> Callable[..., None]:
    """Fail with every accessibility rule of axe that this page breaks: the rule, why, and the first elements."""

    def check(page: Page, context: str | None = None, rules: str = "all") -> None:
        options = {"resultTypes": ["violations"], **AXE_RULES[rules]}
        broken = Axe().run(page, context=context, options=options).response["violations"]
        if broken:
            pytest.fail(f"{page.url}\n" + "\n".join(_rule(rule) for rule in broken), pytrace=False)

    return check


def _rule(rule: dict) -> str:
    nodes = [f"    {node['target']}\n      {node['html'][:200]}\n      {node['failureSummary']}" for node in rule["nodes"]]
    more = [f"    and {len(nodes) - 5} more"] if len(nodes) > 5 else []
    return "\n".join([f"  {rule['id']} ({rule['impact']}): {rule['help']}", *nodes[:5], *more])
