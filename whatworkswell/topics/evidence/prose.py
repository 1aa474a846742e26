"""The evidence in words: the programme and its study, three authorities side by side, and where the paper differs from its data.

Source: Hadfield and Jopling (2016); see `evidence`, which holds the figures.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from whatworkswell.case.datafile import Data, Slug, Text
from whatworkswell.topics.handbook.sheets import Heading

#: The paper names no authority; these are its letters, in its order.
Letter = Literal["n", "e", "b"]


class Fact(Data):
    """A fact with its figure."""

    id: Slug
    label: Text
    value: Text
    note: Text | None = None


class Facts(Data):
    """A list of facts."""

    title: Text
    rows: Annotated[tuple[Fact, ...], Field(min_length=1)]


class Stage(Data):
    """A box of a drawing, and the same in words."""

    id: Slug
    label: Text
    text: Text


class Cycle(Data):
    """Figure 1. The drawing has a way in, a loop of three, and a way out."""

    title: Text
    description: Text
    again: Text
    stages: Annotated[tuple[Stage, ...], Field(min_length=5, max_length=5)]


class Route(Data):
    """Figure 2. The drawing has five boxes in a row and two side by side."""

    title: Text
    description: Text
    stages: Annotated[tuple[Stage, ...], Field(min_length=7, max_length=7)]


class Programme(Data):
    """`programme.yml`."""

    facts: dict[str, Facts]
    cycle: Cycle
    path: Route


class Authority(Data):
    """A case-study authority: schools in the programme, all its primary schools, and the share that the text gives."""

    id: Letter
    name: Text
    case: Slug
    schools: int
    area: int
    said_share: int

    @property
    def share(self) -> float:
        """The share of its schools in the programme, from the counts, in per cent."""
        return 100 * self.schools / self.area


class Contrast(Data):
    """One thing in the three authorities."""

    id: Slug
    label: Text
    n: Text
    e: Text
    b: Text

    def of(self, letter: Letter) -> str:
        """What it was in one of them."""
        told: str = getattr(self, letter)
        return told


class Level(Data):
    """One of the three levels that the paper looks at."""

    id: Slug
    label: Heading
    rows: Annotated[tuple[Contrast, ...], Field(min_length=1)]


class Authorities(Data):
    """`authorities.yml`."""

    authorities: Annotated[tuple[Authority, ...], Field(min_length=3, max_length=3)]
    levels: Annotated[tuple[Level, ...], Field(min_length=3, max_length=3)]


class Difference(Data):
    """Where two statements do not agree: both with their places, and what we make of it."""

    id: Slug
    title: Heading
    paper: Text
    paper_at: Text
    data: Text
    data_at: Text
    data_ref: Slug | None = None
    reading: Text


class DifferenceGroup(Data):
    """Differences of one kind."""

    id: Slug
    title: Heading
    text: Text
    items: Annotated[tuple[Difference, ...], Field(min_length=1)]


class Differences(Data):
    """`differences.yml`."""

    groups: tuple[DifferenceGroup, ...]
