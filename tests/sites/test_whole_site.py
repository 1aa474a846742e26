"""The real site, every page of it: links, anchors, ids, what it would fetch. Its HTML is `tests/test_html.py`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PUBLISHED
from tests.sites.pages import BuiltPage, files_of, pages_of, target_of
from whatworkswell.case.references import load

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    """Every page of the site by its path."""
    return {page.name: page for page in pages_of(built_site)}


def test_every_link_leads_somewhere(pages: dict[str, BuiltPage], built_site: Path) -> None:
    wrong = []
    for page in pages.values():
        for link in set(page.links()):
            if (target := target_of(page.name, link)) is None:
                continue
            path, anchor = target
            if not (built_site / path).is_file():
                wrong.append(f"{page.name}: {link} leads to no file")
            elif anchor and path in pages and anchor not in pages[path].ids:
                wrong.append(f"{page.name}: {link} leads to no anchor")
    assert not wrong, "\n".join(wrong[:100])


def test_a_page_that_is_not_found_links_from_the_root(pages: dict[str, BuiltPage]) -> None:
    """It is shown at any address, so a link from where it stands would lead nowhere."""
    assert [link for link in pages["404.html"].links() if not link.startswith(("/", "#", "http", "mailto:"))] == []


def test_the_sitemap_names_pages_that_are_there(built_site: Path) -> None:
    named = re.findall(
        r"<loc>https://practice\.example\.org/(.*?)</loc>", (built_site / "sitemap.xml").read_text(encoding="utf-8")
    )
    assert len(named) > 50
    assert [address for address in named if not (built_site / address / "index.html").is_file()] == []


def test_ids_are_used_once(pages: dict[str, BuiltPage]) -> None:
    wrong = [f"{page.name}: {id}" for page in pages.values() for id, times in Counter(page.ids).items() if times > 1]
    assert not wrong, "\n".join(wrong[:100])


def test_nothing_comes_from_elsewhere_and_nothing_runs_in_a_page(pages: dict[str, BuiltPage]) -> None:
    wrong = [f"{page.name}: {found}" for page in pages.values() for found in page.foreign_or_active()]
    assert not wrong, "\n".join(wrong[:100])


def test_every_page_can_be_told_from_the_others(pages: dict[str, BuiltPage]) -> None:
    real = [page for page in pages.values() if page.tree.css_first('meta[http-equiv="refresh"]') is None]
    titles = Counter(page.tree.css_first("title").text() for page in real)
    assert not [title for title, times in titles.items() if times > 1]
    wrong = [page.name for page in real if len(page.tree.css("h1")) != 1]
    assert not wrong, "a page has one h1"


def test_a_page_made_from_a_source_says_whose_it_is(pages: dict[str, BuiltPage], root: Path) -> None:
    """Every page that cites one of the works that say whose they are; the lists of all works are no such page."""
    known = {ref: reference for ref, reference in load(root).items() if reference.rights}
    made_from: dict[str, set[str]] = {}
    for name, page in pages.items():
        if name.startswith(("references/", "sessions/headteacher-3/present/", "sessions/number-study/present/")):
            continue
        named = " ".join(node.text() for node in page.tree.css(".ww-reference, .ww-about dd > cite"))
        mentioned = {node.attributes["href"].rpartition("#")[2] for node in page.tree.css("a.ww-mention")}
        cited = {ref for ref, reference in known.items() if reference.title in named or ref in mentioned}
        if cited:
            made_from[name] = cited
            boxed = [node.text() for node in page.tree.css("details.ww-rights > p > cite")]
            assert sorted(boxed) == sorted(known[ref].title for ref in cited), name
    assert len(made_from) > 100
    assert set().union(*made_from.values()) == set(known)


def test_the_licence_page_and_the_references_say_whose_the_sources_are(pages: dict[str, BuiltPage], root: Path) -> None:
    terms = [reference.rights.terms for reference in load(root).values() if reference.rights]
    for name in ("about/licence/index.html", "references/index.html"):
        said = [node.text() for node in pages[name].tree.css(".ww-rights__facts > dd")]
        assert sorted(text for text in said if text in terms) == sorted(terms), name


def test_the_same_input_gives_the_same_bytes(built_site: Path, build_once: Callable[[str, dict[str, str]], Path]) -> None:
    """Whatever order Python's sets fall in."""
    made = [files_of(site) for site in (built_site, build_once("site-again", {**PUBLISHED, "PYTHONHASHSEED": "12"}))]
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
