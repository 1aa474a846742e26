"""The evidence: what we work out agrees with sums done by hand.

The hand-checked values stand here with how they come about. The counts are made a second time by a plain loop over the raw
file, so that neither the model nor the drawing can be wrong unseen.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from whatworkswell.case.datafile import DataError
from whatworkswell.topics.evidence import model as evidence

FIGURES = ["fig3", "fig4", "fig5", "fig6", "fig7", "fig8"]

#: Authorities where (both rose, only programme schools rose, neither rose, only others rose; programme schools gained more).
#: Counted in a spreadsheet: signs of the two change columns, and the first larger than the second. Each four add up to 91.
COUNTED = {
    "fig3": (60, 8, 1, 22, 46),
    "fig4": (13, 32, 33, 13, 59),
    "fig5": (31, 24, 17, 19, 55),
    "fig6": (54, 19, 4, 14, 59),
    "fig7": (49, 20, 4, 18, 52),
    "fig8": (57, 11, 1, 22, 46),
}

#: (change in programme schools, change in others, gap 2009, gap 2010, change of the gap), each from the printed cells.
WORKED_OUT = {
    # English, level 4: 78.66-78.03, 81.90-82.10; 82.10-78.03, 81.90-78.66; 3.24-4.07
    "table1 level-4 english": ("0.63", "-0.20", "4.07", "3.24", "-0.83"),
    # Mathematics, level 4: 79.18-76.32, 81.59-80.54; 80.54-76.32, 81.59-79.18; 2.41-4.22
    "table1 level-4 mathematics": ("2.86", "1.05", "4.22", "2.41", "-1.81"),
    # Both, level 4: 71.68-69.06, 75.18-74.24; 74.24-69.06, 75.18-71.68; 3.50-5.18
    "table1 level-4 both": ("2.62", "0.94", "5.18", "3.50", "-1.68"),
    # English, level 5: 28.71-26.10, 33.42-30.47; 30.47-26.10, 33.42-28.71; 4.71-4.37
    "table1 level-5 english": ("2.61", "2.95", "4.37", "4.71", "0.34"),
    # Mathematics, level 5: 31.32-31.15, 34.96-35.80; 35.80-31.15, 34.96-31.32; 3.64-4.65
    "table1 level-5 mathematics": ("0.17", "-0.84", "4.65", "3.64", "-1.01"),
    # Both, level 5: 19.42-17.59, 23.10-21.21; 21.21-17.59, 23.10-19.42; 3.68-3.62
    "table1 level-5 both": ("1.83", "1.89", "3.62", "3.68", "0.06"),
    # Two levels of progress, English: 80.44-82.82, 82.77-84.63; 84.63-82.82, 82.77-80.44; 2.33-1.81
    "table2 progress english": ("-2.38", "-1.86", "1.81", "2.33", "0.52"),
    # Two levels of progress, mathematics: 78.11-81.80, 81.35-83.29; 83.29-81.80, 81.35-78.11; 3.24-1.49
    "table2 progress mathematics": ("-3.69", "-1.94", "1.49", "3.24", "1.75"),
}


@pytest.fixture(scope="module")
def data(root: Path) -> evidence.Evidence:
    return evidence.load(root)


@pytest.fixture(scope="module")
def raw(root: Path) -> list[dict[str, str]]:
    with (root / evidence.POINTS).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def differences(root: Path) -> dict[str, str]:
    """What the page says of each difference, by the id of its heading."""
    text = (root / "docs/evidence/differences.md").read_text(encoding="utf-8")
    found = re.findall(r"^### [^\n]+ \{#(\S+)\}$(.+?)(?=^##|^</div>)", text, re.MULTILINE | re.DOTALL)
    return {ident: " ".join(body.split()) for ident, body in found}


def test_gaps_and_changes_follow_from_the_printed_cells(data: evidence.Evidence) -> None:
    found = {
        f"{table.id} {block.id} {row.id}": tuple(map(str, (row.lt_change, row.other_change, *row.gaps, row.gap_change)))
        for table in data.tables.changes
        for block in table.blocks
        for row in block.rows
    }
    assert found == WORKED_OUT


def test_the_text_gives_the_same_changes_at_level_4(data: evidence.Evidence) -> None:
    """Section 5.1.1: 0.63, -0.20, 2.86 and 2.62; gaps narrowed by 0.83, 1.81 and 1.68."""
    english, mathematics, both = data.tables.changes[0].blocks[0].rows
    assert (english.lt_change, english.other_change) == (Decimal("0.63"), Decimal("-0.20"))
    assert (mathematics.lt_change, both.lt_change) == (Decimal("2.86"), Decimal("2.62"))
    assert [row.gap_change for row in (english, mathematics, both)] == [Decimal("-0.83"), Decimal("-1.81"), Decimal("-1.68")]


@pytest.mark.parametrize("figure", FIGURES)
def test_quadrants_are_counted_right(data: evidence.Evidence, raw: list[dict[str, str]], figure: str) -> None:
    both = programme = neither = others = ahead = 0
    for row in raw:
        if row["figure"] != figure:
            continue
        lt, non_lt = float(row["lt_change_pp"]), float(row["non_lt_change_pp"])
        assert lt and non_lt, "nought would be in no quadrant"
        if lt > 0 and non_lt > 0:
            both += 1
        if lt > 0 and non_lt < 0:
            programme += 1
        if lt < 0 and non_lt < 0:
            neither += 1
        if lt < 0 and non_lt > 0:
            others += 1
        if lt > non_lt:
            ahead += 1
    assert (both, programme, neither, others, ahead) == COUNTED[figure]
    assert both + programme + neither + others == 91
    made = data.figures[figure]
    assert (*(made.counts[quadrant] for quadrant in evidence.QUADRANTS), made.ahead) == COUNTED[figure]


@pytest.mark.parametrize(
    ("figure", "quadrant", "in_the_text", "fits"),
    [
        ("fig3", "both-rose", "66", True),  # 60 of 91 is 65.93
        ("fig4", "both-rose", "14", True),  # 13 of 91 is 14.29
        ("fig4", "neither-rose", "36", True),  # 33 of 91 is 36.26: the share is right, only the corner's name is wrong
        ("fig4", "programme-only", "36", False),  # 32 of 91 is 35.16: what really is in the lower right
        ("fig5", "both-rose", "34", True),  # 31 of 91 is 34.07
        ("fig6", "both-rose", "60", False),  # 54 of 91 is 59.34, which rounds to 59
    ],
)
def test_shares_against_the_text(data: evidence.Evidence, figure: str, quadrant: str, in_the_text: str, fits: bool) -> None:
    found = data.figures[figure]
    assert (f"{found.share(found.counts[quadrant]):.0f}" == in_the_text) is fits


def test_every_chart_has_the_same_91_authorities(raw: list[dict[str, str]]) -> None:
    assert len(raw) == 6 * 91
    for figure in FIGURES:
        assert [int(row["la_index"]) for row in raw if row["figure"] == figure] == list(range(1, 92))


def test_one_authority_alone_fits_table_3(data: evidence.Evidence, raw: list[dict[str, str]]) -> None:
    """N is 7, E is 10 and B is 82: the difference of the two changes, to one place, for both, English and mathematics."""
    printed = {"n": ("4.0", "2.6", "4.4"), "e": ("0.5", "0.1", "1.1"), "b": ("7.1", "3.5", "9.1")}
    differences = {(r["figure"], int(r["la_index"])): float(r["lt_change_pp"]) - float(r["non_lt_change_pp"]) for r in raw}
    for letter, wanted in printed.items():
        fitting = [
            index for index in range(1, 92) if tuple(f"{differences[f, index]:.1f}" for f in ("fig7", "fig5", "fig6")) == wanted
        ]
        assert fitting == [data.matched[letter]]
    assert data.matched == {"n": 7, "e": 10, "b": 82}


def test_the_match_fits_what_the_text_says_of_them(data: evidence.Evidence) -> None:
    """Upper right of figure 3, lower right of figure 4; better on all measures; only E closed in on both subjects at level 5."""
    for index in data.matched.values():
        assert data.figures["fig3"].point(index).quadrant == "both-rose"
        assert data.figures["fig4"].point(index).quadrant == "programme-only"
        assert all(figure.point(index).lt > 0 for figure in data.figures.values())
    assert [letter for letter, index in data.matched.items() if data.figures["fig8"].point(index).ahead > 0] == ["e"]


def test_shares_of_schools(root: Path) -> None:
    """51/295 = 0.1729, 70/464 = 0.1509, 13/156 = 0.0833; the text has 27, 20 and 18 per cent."""
    page = HTMLParser((root / "docs/evidence/authorities.md").read_text(encoding="utf-8"))
    rows = [[cell.text() for cell in row.css("th, td")][:5] for row in page.css("#schools-in-programme tbody tr")]
    assert rows == [
        ["Authority N", "51", "295", "17.3%", "27%"],
        ["Authority E", "70", "464", "15.1%", "20%"],
        ["Authority B", "13", "156", "8.3%", "18%"],
    ]
    assert all(f"{100 * int(schools) / int(area):.1f}%" == share for _, schools, area, share, _ in rows)


def test_the_tables_and_charts_name_differences_that_are_listed(data: evidence.Evidence, root: Path) -> None:
    named = {row.differs for table in data.tables.changes for block in table.blocks for row in block.rows}
    named |= {claim.differs for figure in data.figures.values() for claim in figure.caption.claims}
    assert {"table-2", "one-school"} <= named - {None} <= differences(root).keys()


def test_figures_in_the_list_of_differences(data: evidence.Evidence, root: Path) -> None:
    """Those that come from the data, worked out once more."""
    figures, listed = data.figures, differences(root)

    def mean(figure: str, group: str) -> float:
        return sum(getattr(point, group) for point in figures[figure].points) / 91

    assert "+1.54 and +0.26" in listed["averages"]
    assert (f"{mean('fig5', 'lt'):+.2f}", f"{mean('fig5', 'other'):+.2f}") == ("+1.54", "+0.26")
    outliers = listed["outliers"]
    assert f"{max(point.lt for point in figures['fig7'].points):+.1f}" == "+29.7"
    assert "+29.7 (figure 7)" in outliers
    assert min((point.lt, figure) for figure in FIGURES for point in figures[figure].points)[1] == "fig4"
    assert f"{min(point.lt for point in figures['fig4'].points):.1f} (figure 4)" in outliers
    each = listed["each-authority"]
    assert all(f"{figures[figure].ahead} " in each for figure in ("fig5", "fig6", "fig3"))
    assert sum(point.lt < 0 for point in figures["fig5"].points) == 36
    b, n, e = (data.matched[letter] for letter in "bne")
    assert (f"{figures['fig3'].point(n).lt:.2f}", f"{figures['fig3'].point(b).lt:.2f}") == ("2.99", "2.19")
    assert (f"{figures['fig8'].point(e).lt:.2f}", f"{figures['fig8'].point(b).lt:.2f}") == ("2.00", "0.67")
    largest = [name for name, f in figures.items() if f.point(b).lt == max(f.point(i).lt for i in (b, n, e))]
    assert len(largest) == 4
    furthest = [name for name, f in figures.items() if f.point(b).ahead == max(f.point(i).ahead for i in (b, n, e))]
    assert sorted(set(FIGURES) - set(furthest)) == ["fig8"]


def test_what_the_page_of_results_adds(data: evidence.Evidence, root: Path) -> None:
    text = (root / "docs/evidence/results.md").read_text(encoding="utf-8")
    ahead = [figure.ahead for figure in data.figures.values()]
    assert (min(ahead), max(ahead)) == (46, 59)
    assert "from 46 to 59 of 91" in text
    assert max(ahead) / 91 < 2 / 3
    assert sum(point.other > 0 for point in data.figures["fig3"].points) == 82
    assert sum(point.other < 0 for point in data.figures["fig4"].points) == 65
    assert "rose in 82 of 91" in text
    assert "fell in 65" in text


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("tables.yml", '"26.10"', "26.10", "must be in quotes"),
        ("tables.yml", 'n: "4.0"', 'n: "4.1"', "0 authorities fit what table 3 prints for N"),
        ("figures.yml", "id: fig8", "id: fig9", "fig8, fig9"),
        ("figures.yml", "quadrant: both-rose", "quadrant: upper-right", "figures.yml:7:20"),
        ("lt-programme-la-changes.csv", "la_index", "index", "is not the table of points"),
    ],
)
def test_a_mistake_in_the_data_is_told_with_its_file(
    root: Path, tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    copytree(root / evidence.FOLDER, tmp_path / evidence.FOLDER)
    path = tmp_path / evidence.FOLDER / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(told)):
        evidence.load(tmp_path)
