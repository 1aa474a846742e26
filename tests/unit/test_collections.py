"""Collections and the way from a problem: every end is a case, a page or an honest word that there is none yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from click.testing import CliRunner
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

from tests.tools.reading import reading_age
from tests.unit.sites import case, make_site
from whatworkswell.case import repository
from whatworkswell.case.register import Entry
from whatworkswell.case.repository import Case, Repository
from whatworkswell.catalogue.catalogue import Catalogue
from whatworkswell.catalogue.facets import BY_ID, values
from whatworkswell.cli import main
from whatworkswell.topics.collections import model as collection
from whatworkswell.topics.collections.model import titles
from whatworkswell.topics.collections.pages import CollectionPages
from whatworkswell.topics.gap_map.view import search_value
from whatworkswell.topics.handbook import model as handbook
from whatworkswell.topics.jpd import model as jpd
from whatworkswell.topics.sessions.pages import SessionPages
from whatworkswell.topics.start import model as start
from whatworkswell.topics.start.pages import StartPage

AGE = 12.5
PAGE = {"page": "jpd/index.md", "text": "A page"}


@pytest.fixture(scope="module")
def site(root: Path) -> Repository:
    return repository.load(root)


@pytest.fixture(scope="module")
def teaching(site: Repository) -> SessionPages:
    return SessionPages(site, lambda: handbook.load(site.root), lambda: jpd.load(site.root), lambda: titles(site.root))


@pytest.fixture(scope="module")
def collections(site: Repository, teaching: SessionPages) -> CollectionPages:
    return CollectionPages(site, teaching)


@pytest.fixture(scope="module")
def way(site: Repository, teaching: SessionPages, collections: CollectionPages) -> HTMLParser:
    return HTMLParser(StartPage(site, teaching, collections, Catalogue(site.cases.values()).cases).page("../"))


def found_by(address: str, site: Repository) -> set[str]:
    """The cases that a search's filters let through, worked out from its address alone as the search page does."""
    chosen: dict[str, set[str]] = {}
    for facet, value in parse_qsl(urlsplit(address).query):
        if facet != "q":
            chosen.setdefault(facet, set()).add(value)

    def has(case: Case, facet: str) -> set[str]:
        return {search_value(site.vocabularies.label(BY_ID[facet].vocabulary, value)) for value in values(case, BY_ID[facet])}

    return {slug for slug, case in site.cases.items() if all(has(case, facet) & wanted for facet, wanted in chosen.items())}


def links(node: LexborNode) -> list[str]:
    return [str(link.attributes["href"]) for link in node.css("a")]


def test_every_end_has_cases_or_says_that_it_has_none(way: HTMLParser, site: Repository) -> None:
    data = start.load(site.root)
    ends = 0
    for aim in data.aims:
        section = way.css_first(f'[data-ww-aim="{aim.id}"]')
        for phase in data.phases:
            (offer,) = section.css(f'.ww-aim__phases [data-ww-for="{phase}"]')
            (address,) = links(offer)
            number = int(offer.attributes["data-ww-count"] or 0)
            if number:
                found = found_by(address, site) & (set(aim.cases) or set(site.cases))
                assert len(found) == number, address
                assert address.startswith("../search/?")
                assert ("q" in parse_qs(urlsplit(address).query)) == bool(aim.words)
            else:
                assert "nobody has shared this yet" in offer.text()
                assert f"phases={phase}" in address
                assert not any(phase in case.front.phases for case in _cases(aim, site))
            ends += 1
    assert ends == len(data.aims) * len(data.phases)


def _cases(aim: start.Aim, site: Repository) -> list[Case]:
    if aim.words:
        return [site.cases[slug] for slug in aim.cases]
    return [c for c in site.cases.values() if all(set(v) & set(values(c, BY_ID[facet])) for facet, v in aim.find.items())]


def test_each_aim_lists_its_cases_and_what_to_read(way: HTMLParser, site: Repository) -> None:
    for aim in start.load(site.root).aims:
        section = way.css_first(f'[data-ww-aim="{aim.id}"]')
        cases = _cases(aim, site)
        shown = links(section.css_first(".ww-aim__cases")) if cases else []
        assert set(shown) <= {f"../{case.url}" for case in cases}
        assert len(shown) == min(len(cases), 8)
        assert section.attributes["data-ww-count"] == str(len(cases))
        assert any(address.startswith("../handbook/") for address in links(section))
    empty = way.css_first('[data-ww-aim="send"]')
    assert "Nobody has shared this yet." in empty.text()
    assert "../share/form/?pupil_focus=send" in links(empty)


def test_each_means_ends_in_a_chapter_and_a_session_or_a_sheet(way: HTMLParser, site: Repository) -> None:
    for means in start.load(site.root).means:
        part = way.css_first(f'[data-ww-with="{means.id}"]')
        chapter, begin = links(part)
        assert chapter.startswith(("../handbook/", "../jpd/"))
        if means.session:
            assert begin == f"../sessions/{means.session}/" and (means.note or "") in part.text()
        else:
            assert "/sheets/" in begin and "session" not in part.text()


def test_who_has_an_hour_is_not_sent_to_a_session(site: Repository) -> None:
    means = start.load(site.root).means
    assert means[0].id == "little" and not means[0].session
    named = [one.session for one in means if one.session]
    assert len(named) == len(set(named)), "one session for several answers is no answer"


@pytest.mark.parametrize("wrong", [{}, {"session": "x", "sheet": PAGE}, {"sheet": PAGE, "note": "It is."}])
def test_means_begin_with_a_session_or_a_sheet(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"one of the two|a note is about a session"):
        start.Means.model_validate({"id": "a", "label": "A", "gist": "It is.", "page": PAGE, **wrong})


def test_each_question_has_an_answer_for_each_part(way: HTMLParser) -> None:
    for name, parts in (("aim", "[data-ww-aim]"), ("with", "[data-ww-with]")):
        asked = [node.attributes["value"] for node in way.css(f'input[name="{name}"]')]
        assert asked == [node.attributes[parts.strip("[]")] for node in way.css(parts)]


@pytest.mark.parametrize("ident", ["first-lesson-study", "pupils-as-observers", "not-as-hoped", "across-schools", "new-teachers"])
def test_a_collection_says_why_each_thing_is_there(collections: CollectionPages, ident: str) -> None:
    data = collections.collections[ident]
    page = HTMLParser(collections.collection(ident))
    items = page.css(".ww-collection__items > li")
    assert len(items) == len(data.items)
    for item, entry in zip(items, data.items, strict=True):
        assert entry.why in " ".join(item.text().split())
        assert bool(item.css(".ww-outcome")) == (entry.case is not None)
    added = parse_qs(urlsplit(str(page.css_first("[data-ww-add]").attributes["href"])).query)["add"]
    assert added == [f"collections/{ident}/", *(links(item)[0].removeprefix("../../") for item in items)]


def test_a_case_that_is_retired_says_so(site: Repository, teaching: SessionPages, collections: CollectionPages) -> None:
    slug = "gateway-learning-detectives"
    old = replace(site.cases[slug], entry=Entry(slug, stage="retired", retired_reason="It has changed."))
    later = CollectionPages(replace(site, cases={**site.cases, slug: old}), teaching)
    shown = HTMLParser(later.collection("pupils-as-observers")).css_first(f"#case-{slug}").text()
    assert "No longer recommended" in shown
    assert "No longer recommended" not in collections.collection("pupils-as-observers")


def test_the_list_names_every_collection(collections: CollectionPages) -> None:
    listing = HTMLParser(collections.listing("../"))
    assert [str(link.attributes["href"]) for link in listing.css("a")] == [
        f"../collections/{name}/" for name in collections.names()
    ]
    assert len(collections.names()) == 5


def test_a_slide_leads_to_a_collection(teaching: SessionPages) -> None:
    page = teaching.page("number-study", base="../../", cite=lambda ref: ref, share=lambda *_: "")
    assert 'href="../../collections/first-lesson-study/">Collection: Your first Lesson Study</a>' in page


def test_one_file_is_checked_by_its_path(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"a-case": case(), "broken": "no front matter"})
    (site / "docs/_data/collections").mkdir()
    wrong = site / collection.FOLDER / "made-up.yml"
    wrong.write_text("title: Made up\n", encoding="utf-8")
    (site / start.FILE).write_text("aims: []\n", encoding="utf-8")
    for path in (wrong, site / start.FILE):
        checked = CliRunner().invoke(main, ["check", str(path)])
        assert checked.exit_code == 1
        name = path.relative_to(site).as_posix()
        assert {line.partition(":")[0] for line in checked.stdout.splitlines() if line.startswith(("docs/", "cases/"))} == {name}


def test_a_site_without_the_form_or_the_pack_leads_to_what_it_has(site: Repository, teaching: SessionPages) -> None:
    small = replace(site, pages=site.pages - {"share/form.md", "sessions/pack.md"})
    bare = CollectionPages(small, teaching)
    assert "data-ww-add" not in bare.collection("first-lesson-study")
    way = StartPage(small, teaching, bare, ()).page("../")
    assert "share/form/" not in way
    assert 'href="../share/"' in way


def test_everybody_can_read_it(root: Path) -> None:
    told = [line for found in collection.load(root).values() for line in (*found.introduction, *(e.why for e in found.items))]
    assert reading_age("\n\n".join(told)) <= AGE
    way = start.load(root)
    told = [*(one.gist for one in (*way.aims, *way.means)), *(means.note or "" for means in way.means)]
    assert reading_age("\n\n".join(told)) <= AGE
