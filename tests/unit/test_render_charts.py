"""Charts tell the truth about their axis, and are drawn only of a start and a result."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatworkswell.case.front_matter.model import Evidence
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.kit.charts import HEIGHT, WIDTH, BeforeAfter, axis, before_after
from whatworkswell.topics.case_page.evidence import charts, comparison_phrase, evidence_rows, result_phrase

FIGURES = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


def evidence(**keys: object) -> Evidence:
    return Evidence.model_validate({"kind": "test-result", "measure": "pass rate", "unit": "per cent", **keys})


def test_a_share_is_drawn_from_nought_to_a_hundred() -> None:
    assert axis(BeforeAfter("share", 34, 51, "per cent")) == (0, 100, 25)


@given(FIGURES, FIGURES)
def test_zero_and_both_figures_are_on_the_axis(before: float, after: float) -> None:
    low, high, step = axis(BeforeAfter("x", before, after))
    assert low <= min(0, before, after) + 1e-6
    assert high >= max(0, before, after) - 1e-6
    assert step > 0
    assert low < high


@given(FIGURES, FIGURES, st.text(min_size=1, max_size=40).filter(lambda text: text.isprintable()))
def test_a_chart_is_sound_svg_with_title_and_description(before: float, after: float, name: str) -> None:
    root = ElementTree.fromstring(before_after(BeforeAfter(name, before, after), ident="c"))  # noqa: S314 - made here
    ids = (root.get("aria-labelledby") or "").split()
    named = {node.get("id"): node.text for node in root if node.get("id")}
    assert root.get("role") == "img"
    assert list(named) == ids
    assert name in (named["c-title"] or "")
    for circle in root.iter("circle"):
        assert 0 <= float(circle.get("cx", "-1")) <= WIDTH
        assert 0 <= float(circle.get("cy", "-1")) <= HEIGHT


def test_what_an_author_wrote_is_escaped() -> None:
    svg = before_after(BeforeAfter('A & B "quoted"', 1, 2), ident="c")
    assert "A &amp; B" in svg


@pytest.mark.parametrize(
    "keys",
    [
        {"value": 93, "compared_with": "predicted", "compared_value": 79, "measures": "level"},
        {"value": 93, "compared_with": "comparison-group", "compared_value": 79},
        {"value": 3, "compared_with": "baseline", "compared_value": 1, "measures": "change"},
        {"value": 3, "compared_with": "baseline", "measures": "level"},
        {"value": 3, "compared_with": "none"},
        {},
    ],
)
def test_only_a_start_and_a_result_are_drawn(keys: dict[str, object]) -> None:
    assert charts([evidence(**keys)]) == ()


def test_each_chart_has_ids_of_its_own() -> None:
    entry = evidence(value=51, compared_with="baseline", compared_value=34, measures="level")
    first, second = charts([entry, entry])
    assert 'id="chart-1-title"' in first.svg
    assert 'id="chart-2-title"' in second.svg


@pytest.mark.parametrize(
    ("keys", "result", "comparison"),
    [
        ({}, "Told in words, without a figure", ""),
        (
            {"value": 93, "compared_with": "predicted", "compared_value": 79},
            "93 per cent",
            "where 79 per cent had been predicted",
        ),
        ({"value": 51, "compared_with": "baseline", "compared_value": 34}, "51 per cent", "against 34 per cent at the start"),
        ({"value": 2.5, "measures": "change", "compared_with": "baseline"}, "+2.5 per cent (change)", "since the start"),
        ({"value": -7, "measures": "gap-change"}, "\N{MINUS SIGN}7 per cent (change in a gap)", ""),
        (
            {"value": 3, "measures": "change", "compared_with": "comparison-group", "compared_value": 1},
            "+3 per cent (change)",
            "against +1 per cent in the comparison group",
        ),
        ({"value": 5, "compared_with": "none"}, "5 per cent", "not compared with anything"),
    ],
)
def test_evidence_in_words(keys: dict[str, object], result: str, comparison: str) -> None:
    entry = evidence(**keys)
    assert (result_phrase(entry), comparison_phrase(entry)) == (result, comparison)


def test_the_table_has_every_piece_of_evidence() -> None:
    rows = evidence_rows([evidence(), evidence(value=5)], packaged())
    assert [row.has_figure for row in rows] == [False, True]
    assert rows[0].kind == "Test result"
