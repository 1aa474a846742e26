"""The other approaches: each has its page, and a sheet takes its rows from the page that explains it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from whatworkswell.case.datafile import ChoiceError, DataError
from whatworkswell.topics.approaches import model as data
from whatworkswell.topics.approaches import view as pages


@pytest.fixture(scope="module")
def guides(root: Path) -> data.Guides:
    return data.load(root)


def load(tmp_path: Path, part: str) -> data.Guides:
    folder = tmp_path / data.FOLDER
    (tmp_path / data.SHEETS).mkdir(parents=True)
    (folder / "walk.yml").write_text(
        "id: walk\ntitle: A walk\nsource: report-2012\nparts:\n"
        "  - {id: steps, title: Steps, points: [Go out. Then look., Rest]}\n"
    )
    (tmp_path / data.SHEETS / "plan.yml").write_text(
        "title: Plan\nsummary: A plan.\nuse: Fill it in.\norientation: portrait\nsources: [report-2012]\nsections:\n"
        f"  - {{kind: table, from: {{guide: walk, part: {part}}}, columns: ['', Who]}}\n"
    )
    return data.load(tmp_path)


def test_every_guide_and_sheet_is_on_a_page(guides: data.Guides, root: Path) -> None:
    folder = root / "docs/handbook/other-approaches"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.md"))
    assert set(re.findall(r'\{\{ approach\("([a-z-]+)"\) \}\}', text)) == set(guides.guides)
    for name, sheet in guides.sheets.items():
        page = (folder / "sheets" / f"{name}.md").read_text(encoding="utf-8")
        assert f"\n# {sheet.title}\n" in page
        assert f'{{{{ approach_sheet("{name}") }}}}' in page


def test_a_sheet_takes_its_rows_from_the_guide(guides: data.Guides) -> None:
    signs = guides.guides["pupil-observers"].part("signs")
    assert signs is not None
    sheet = HTMLParser(pages.approach_sheet(guides, "learning-detective-checklist", str))
    heads = [th.text() for th in sheet.css("tbody th[scope=row]")]
    assert heads == [point.lead.removesuffix(".") for point in signs.read]
    assert [th.text() for th in sheet.css("thead th")] == ["How much? Not yet, some or a lot", "What we saw"]


def test_the_plan_covers_four_levels(guides: data.Guides) -> None:
    sheet = HTMLParser(pages.approach_sheet(guides, "outcome-plan", str))
    assert [th.text() for th in sheet.css("tbody th[scope=row]")][:4] == ["Pupil", "Teacher", "School", "Alliance"]


def test_a_point_is_its_first_sentence_and_the_rest(tmp_path: Path) -> None:
    part = load(tmp_path, "steps").guides["walk"].parts[0]
    assert part.read == (data.Point("Go out.", "Then look."), data.Point("Rest"))


def test_steps_are_numbered_and_leads_stand_out(guides: data.Guides) -> None:
    html = pages.approach(guides, "learning-walks")
    assert "## The steps {: #steps }" in html
    steps = HTMLParser(html).css("ol > li")
    assert steps[0].css_first("strong").text() == "Define the focus."
    assert len(steps) == 7


def test_a_sheet_of_a_part_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no part 'stops' in a guide 'walk'"):
        load(tmp_path, "stops")


def test_a_wrong_name_says_what_is_allowed(guides: data.Guides) -> None:
    with pytest.raises(ChoiceError, match=r"'learning-walk' is not an approach.*Did you mean learning-walks"):
        pages.approach(guides, "learning-walk")


def test_the_text_suits_a_reader_of_twelve(guides: data.Guides) -> None:
    said = [line for guide in guides.guides.values() for part in guide.parts for line in (part.text or "", *part.points)]
    assert reading_age("\n\n".join(said)) <= 12.5
