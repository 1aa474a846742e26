"""Before-and-after charts as SVG: one line, from the start to the result.

Only a comparison with the start may be drawn. A prediction or another group is not a point in time, and a line from
one to the other would show a change that nobody saw.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from .templating import render
from .words import short_amount

#: The chart is drawn for a phone and only ever made larger, so that its words stay legible.
WIDTH, HEIGHT = 340, 96
MARGIN, MIDDLE, FLOOR = 14, 36, 68


@dataclass(frozen=True)
class BeforeAfter:
    """One measure: its name, the figure at the start and the figure at the end, and what they count."""

    name: str
    before: float
    after: float
    unit: str | None = None


@dataclass(frozen=True)
class Point:
    """A place along the axis with its label, and the side to which the label leans so as to stay on the chart."""

    x: float
    text: str
    anchor: str


def nice_step(span: float) -> float:
    """The step of 1, 2 or 5 times a power of ten that divides `span` into about four parts."""
    rough = span / 4
    power: float = 10.0 ** floor(log10(rough))
    return power * next(factor for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999999)


def axis(measure: BeforeAfter) -> tuple[float, float, float]:
    """Lowest, highest and step of the axis. Zero is always on it: a cut axis makes a small change look large."""
    low, high = min(0.0, measure.before, measure.after), max(0.0, measure.before, measure.after)
    if measure.unit == "per cent" and low >= 0 and high <= 100:
        return 0.0, 100.0, 25.0
    step = nice_step(high - low or 1.0)
    bottom, top = step * floor(low / step), -step * floor(-high / step)
    return bottom, max(top, bottom + step), step


def before_after(measure: BeforeAfter, *, ident: str) -> str:
    """The chart of one measure. `ident` must be unique in the page: title and description are tied to it."""
    low, high, step = axis(measure)

    def point(value: float) -> Point:
        x = round(MARGIN + (value - low) / (high - low) * (WIDTH - 2 * MARGIN), 1)
        anchor = "start" if x < WIDTH * 0.12 else "end" if x > WIDTH * 0.88 else "middle"
        return Point(x, short_amount(value, measure.unit), anchor)

    return render(
        "kit/chart.svg.jinja",
        ident=ident,
        width=WIDTH,
        height=HEIGHT,
        middle=MIDDLE,
        floor=FLOOR,
        name=measure.name,
        before=point(measure.before),
        after=point(measure.after),
        ticks=[point(low + step * n) for n in range(round((high - low) / step) + 1)],
    )
