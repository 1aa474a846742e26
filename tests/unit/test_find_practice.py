"""The search page before anything is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.unit.cases import make_case
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.catalogue.catalogue import Catalogue
from whatworkswell.catalogue.facets import FACETS
from whatworkswell.topics.search.page import FEW, FIRST, find_practice


@pytest.fixture
def page(tmp_path: Path) -> LexborHTMLParser:
    """Twelve cases: each has another subject, one says what came of it."""
    subjects = list(packaged()["subjects"].terms)[:12]
    cases = [
        make_case(tmp_path, f"title: Case {n} & co\nsubjects: [{subject}]" + "\noutcome: mixed" * (n == 0), slug=f"case-{n:02}")
        for n, subject in enumerate(subjects)
    ]
    return LexborHTMLParser(find_practice(Catalogue(cases), packaged(), "../"))


def choices(page: LexborHTMLParser, facet: str) -> list[LexborNode]:
    return page.css(f'[data-ww-facet="{facet}"] label')


def shown(labels: list[LexborNode]) -> dict[str, str]:
    return {label.css("span")[0].text(): label.css("span")[1].text() for label in labels if "hidden" not in label.attributes}


def test_the_newest_cases_stand_as_results(page: LexborHTMLParser) -> None:
    links = page.css(".ww-result__title a")
    assert [link.attributes["href"] for link in links] == [f"../cases/case-{n:02}/" for n in range(FIRST)]
    assert links[0].text() == "Case 0 & co"
    count = page.css_first("[data-ww-count]")
    assert count is not None
    assert count.text() == "12 cases"


def test_every_value_of_every_facet_is_there_and_those_that_no_case_has_are_hidden(page: LexborHTMLParser) -> None:
    for facet in FACETS:
        assert len(choices(page, facet.id)) >= len(packaged()[facet.vocabulary].terms)
    assert shown(choices(page, "phase")) == {"Primary": "12"}
    assert shown(choices(page, "outcome")) == {"Mixed": "1", "Not stated": "11"}


def test_a_long_list_of_values_begins_with_the_first_few(page: LexborHTMLParser) -> None:
    assert len(shown(choices(page, "subject"))) == FEW
    more = page.css_first('[data-ww-facet="subject"] [data-ww-all]')
    assert more is not None
    assert more.text() == "Show all 12"
    assert "hidden" not in more.attributes


def test_what_needs_a_script_is_hidden_without_one(page: LexborHTMLParser) -> None:
    assert all("hidden" in part.attributes for part in page.css("[data-ww-needs-script]"))
