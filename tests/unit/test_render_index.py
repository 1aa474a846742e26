"""Lists of cases: a whole table without a script, filters that know what occurs, cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.unit.cases import make_case
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.repository import Case
from whatworkswell.topics.lists.case_index import WORTH_FILTERING, caption, render_case_cards, render_case_index

WORDS = packaged()


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    """Enough cases to be worth filtering: half of them English, one with an outcome."""
    made = [
        make_case(
            tmp_path, f"title: Case {n} & co\nsubjects: [{'english' if n % 2 else 'mathematics, science'}]", slug=f"case-{n}"
        )
        for n in range(WORTH_FILTERING - 1)
    ]
    return [*made, make_case(tmp_path, "outcome: worse\nregions: [london]", slug="last-case")]


def parsed(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def test_the_table_is_semantic_and_links_from_where_the_page_is(cases: list[Case]) -> None:
    page = parsed(render_case_index(cases, vocabularies=WORDS, base_url="../../"))
    rows = page.css("tbody tr")
    assert len(rows) == len(cases)
    assert len(page.css("thead th[scope=col]")) == 5
    links = [row.css_first("th[scope=row] a") for row in rows]
    assert [link.attributes["href"] for link in links if link] == [f"../../{case.url}" for case in cases]
    assert links[0] is not None
    assert links[0].text() == "Case 0 & co"


def test_filters_are_hidden_until_a_script_shows_them(cases: list[Case]) -> None:
    form = parsed(render_case_index(cases, vocabularies=WORDS)).css_first("form")
    assert form is not None
    assert "hidden" in form.attributes


def test_a_filter_offers_what_occurs_with_its_count(cases: list[Case]) -> None:
    page = parsed(render_case_index(cases, vocabularies=WORDS))
    choices = {option.attributes["value"]: option.text() for option in page.css("select[name=subject] option")}
    maths = sum("mathematics" in case.front.subjects for case in cases)
    assert choices == {
        "": "Any",
        "english": f"English ({len(cases) - maths})",
        "mathematics": f"Mathematics ({maths})",
        "science": f"Science ({maths})",
    }
    outcomes = [option.attributes["value"] for option in page.css("select[name=outcome] option")]
    assert outcomes == ["", "worse", "not-stated"]
    assert not page.css("select[name=phase]"), "all the cases are of one phase"
    assert page.css("tbody tr")[0].attributes["data-subject"] == "mathematics science"


def test_what_was_asked_for_is_not_offered_again(cases: list[Case]) -> None:
    page = parsed(render_case_index(cases, vocabularies=WORDS, filters={"subject": "english"}))
    assert not page.css("select[name=subject]")
    assert page.css_first("caption").text() == f"{len(cases)} cases. Subject: English"


def test_a_short_list_has_no_filters(cases: list[Case]) -> None:
    assert not parsed(render_case_index(cases[:3], vocabularies=WORDS)).css("form")


def test_an_empty_list_says_so() -> None:
    page = parsed(render_case_index([], vocabularies=WORDS, filters={"subject": "music"}))
    assert "0 cases. Subject: Music. Nobody has shared one yet." in page.css_first(".ww-empty").text()


def test_several_lists_in_a_page_do_not_clash(cases: list[Case]) -> None:
    page = parsed(render_case_index(cases, vocabularies=WORDS) + render_case_index(cases, vocabularies=WORDS))
    assert not page.css("[id]")


def test_markdown_would_pass_it_on_untouched(cases: list[Case]) -> None:
    for html in (render_case_index(cases, vocabularies=WORDS), render_case_cards(cases[:1], vocabularies=WORDS)):
        assert "\n\n" not in html
        assert not any(line.startswith((" ", "\t")) for line in html.splitlines())


def test_a_card_says_what_came_of_it_and_how_sure_one_can_be(cases: list[Case]) -> None:
    page = parsed(render_case_cards(cases[-1:], vocabularies=WORDS, base_url="../"))
    said = " ".join(" ".join(part.text().split()) for part in page.css(".ww-card > p"))
    assert said == "Talk before writing Two teachers planned talk before writing. Worse No evidence given London"


def test_no_cards_are_nothing() -> None:
    assert render_case_cards([], vocabularies=WORDS) == ""


def test_one_case_is_not_several() -> None:
    assert caption(1, {}, WORDS) == "1 case"
