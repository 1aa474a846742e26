"""The other approaches of the handbook, as data: protocols, steps and checklists, and the sheets that go with them.

A guide is a file of `docs/_data/handbook/other-approaches`, made of parts with short points. A point's first sentence is
its lead; the sheets take their rows from the leads, so that a sheet cannot drift from the page that explains it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, DataError, Slug, Text
from whatworkswell.topics.handbook.model import FOLDER as HANDBOOK
from whatworkswell.topics.handbook.sheets import Section, SectionLayout, Sheet

FOLDER = HANDBOOK / "other-approaches"
SHEETS = FOLDER / "sheets"
_LEAD = re.compile(r"(.+?[.?!])(?:\s+(.+))?", re.DOTALL)


@dataclass(frozen=True)
class Point:
    """What to do, and a little more about it."""

    lead: str
    detail: str = ""


class Part(Data):
    """A part of a guide. `ordered` points are steps; `note` says what the source leaves out."""

    id: Slug
    title: Text
    text: Text | None = None
    ordered: bool = False
    points: Annotated[tuple[Text, ...], Field(min_length=1)]
    note: Text | None = None

    @property
    def read(self) -> tuple[Point, ...]:
        """The points, each with its first sentence apart."""
        return tuple(_point(line) for line in self.points)


class Guide(Data):
    """An approach in parts."""

    id: Slug
    title: Text
    source: Slug
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]

    def part(self, ident: str) -> Part | None:
        """The part with this id."""
        return next((part for part in self.parts if part.id == ident), None)


class Origin(Data):
    """Where a sheet takes its rows from."""

    guide: Slug
    part: Slug


class GuideSection(SectionLayout):
    """A section as the handbook's sheets have it. With `from`, the points of a guide are its rows or its items."""

    kind: Literal["lines", "table", "checks"]
    origin: Annotated[Origin | None, Field(alias="from")] = None
    details: bool = False


class GuideSheet(Data):
    """A sheet as it is written; `Sheet` is what it becomes."""

    title: Text
    summary: Text
    use: Text
    note: Text | None = None
    orientation: Literal["portrait", "landscape"]
    sources: tuple[Slug, ...]
    sections: Annotated[tuple[GuideSection, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Guides:
    """All guides and their sheets, by id."""

    guides: Mapping[str, Guide]
    sheets: Mapping[str, Sheet]


def load(root: Path) -> Guides:
    """Read the other approaches below `root`.

    Raises:
        DataError: a file is wrong, or a sheet names a guide or a part that is not there.
    """
    guides = datafile.load_folder(root, FOLDER, Guide)
    sheets = {}
    for name, written in datafile.load_folder(root, SHEETS, GuideSheet).items():
        sections = tuple(_section(section, guides, SHEETS / f"{name}.yml") for section in written.sections)
        sheets[name] = Sheet(**{**written.model_dump(exclude={"sections"}), "sections": sections})
    return Guides(guides, sheets)


def _section(section: GuideSection, guides: Mapping[str, Guide], file: Path) -> Section:
    """The section with its rows or items filled in."""
    plain = section.model_dump(exclude={"origin", "details"})
    if section.origin is None:
        return Section(**plain)
    guide = guides.get(section.origin.guide)
    part = guide.part(section.origin.part) if guide else None
    if part is None:
        raise DataError(f"{file.as_posix()}  there is no part {section.origin.part!r} in a guide {section.origin.guide!r}")
    lines = tuple(_row(point, section.details) for point in part.read)
    return Section(**{**plain, "rows" if section.kind == "table" else "items": lines})


def _row(point: Point, details: bool) -> str:
    """A point on a sheet: its lead without the full stop, or the whole of it."""
    return f"{point.lead} {point.detail}".strip() if details else point.lead.removesuffix(".")


def _point(line: str) -> Point:
    match = _LEAD.fullmatch(line)
    return Point(match[1], match[2] or "") if match else Point(line)
