"""The handbook's diagrams as SVG, drawn from the same data as the words beside them.

They are drawn as wide as a phone and only ever made larger, so that their words stay legible. Colours come from the
style sheet. Each has a title and a description; what it shows is also on the page as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from .model import Cycle, Focus, Timeline

WIDTH = 340
#: Height of a line of text, and how far its baseline stands below the middle of the line.
LEADING, BASELINE = 18, 5
#: Where the five boxes of the loop stand, clockwise, and where the sixth leaves it.
RING = ((4, 8), (190, 8), (190, 116), (190, 224), (4, 224), (4, 324))
CORNERS = ((4, 6), (178, 6), (4, 208), (178, 208))


@dataclass(frozen=True)
class Box:
    """A box with centred lines of text: left and top edge, size, and each line with its baseline."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[float, str], ...]
    note: str = ""

    @property
    def middle(self) -> float:
        """Halfway between the sides."""
        return self.x + self.width / 2


def box(x: int, y: int, width: int, height: int, text: str, *, letters: int, note: str = "") -> Box:
    """A box whose text is broken at `letters` and centred from top to bottom."""
    lines = wrap(text, letters)
    top = y + height / 2 - LEADING * (len(lines) - 1) / 2 + BASELINE
    return Box(x, y, width, height, tuple((top + LEADING * i, line) for i, line in enumerate(lines)), note)


def cycle(data: Cycle) -> str:
    """The loop of study lessons, with sharing as the way out of it."""
    boxes = [
        box(x, y, 146, 60, f"{number}. {stage.label}", letters=17)
        for number, (stage, (x, y)) in enumerate(zip(data.stages, RING, strict=True), 1)
    ]
    again = list(enumerate(wrap(data.again, 15)))
    return _draw("cycle", data.title, data.description, height=392, boxes=boxes, again=again)


def focus(data: Focus) -> str:
    """The things to weigh, each with an arrow to the question in the middle."""
    boxes = [box(x, y, 158, 66, item.label, letters=18) for item, (x, y) in zip(data.items, CORNERS, strict=True)]
    centre = box(70, 100, 200, 80, data.centre, letters=18)
    return _draw("focus", data.title, data.description, height=280, boxes=boxes, centre=centre)


def timeline(data: Timeline) -> str:
    """The stops from top to bottom, with the gaps between them."""
    pitch, height = 96, 46
    boxes = [
        box(46, 6 + pitch * i, 288, height, stop.label, letters=40, note=length(stop.days)) for i, stop in enumerate(data.stops)
    ]
    gaps = [(6 + pitch * i + height + 31, stop.gap) for i, stop in enumerate(data.stops) if stop.gap]
    bottom = 6 + pitch * (len(boxes) - 1) + height
    return _draw(
        "timeline",
        data.title,
        data.description,
        height=bottom + 40,
        boxes=boxes,
        gaps=gaps,
        bottom=bottom,
        between=data.between,
    )


def length(days: float) -> str:
    """Half a day, one day, eight days: an amount of time as people say it."""
    whole, half = int(days), days % 1
    if not whole:
        return "half a day"
    if half:
        return f"{whole} and a half days"
    return f"{whole} day" if whole == 1 else f"{whole} days"


def _draw(name: str, title: str, description: str, **values: object) -> str:
    return compact(
        render(
            f"topics/handbook/{name}.svg.jinja",
            ident=f"ww-diagram-{name}",
            title=title,
            description=description,
            width=WIDTH,
            **values,
        )
    )
