"""The evidence on its pages: everything drawn is also told in words, and what is ours is told from what was printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from tests.unit.test_evidence import COUNTED, FIGURES, differences
from whatworkswell.case.datafile import ChoiceError
from whatworkswell.topics.evidence import model as evidence
from whatworkswell.topics.evidence import view as pages

AGE = 14  # Flesch-Kincaid grade 9


@pytest.fixture(scope="module")
def data(root: Path) -> evidence.Evidence:
    return evidence.load(root)


def part(data: evidence.Evidence, name: str) -> str:
    return pages.evidence(data, name, base="../../")


def written(root: Path) -> dict[str, str]:
    """The pages as they are written."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((root / "docs/evidence").glob("*.md"))}


@pytest.mark.parametrize("name", FIGURES)
def test_a_chart_can_be_read_without_seeing_it(data: evidence.Evidence, name: str) -> None:
    html = HTMLParser(part(data, name))
    svg = html.css_first("svg")
    assert svg.attributes["role"] == "img"
    assert [html.css_first(f"#{ident}").tag for ident in svg.attributes["aria-labelledby"].split()] == ["title", "desc"]
    assert len(svg.css("circle.ww-scatter__dot")) == 91
    assert len(svg.css("circle.ww-scatter__dot--ahead")) == COUNTED[name][4]
    assert len(svg.css("circle.ww-scatter__ring")) == 3
    counts = [row.css("td")[0].text() for row in html.css(".ww-plot__words tbody tr")]
    assert counts == [str(number) for number in COUNTED[name][:4]]
    for quadrant, count in zip(("Both", "Only programme schools", "Neither", "Only other schools"), COUNTED[name], strict=False):
        assert f"{quadrant} rose: {count}." in svg.css_first("desc").text()
    assert len(html.css("details tbody tr")) == 91
    assert html.css_first("details a[download]").attributes["href"] == f"../../{evidence.DOWNLOAD}"


@pytest.mark.parametrize("name", FIGURES)
def test_every_dot_is_on_the_plot(data: evidence.Evidence, name: str) -> None:
    svg = HTMLParser(part(data, name)).css_first("svg")
    zones = [tuple(float(zone.attributes[key]) for key in ("x", "y", "width", "height")) for zone in svg.css("rect")]
    left, top = min(x for x, *_ in zones), min(y for _, y, *_ in zones)
    right, bottom = max(x + w for x, _, w, _ in zones), max(y + h for _, y, _, h in zones)
    for dot in svg.css("circle"):
        assert left <= float(dot.attributes["cx"]) <= right
        assert top <= float(dot.attributes["cy"]) <= bottom


def test_what_is_ours_is_marked(data: evidence.Evidence) -> None:
    """In tables 1 and 2, the cells as printed and no others stand upright."""
    for table in data.tables.changes:
        html = HTMLParser(part(data, table.id))
        upright = [cell.text() for cell in html.css("td:not(.ww-ours)")]
        rows = [row for block in table.blocks for row in block.rows]
        assert upright == [str(figure) for row in rows for figure in (*row.lt, *row.other)]
        assert len(html.css("td.ww-ours")) == 5 * len(rows)


def test_every_difference_shows_both_sides(root: Path) -> None:
    items = differences(root)
    assert len(items) >= 20
    for ident, text in items.items():
        sides = re.fullmatch(r"The paper says : (.+) Beside it stands : (.+) What we make of it\. : .+", text)
        assert sides, ident
        assert all(re.search("<small>.+</small>$", side) for side in sides.groups()), ident
        figures = re.search(r"\d", re.sub("<small>.+?</small>", "", "".join(sides.groups())))
        assert figures or ident in {"levelling-off", "regions"}


def test_no_id_stands_twice_on_a_page(data: evidence.Evidence, root: Path) -> None:
    for name, text in written(root).items():
        made = "".join(part(data, ident) for ident in re.findall(r'evidence\("([^"]+)"\)', text))
        idents = re.findall(r' id="([^"]+)"', text + made) + re.findall(r"\{:? ?#([a-z0-9-]+)", text + made)
        assert sorted(ident for ident in set(idents) if idents.count(ident) > 1) == [], name


def test_every_part_has_its_place(data: evidence.Evidence, root: Path) -> None:
    called = set(re.findall(r'evidence\("([^"]+)"\)', "".join(written(root).values())))
    assert called == set(pages.parts(data))


def test_every_page_names_its_source_and_its_age(root: Path) -> None:
    for name, text in written(root).items():
        about = text.partition("{#source}")[2]
        assert re.search(r"hadfield-jopling-2016", about), name
        assert re.search(r"20[01]\d", about), name
        assert re.search(r"since|gone|changed", about), name


@pytest.mark.parametrize("name", ["fig9", "table4", "figure 4", "Table1"])
def test_a_wrong_argument_says_what_is_allowed(data: evidence.Evidence, name: str) -> None:
    with pytest.raises(ChoiceError, match=re.escape(f"{name!r} is not a part of the evidence. Allowed: table1")):
        part(data, name)


def test_it_can_be_read_at_fourteen(root: Path) -> None:
    for name, text in written(root).items():
        own = re.sub(r"\{\{.*?\}\}|\{[#:].*?\}|\]\([^)]*\)|<table.*?</table>|<.*?>", "", text.split("---", 2)[2], flags=re.DOTALL)
        assert reading_age(own) <= AGE, name
    tables = HTMLParser(written(root)["authorities.md"]).css("td")
    assert reading_age("\n\n".join(cell.text() for cell in tables)) <= AGE
