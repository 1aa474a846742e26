"""The drawings of the handbook and the evidence: they can be read aloud, and their pages say the same in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from whatworkswell.case.datafile import ChoiceError, DataError
from whatworkswell.topics.drawings import model, view
from whatworkswell.topics.drawings.model import Drawing

PAGES = {
    "cycle": "handbook/lesson-study/cycle.md",
    "focus": "handbook/lesson-study/focus.md",
    "timeline": "handbook/lesson-study/timeline.md",
    "fig1": "evidence/findings.md",
    "fig2": "evidence/findings.md",
}
NAMES = list(PAGES)
AMOUNTS = {"half a day": 0.5, "8 days": 8, "1 and a half days": 1.5, "10 days": 10}


@pytest.fixture(scope="module")
def drawings(root: Path) -> Mapping[str, Drawing]:
    return model.load(root)


def written(root: Path, name: str) -> str:
    """What the page says beside a drawing."""
    text = (root / "docs" / PAGES[name]).read_text(encoding="utf-8")
    assert f'{{{{ drawing("{name}") }}}}' in text
    return text.partition(f'{{{{ drawing("{name}") }}}}')[2].partition("</div>")[0]


def test_every_drawing_is_on_a_page(drawings: Mapping[str, Drawing]) -> None:
    assert set(drawings) == set(PAGES)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_can_be_read_aloud_and_without_seeing_it(drawings: Mapping[str, Drawing], root: Path, name: str) -> None:
    html = HTMLParser(view.drawing(drawings, name))
    svg = html.css_first("svg")
    assert svg.attributes["role"] == "img"
    labels = (svg.attributes["aria-labelledby"] or "").split()
    assert [html.css_first(f"#{ident}").tag for ident in labels] == ["title", "desc"]
    assert all(len(html.css_first(f"#{ident}").text()) > 10 for ident in labels)
    assert f"<figcaption>{drawings[name].title}." in written(root, name)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_drawn(drawings: Mapping[str, Drawing], name: str) -> None:
    svg = HTMLParser(view.drawing(drawings, name))
    words = drawings[name]
    boxes = [f"{number}. {label}" for number, label in enumerate(words.boxes, 1)] if name == "cycle" else words.boxes
    drawn = " ".join(line.text() for line in svg.css("text")).split()
    assert sorted(drawn) == sorted(" ".join([*boxes, words.note, *words.lengths, *words.gaps]).split())
    assert len(svg.css("rect")) == len(words.boxes)


@pytest.mark.parametrize("name", NAMES)
def test_the_list_names_every_box_in_order(drawings: Mapping[str, Drawing], root: Path, name: str) -> None:
    listed = re.findall(r"^\d(?:\. \*\*(.+?)\.?\*\*|\\\. (.+) \{#)", written(root, name), re.MULTILINE)
    assert tuple(strong or term for strong, term in listed) == drawings[name].boxes
    assert reading_age(re.sub(r"\{[{:].*?\}|\]\(.*?\)|<.*?>", "", written(root, name))) <= 14


def test_the_list_gives_the_same_times_as_the_timeline(drawings: Mapping[str, Drawing], root: Path) -> None:
    text, words = written(root, "timeline"), drawings["timeline"]
    assert tuple(re.findall(r"\*\* \((half a day)", text)) == words.lengths
    assert tuple(re.findall(r"Then: (.+)", text)) == tuple(gap[0].lower() + gap[1:] for gap in words.gaps)


def test_the_leading_teachers_days_add_up(root: Path) -> None:
    page = HTMLParser((root / "docs" / PAGES["timeline"]).read_text(encoding="utf-8"))
    meeting, visits, flexible = (AMOUNTS[cell.text()] for cell in page.css("#days tbody td"))
    stops = written(root, "timeline")
    assert (stops.count("(half a day)"), stops.count("(half a day in each school)")) == (1, 4)
    assert page.css("#days tbody th")[1].text() == "Visits to 4 schools"
    assert (meeting, visits) == (0.5, 4 * 4 * 0.5)
    assert meeting + visits + flexible == AMOUNTS[page.css_first("#days tfoot td").text()]


def test_a_wrong_name_says_what_is_allowed(drawings: Mapping[str, Drawing]) -> None:
    with pytest.raises(ChoiceError, match=r"'circle' is not a drawing\. Allowed: cycle, focus, timeline, fig1, fig2"):
        view.drawing(drawings, "circle")


def test_a_mistake_in_the_data_is_told_with_its_file(root: Path, tmp_path: Path) -> None:
    (tmp_path / model.FILE).parent.mkdir(parents=True)
    text = (root / model.FILE).read_text(encoding="utf-8").replace("    note:", "    notes:", 1)
    (tmp_path / model.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"docs/_data/drawings.yml:\d+:\d+  drawings.cycle.notes"):
        model.load(tmp_path)
