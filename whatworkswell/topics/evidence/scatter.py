"""A scatter plot of the evidence as SVG: two changes a dot, four quadrants with their counts, the line of equal change.

All plots have the same axes, so that they can be compared. A dot's side of the line is told by its fill and not by colour
alone; what the plot shows is also on the page as tables.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.words import number

from .model import QUADRANTS

if TYPE_CHECKING:
    from .model import Figure, Point, Quadrant

#: Drawn for a phone and only ever made larger, so that its words stay legible.
WIDTH, HEIGHT = 340, 372
LEFT, TOP = 34, 26
#: Percentage points along each axis, and how many pixels one of them takes: upright, twice as many.
X_AXIS, Y_AXIS = (-20, 30), (-10, 15)
X_SCALE, Y_SCALE = 6, 12
TICK = 10

QUADRANT: Mapping[Quadrant, str] = {
    "both-rose": "Both rose",
    "programme-only": "Only programme schools rose",
    "neither-rose": "Neither rose",
    "others-only": "Only other schools rose",
}
#: Where each stands: right or left of nought, above or below it; and a shorter name for the plot.
_CORNERS: Mapping[Quadrant, tuple[bool, bool, str]] = {
    "both-rose": (True, True, "both rose"),
    "programme-only": (True, False, "only programme schools rose"),
    "neither-rose": (False, False, "neither rose"),
    "others-only": (False, True, "only others rose"),
}


@dataclass(frozen=True)
class Zone:
    """A quadrant on the plot: its rectangle, and where its words begin or end."""

    id: Quadrant
    x: float
    y: float
    width: float
    height: float
    words_x: float
    words_y: float
    anchor: str
    count: str
    label: str


@dataclass(frozen=True)
class Dot:
    """An authority on the plot."""

    x: float
    y: float
    ahead: bool


def x_of(change: float) -> float:
    """The place along the plot of a change in programme schools."""
    return round(LEFT + (change - X_AXIS[0]) * X_SCALE, 1)


def y_of(change: float) -> float:
    """The height on the plot of a change in the other schools."""
    return round(TOP + (Y_AXIS[1] - change) * Y_SCALE, 1)


def scatter(figure: Figure, ringed: Collection[int]) -> str:
    """The plot of a figure. The authorities in `ringed` have a ring around their dots."""
    ident = f"ww-{figure.caption.id}"
    return compact(
        render(
            "topics/evidence/scatter.svg.jinja",
            ident=ident,
            figure=figure,
            quadrants=QUADRANT,
            width=WIDTH,
            height=HEIGHT,
            left=x_of(X_AXIS[0]),
            right=x_of(X_AXIS[1]),
            top=y_of(Y_AXIS[1]),
            bottom=y_of(Y_AXIS[0]),
            nought=(x_of(0), y_of(0)),
            x_ticks=[(x_of(value), number(value, signed=True)) for value in range(X_AXIS[0], X_AXIS[1] + 1, TICK)],
            y_ticks=[(y_of(value), number(value, signed=True)) for value in range(Y_AXIS[0], Y_AXIS[1] + 1, TICK // 2)],
            equal=[(x_of(value), y_of(value)) for value in Y_AXIS],
            zones=[_zone(figure, quadrant) for quadrant in QUADRANTS],
            dots=[_dot(point) for point in figure.points],
            rings=[_dot(point) for point in figure.points if point.authority in ringed],
        )
    )


def percent(share: float) -> str:
    """A share with one place after the point: `65.9%`."""
    return f"{share:.1f}%"


def _dot(point: Point) -> Dot:
    return Dot(x_of(point.lt), y_of(point.other), point.ahead > 0)


def _zone(figure: Figure, quadrant: Quadrant) -> Zone:
    right, above, label = _CORNERS[quadrant]
    x, x_end = (x_of(0), x_of(X_AXIS[1])) if right else (x_of(X_AXIS[0]), x_of(0))
    y, y_end = (y_of(Y_AXIS[1]), y_of(0)) if above else (y_of(0), y_of(Y_AXIS[0]))
    count = figure.counts[quadrant]
    return Zone(
        id=quadrant,
        x=x,
        y=y,
        width=x_end - x,
        height=y_end - y,
        words_x=x_end - 6 if right else x + 6,
        words_y=y + 18 if above else y_end - 26,
        anchor="end" if right else "start",
        count=f"{count} ({percent(figure.share(count))})",
        label=label,
    )
