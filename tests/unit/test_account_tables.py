"""Tables of an account: framed, aligned by class."""

from __future__ import annotations

import pytest

from whatworkswell.case.account.account import read_account


def html_of(table: str) -> str:
    return read_account(f"## What we did\n\n{table}\n").sections["what-we-did"]


def test_columns_keep_their_alignment_by_class() -> None:
    html = html_of("| a | b | c | d |\n| :-- | :-: | --: | --- |\n| 1 | 2 | 3 | 4 |")
    for side, value in (("left", 1), ("center", 2), ("right", 3)):
        assert f'<td class="ww-align-{side}">{value}</td>' in html
    assert "<td>4</td>" in html
    assert "align=" not in html


@pytest.mark.parametrize("value", ["justify", "ww-badge", "", "right left"])
def test_an_alignment_of_the_authors_own_is_left_out(value: str) -> None:
    html = html_of(f'<table><tr><td align="{value}">1</td></tr></table>')
    assert "<td>1</td>" in html
