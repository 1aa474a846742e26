"""What browser tests ask for: `open_page`, `look`, `axe`, `modules`. Every test in this folder is marked `browser`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

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
    """The four ways in which every page is looked at: `open_page("about/", **look)`."""
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
        height = 780 if width < 600 else 900
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        target = urljoin(address, path)
        home = urljoin(target, "/")
        if problems:
            page.on("console", lambda said: found.append(f"{path}: console: {said.text}") if said.type == "error" else 0)
            page.on("pageerror", lambda error: found.append(f"{path}: script: {error}"))
            page.on("request", lambda asked: found.append(f"{path}: asks {asked.url}") if _away(asked.url, home) else 0)
        page.goto(target)
        return page

    yield open_it
    for context in contexts:
        found += [f"sets the cookie {cookie['name']}" for cookie in context.cookies()]
        context.close()
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def _away(url: str, home: str) -> bool:
    return not url.startswith((home, "data:", "blob:", "about:"))


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
