"""The handouts of the headteachers' session: what each is, what is known of it, and the blank grids that people fill in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Slug, Text
from whatworkswell.topics.handbook.model import Source
from whatworkswell.topics.handbook.sheets import Heading, Sheet

from .model import HandoutId, Lines, PageLink

FILE = Path("docs/_data/handouts.yml")


class Handout(Data):
    """One handout. `sheet` or `handbook_sheet` (a sheet of the Lesson Study handbook) is there where people fill it in."""

    id: HandoutId
    title: Heading
    known: Lines
    lost: Text | None = None
    like: tuple[PageLink, ...] = ()
    sheet: Sheet | None = None
    handbook_sheet: Slug | None = None


class Handouts(Data):
    """`handouts.yml`."""

    sources: tuple[Source, ...]
    age: Text
    items: Annotated[tuple[Handout, ...], Field(min_length=1)]

    @property
    def by_id(self) -> Mapping[str, Handout]:
        """Each by its number or letter."""
        return {handout.id: handout for handout in self.items}


def load(root: Path) -> Handouts:
    """The handouts.

    Raises:
        DataError: the file cannot be read or is wrong.
    """
    return datafile.load(root, FILE, Handouts)
