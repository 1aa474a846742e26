"""The other approaches: each sheet is on a page, and repeats the words of the page that explains it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.reading import reading_age
from whatworkswell.case import datafile
from whatworkswell.topics.handbook.model import FOLDER
from whatworkswell.topics.handbook.sheets import Sheet

PAGES = Path("docs/handbook/other-approaches")
SHEETS = FOLDER.parent / "other-approaches" / "sheets"


def points(root: Path, page: str, section: str) -> list[str]:
    """The points of a list under a heading, as one reads them."""
    text = (root / PAGES / f"{page}.md").read_text(encoding="utf-8")
    listed = text.partition(f"{{: #{section} }}")[2].partition("\n## ")[0]
    return [
        " ".join(re.sub(r"\*\*", "", point).split()) for point in re.findall(r"^(?:-|\d\.) (.+(?:\n +.+)*)", listed, re.MULTILINE)
    ]


def test_every_sheet_is_on_a_page(root: Path) -> None:
    sheets = datafile.load_folder(root, SHEETS, Sheet)
    assert len(sheets) == 6
    for name, sheet in sheets.items():
        page = (root / PAGES / "sheets" / f"{name}.md").read_text(encoding="utf-8")
        assert f"\n# {sheet.title}\n" in page
        assert f'{{{{ approach_sheet("{name}") }}}}' in page


@pytest.mark.parametrize(
    ("sheet", "page", "section", "whole"),
    [
        ("peer-observation", "peer-observation", "agree-first", False),
        ("learning-walk", "learning-walks", "team", False),
        ("learning-detective-checklist", "pupil-observers", "signs", False),
        ("outcome-plan", "assessing-outcomes", "levels", False),
        ("leaders-checklist", "leaders-checklist", "checklist", True),
    ],
)
def test_a_sheet_repeats_the_words_of_its_page(root: Path, sheet: str, page: str, section: str, whole: bool) -> None:
    explained = points(root, page, section)
    wanted = explained if whole else [point.partition(". ")[0].removesuffix(".") for point in explained]
    sections = datafile.load_folder(root, SHEETS, Sheet)[sheet].sections
    assert len(wanted) >= 3
    assert tuple(wanted) in {part.rows or part.items for part in sections}


def test_the_text_suits_a_reader_of_twelve(root: Path) -> None:
    for page, sections in {
        "peer-observation": ("agree-first", "values", "before", "during", "after"),
        "pupil-observers": ("volunteers", "choosing", "training", "signs", "visit", "feedback", "evaluation", "reported"),
        "learning-walks": ("team", "steps"),
        "assessing-outcomes": ("levels", "measures"),
        "leaders-checklist": ("checklist",),
    }.items():
        text = "\n\n".join(point for section in sections for point in points(root, page, section))
        assert reading_age(text) <= 12.5, page
