"""The gap map: what it counts, where its cells lead, and what it says of rows and columns that nobody has filled."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.unit.cases import make_case
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.register import Entry
from whatworkswell.case.repository import Case
from whatworkswell.catalogue.catalogue import Catalogue
from whatworkswell.topics.gap_map.counts import AXES, GapMap, gap_map
from whatworkswell.topics.gap_map.view import render_gap_map, search_value

APPROACH, PHASE = AXES["approach"], AXES["phase"]


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    retired = Entry("old", stage="retired")
    return [
        make_case(tmp_path, "approaches: [lesson-study, coaching]\nphases: [primary]\noutcome: improved", slug="one"),
        make_case(tmp_path, "approaches: [lesson-study]\nphases: [primary, secondary]", slug="two"),
        make_case(tmp_path, "approaches: [mentoring]\nphases: [special]", slug="old", entry=retired),
    ]


@pytest.fixture
def found(cases: list[Case]) -> GapMap:
    return gap_map(Catalogue(cases).cases, APPROACH, PHASE, packaged())


def drawn(found: GapMap, *, with_form: bool = True) -> HTMLParser:
    return HTMLParser(render_gap_map(found, vocabularies=packaged(), base_url="../", with_form=with_form))


def test_a_case_counts_in_every_cell_that_it_belongs_to(found: GapMap) -> None:
    assert found.cells == {
        ("lesson-study", "primary"): {"improved": 1, "unstated": 1},
        ("coaching", "primary"): {"improved": 1},
        ("lesson-study", "secondary"): {"unstated": 1},
    }
    assert found.cases == 2, "the retired case is not counted"


def test_rows_and_columns_without_a_case_are_set_apart(found: GapMap) -> None:
    assert [term.id for term in found.rows] == ["lesson-study", "coaching"]
    assert [term.id for term in found.columns] == ["primary", "secondary"]
    words = packaged()
    assert {*found.rows, *found.empty_rows} == set(words["approaches"].terms.values())
    assert {*found.columns, *found.empty_columns} == set(words["phases"].terms.values())


def test_a_cell_leads_to_a_plain_list_and_to_the_same_search(found: GapMap) -> None:
    cell = drawn(found).css_first("td.ww-gaps__full")
    link = cell.css_first("a")
    assert link.attributes["href"] == "../browse/approach/lesson-study/?phase=primary"
    assert link.attributes["data-search"] == "../search/?approach=lesson-study&phase=primary"
    assert " ".join(cell.text().split()) == "2 cases (Lesson Study, Primary) 1 improved1 not stated"


def test_an_empty_cell_opens_the_form_with_both_sides_filled_in(found: GapMap) -> None:
    page = drawn(found)
    empty = page.css("td.ww-gaps__none a")
    assert [link.attributes["href"] for link in empty] == ["../share/form/?approaches=coaching&phases=secondary"]
    assert "No case yet: share yours (Coaching, Secondary)" in empty[0].text()
    invited = {link.attributes["href"] for link in page.css(".ww-gaps__missing a")}
    assert {"../share/form/?phases=special", "../share/form/?approaches=mentoring"} <= invited


def test_without_a_form_nothing_leads_there(found: GapMap) -> None:
    page = drawn(found, with_form=False)
    assert "share/form" not in (page.html or "")
    assert "No case yet" in page.css_first("td.ww-gaps__none").text()


def test_every_cell_has_its_headers(found: GapMap) -> None:
    page = drawn(found)
    columns = page.css("thead th[scope=col]")
    for row in page.css("tbody tr"):
        assert row.css_first("th[scope=row]") and len(row.css("td")) == len(columns) - 1
    assert page.css_first("caption").text() == "Approach by phase, 2 cases"


def test_a_site_without_cases_invites_the_first() -> None:
    page = drawn(gap_map([], APPROACH, PHASE, packaged()))
    assert not page.css("table") and "Be the first" in page.css_first(".ww-empty").text()


def test_every_side_is_a_list_that_an_author_fills_in() -> None:
    assert all(tree()[axis.field].many and axis.main for axis in AXES.values())


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Lesson Study", "lesson-study"),
        ("Pupils as observers", "pupils-as-observers"),
        ("Café (early years)", "cafe-early-years"),
    ],
)
def test_a_label_stands_in_an_address_as_the_search_writes_it(label: str, value: str) -> None:
    assert search_value(label) == value
