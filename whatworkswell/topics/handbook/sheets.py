"""The sheets that a school prints and fills in by hand, as data: what every sheet of the handbook is made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from whatworkswell.case.datafile import Data, Slug, Text

#: A heading is also written as Markdown, so that it reaches the page's table of contents: no markup may hide in it.
Heading = Annotated[str, StringConstraints(min_length=1, max_length=90, pattern=r"^[^\[\]<>*_`{}#\\|&$]+$")]


class Section(Data):
    """A part of a sheet: lines to write on, a table, boxes to tick, or the safeguards as boxes to tick."""

    kind: Literal["lines", "table", "checks", "safeguards"]
    title: Heading | None = None
    text: Text | None = None
    items: tuple[str, ...] = ()
    lines: int = 1
    columns: tuple[str, ...] = ()
    rows: tuple[Text, ...] = ()
    blank_rows: int = 0
    height: int = 1

    @model_validator(mode="after")
    def _filled(self) -> Section:
        if self.kind in ("lines", "checks") and not self.items:
            raise ValueError(f"a section of kind {self.kind} needs items")
        if self.kind == "table" and not (self.columns and (self.rows or self.blank_rows)):
            raise ValueError("a table needs columns, and rows or blank_rows")
        return self


class Sheet(Data):
    """A page that a school prints and fills in by hand."""

    title: Heading
    summary: Text
    use: Text
    note: Text | None = None
    orientation: Literal["portrait", "landscape"]
    paper: Literal["A4", "A3"] = "A4"
    sources: tuple[Slug, ...]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
