"""The small pieces of English that pages are made of."""

from __future__ import annotations

import pytest

from whatworkswell.kit import words


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["", "b"], "b")],
)
def test_lists_read_as_english(items: list[str], said: str) -> None:
    assert words.listed(items) == said


@pytest.mark.parametrize(
    ("value", "signed", "said"),
    [
        (93.0, False, "93"),
        (2.5, True, "+2.5"),
        (-3.25, True, "\N{MINUS SIGN}3.25"),
        (0.0, True, "0"),
        (1200.0, False, "1,200"),
        (100.0, False, "100"),
    ],
)
def test_figures_keep_their_sense(value: float, signed: bool, said: str) -> None:
    assert words.number(value, signed=signed) == said


@pytest.mark.parametrize(
    ("started", "ended", "said"),
    [
        ("2011-10", "2012-07-05", "October 2011 to 5 July 2012"),
        (None, "2012", "ended 2012"),
        ("2012", "2012", "2012"),
        ("2011", None, "began 2011"),
        (None, None, ""),
    ],
)
def test_periods(started: str | None, ended: str | None, said: str) -> None:
    assert words.period(started, ended) == said


@pytest.mark.parametrize(
    ("year", "said"), [(2012, "14 years ago"), (2025, "last year"), (2026, "this year"), (2027, "this year")]
)
def test_age_is_counted_from_the_year_that_is_given(year: int, said: str) -> None:
    assert words.age(year, 2026) == said


def test_abbreviations_keep_their_capitals() -> None:
    assert words.lower_first("Key stage") == "key stage"
    assert words.lower_first("CPD leader") == "CPD leader"
