"""The evidence on the Leading Teachers programme: its tables as printed, the points of its charts, and what follows from them.

Source: Hadfield and Jopling (2016), `hadfield-jopling-2016` in the references; `docs/_data/evidence/README.md` says which
file holds what. Shares of pupils are in per cent, changes and gaps in percentage points. What was printed stays a decimal,
so that a sum of printed figures has no error of its own.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, DataError, Slug, Text

FOLDER = Path("docs/_data/evidence")
POINTS = FOLDER / "lt-programme-la-changes.csv"
#: Where the points can be downloaded, from the site's root.
DOWNLOAD = f"evidence/{POINTS.name}"

#: The paper names no authority; these are its letters, in its order.
Letter = Literal["n", "e", "b"]
LETTERS: tuple[Letter, ...] = get_args(Letter)
Quadrant = Literal["both-rose", "programme-only", "neither-rose", "others-only"]
QUADRANTS: tuple[Quadrant, ...] = get_args(Quadrant)


def _in_quotes(value: object) -> object:
    """A figure without quotes would lose its last nought before we see it."""
    if not isinstance(value, str):
        raise ValueError(f'must be in quotes, so that it stays as printed: "{value}"')
    return value


Printed = Annotated[Decimal, BeforeValidator(_in_quotes)]
#: 2009, then 2010.
Years = tuple[Printed, Printed]


class Row(Data):
    """A line of table 1 or 2: the share of pupils in programme schools (`lt`) and in the other schools, as printed."""

    id: Slug
    label: Text
    lt: Years
    other: Years
    differs: Slug | None = None

    @property
    def lt_change(self) -> Decimal:
        """How far programme schools rose, in percentage points."""
        return self.lt[1] - self.lt[0]

    @property
    def other_change(self) -> Decimal:
        """How far the other schools rose, in percentage points."""
        return self.other[1] - self.other[0]

    @property
    def gaps(self) -> tuple[Decimal, Decimal]:
        """How far programme schools were behind, in 2009 and 2010."""
        return self.other[0] - self.lt[0], self.other[1] - self.lt[1]

    @property
    def gap_change(self) -> Decimal:
        """How the gap changed; below nought it became narrower."""
        return self.gaps[1] - self.gaps[0]


class Block(Data):
    """Rows of a table under one heading."""

    id: Slug
    label: Text
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


class ChangeTable(Data):
    """Table 1 or 2."""

    id: Slug
    title: Text
    note: Text
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class AheadRow(Data):
    """A line of table 3, and the chart that shows the same measure."""

    id: Slug
    label: Text
    figure: Slug
    printed: dict[Letter, Printed]


class AheadTable(Data):
    """Table 3: by how much more programme schools gained, in each of three authorities."""

    id: Slug
    title: Text
    note: Text
    rows: Annotated[tuple[AheadRow, ...], Field(min_length=1)]


class Tables(Data):
    """`tables.yml`."""

    changes: tuple[ChangeTable, ...]
    ahead: AheadTable


@dataclass(frozen=True)
class Point:
    """One authority in one chart: changes from 2009 to 2010 in percentage points, on average over its schools."""

    authority: int
    lt: float
    other: float

    @property
    def quadrant(self) -> Quadrant:
        """Which of the two groups of schools rose. No change at all is no rise; the data hold none."""
        if self.lt > 0:
            return "both-rose" if self.other > 0 else "programme-only"
        return "others-only" if self.other > 0 else "neither-rose"

    @property
    def ahead(self) -> float:
        """By how much more the programme schools rose, in percentage points."""
        return self.lt - self.other


class Claim(Data):
    """What the paper says of a quadrant, and the difference that it belongs to if it does not fit."""

    quadrant: Quadrant
    said: Text
    differs: Slug | None = None


class Caption(Data):
    """What a chart is of."""

    id: Slug
    subject: Text
    level: Literal[4, 5]
    claims: tuple[Claim, ...] = ()


class Captions(Data):
    """`figures.yml`."""

    figures: tuple[Caption, ...]


@dataclass(frozen=True)
class Figure:
    """A chart: its caption and a point for every authority."""

    caption: Caption
    points: tuple[Point, ...]

    @property
    def title(self) -> str:
        """`English at level 5`, or `level 4 or above`."""
        return f"{self.caption.subject} at level {self.caption.level}{' or above' if self.caption.level == 4 else ''}"

    @property
    def counts(self) -> Mapping[Quadrant, int]:
        """How many authorities are in each quadrant."""
        found = [point.quadrant for point in self.points]
        return {quadrant: found.count(quadrant) for quadrant in QUADRANTS}

    @property
    def ahead(self) -> int:
        """In how many authorities the programme schools rose more, or fell less, than the others."""
        return sum(point.ahead > 0 for point in self.points)

    def share(self, number: int) -> float:
        """A number of authorities in per cent of all in the chart."""
        return 100 * number / len(self.points)

    def point(self, authority: int) -> Point:
        """The point of an authority by its index."""
        return next(point for point in self.points if point.authority == authority)


@dataclass(frozen=True)
class Evidence:
    """All of it. `matched` holds the index that each case-study authority has in the charts."""

    tables: Tables
    figures: Mapping[str, Figure]
    matched: Mapping[Letter, int]


def load(root: Path) -> Evidence:
    """All of the evidence below `root`.

    Raises:
        DataError: a file is absent or wrong, or the points do not fit table 3.
    """
    tables = datafile.load(root, FOLDER / "tables.yml", Tables)
    captions = datafile.load(root, FOLDER / "figures.yml", Captions)
    points = _points(root)
    wanted = {caption.id for caption in captions.figures} | {row.figure for row in tables.ahead.rows}
    if odd := sorted(wanted ^ points.keys()):
        raise DataError(f"{POINTS.as_posix()}  does not hold the figures of figures.yml and tables.yml: {', '.join(odd)}")
    figures = {caption.id: Figure(caption, points[caption.id]) for caption in captions.figures}
    return Evidence(
        tables=tables,
        figures=figures,
        matched={letter: _match(letter, tables.ahead, figures) for letter in LETTERS},
    )


def _points(root: Path) -> dict[str, tuple[Point, ...]]:
    """The points of each chart, in the order of the file."""
    found: dict[str, list[Point]] = {}
    try:
        with (root / POINTS).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                point = Point(int(row["la_index"]), float(row["lt_change_pp"]), float(row["non_lt_change_pp"]))
                found.setdefault(row["figure"], []).append(point)
    except OSError as error:
        raise DataError(f"{POINTS.as_posix()}:1:1  cannot be read: {error.strerror}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{POINTS.as_posix()}  is not the table of points: {error}") from error
    return {figure: tuple(points) for figure, points in found.items()}


def _match(letter: Letter, table: AheadTable, figures: Mapping[str, Figure]) -> int:
    """The one authority whose points give all that table 3 prints for `letter`. The paper does not say which it is.

    Raises:
        DataError: none fits, or more than one.
    """
    fitting = [
        {point.authority for point in figures[row.figure].points if f"{point.ahead:.1f}" == str(row.printed[letter])}
        for row in table.rows
    ]
    found = sorted(set.intersection(*fitting))
    if len(found) != 1:
        raise DataError(f"{POINTS.as_posix()}  {len(found)} authorities fit what table 3 prints for {letter.upper()}; one must")
    return found[0]
