"""The corpus in Chromium: nothing of it runs in a built site, with the site's policy and with that taken away.

What the checker accepts is published as it would be; what it refuses is rendered all the same, past the checker, into
one page without any policy: the renderer alone must have taken the teeth out.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.corpus.everything import INPUTS
from tests.corpus.inputs import INTRODUCTION, Files, Input
from tests.sites.tiny import TinySite, case
from whatworkswell.case.account.account import read_account

#: These would cost the browser what they do not cost the checker, and show nothing.
_IN_PAGE = [given for given in INPUTS if given.category not in ("service", "scope")]
_ACCEPTED = [given for given in _IN_PAGE if given.verdict == "accepted"]
_TEXTS = [given for given in _ACCEPTED if given.text]
_REFUSED = [given for given in INPUTS if given.text and given.verdict != "accepted"]
_META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_PART = 12  # texts in a case

#: Nothing of a case may stand in a page as one of these; then everything that a reader could set off is set off.
_LOOK_AND_TOUCH = """where => {
  const wrong = [];
  for (const part of document.querySelectorAll(where)) {
    for (const node of part.querySelectorAll("*")) {
      if (node.matches("script,style,iframe,object,embed,form,input,base,meta,link,svg,math,video,audio,template,noscript"))
        wrong.push(node.outerHTML.slice(0, 200));
      for (const {name, value} of node.attributes)
        if (/^(on|style$|srcdoc|formaction|ping)/.test(name)) wrong.push(node.outerHTML.slice(0, 200));
      if (node.hasAttribute("href") && !/^https?:$/.test(node.protocol)) wrong.push(node.outerHTML.slice(0, 200));
      for (const type of ["mouseover", "focus", "load", "error", "toggle", "animationstart", "begin", "pointerdown"])
        node.dispatchEvent(new Event(type, {bubbles: true}));
    }
  }
  return wrong;
}"""


def _merged() -> tuple[Files, dict[str, list[Input]]]:
    """The accepted texts, many in a case and each under a heading of its own; and which are at which address."""
    files, places = {}, defaultdict(list)
    for start in range(0, len(_TEXTS), _PART):
        slug, some = f"made-up-texts-{start // _PART}", _TEXTS[start : start + _PART]
        text = "".join(f"### Synthetic: {given.category} {given.id}\n\n{given.text}\n\n" for given in some)
        files |= case(slug, INTRODUCTION + text)
        places[f"cases/{slug}/"] = some
    for given in _ACCEPTED:
        if not given.text and given.category in ("front_matter", "template", "yaml", "twins"):
            files |= given.make()
            places[f"cases/{given.slug}/"].append(given)
    return files, places


def _refused_page() -> str:
    articles = []
    for given in _REFUSED:
        account = read_account(f"{INTRODUCTION}{given.text}\n")
        html = "".join(account.sections.values()) + account.notes
        articles.append(f'<article id="at-{given.category}-{given.id}" class="refused">{html}</article>')
    return f"<!doctype html><title>Synthetic</title><main>{''.join(articles)}</main><p id='end'>end</p>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all that is accepted."""
    files, _ = _merged()
    built = TinySite(tmp_path_factory.mktemp("corpus"), files).build()
    assert built.status == 0, built.said[-3000:]
    assert "WARNING" not in built.said, built.said[-3000:]
    return built.site


@pytest.fixture(scope="module")
def bare_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without its policy, and with a page of what is refused."""
    bare = tmp_path_factory.mktemp("bare") / "site"
    shutil.copytree(site, bare)
    (bare / "_headers").unlink()
    pages = list(bare.rglob("*.html"))
    for page in pages:
        text, count = _META.subn("", page.read_text(encoding="utf-8"))
        assert count == 1, page
        page.write_text(text, encoding="utf-8")
    (bare / "refused.html").write_text(_refused_page(), encoding="utf-8")
    return bare


@pytest.fixture
def watched(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """One page that goes from address to address; fails with whatever ran, or was asked of another host."""
    context = browser.new_context()
    page, found, home = context.new_page(), [], []
    page.on("dialog", lambda dialog: (found.append(f"{page.url}: {dialog.type} {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("console", lambda said: found.append(f"{page.url}: {said.text}") if "Content Security" in said.text else None)
    page.on("request", lambda asked: None if asked.url.startswith((home[0], "data:", "blob:")) else found.append(asked.url))

    def visit(address: str) -> Page:
        home[:] = home or [re.match(r"https?://[^/]+/", address)[0]]
        page.goto(address)
        return page

    yield visit
    context.close()
    assert not found


def _nothing_ran(page: Page, where: str) -> None:
    address = page.url
    assert page.locator(where).count(), address
    assert page.evaluate(_LOOK_AND_TOUCH, where) == []
    page.wait_for_timeout(20)  # what was set off may take a moment
    assert page.evaluate("window.__ran") is None, address
    assert page.url == address


def _letters(text: str) -> str:
    """The text without the signs of which Markdown makes stress, and without line breaks."""
    return " ".join(text.translate({ord("_"): None, ord("*"): None}).split())


@pytest.mark.parametrize("policy", ["with", "without"])
def test_what_is_accepted_runs_nothing_and_is_all_there(
    policy: str, site: Path, bare_site: Path, serve: Callable[..., str], watched: Callable[[str], Page]
) -> None:
    home = serve(site if policy == "with" else bare_site)
    _, places = _merged()
    for address, inputs in places.items():
        page = watched(home + address)
        _nothing_ran(page, ".ww-account")
        text = page.locator("article.ww-case").evaluate("node => node.textContent")
        assert "49" not in text, address
        for given in inputs:
            assert _letters(given.shown) in _letters(text), (address, given.id)
    for address in ("", "search/", "cases/"):
        page = watched(home + address)
        page.wait_for_timeout(20)
        assert page.evaluate("window.__ran") is None, address
    assert "{{ 7*7 }} in a title" in page.locator("article").first.inner_text()


def test_what_is_refused_would_run_nothing_either(
    bare_site: Path, serve: Callable[..., str], watched: Callable[[str], Page]
) -> None:
    page = watched(serve(bare_site) + "refused.html")
    assert page.locator("article.refused").count() == len(_REFUSED), "none swallows the next"
    assert page.locator("main > *").count() == len(_REFUSED)
    assert page.locator("#end").count() == 1
    _nothing_ran(page, "article.refused")
    assert "49" not in page.locator("#at-template-script-in").inner_text()


def test_the_canary_sings(bare_site: Path, serve: Callable[..., str], browser: Browser) -> None:
    """Were something to run, these tests would see it."""
    (bare_site / "canary.html").write_text("<!doctype html><img src=x onerror='window.__ran=1'>", encoding="utf-8")
    page = browser.new_page()
    page.goto(serve(bare_site) + "canary.html")
    page.wait_for_function("window.__ran === 1")
    page.close()
