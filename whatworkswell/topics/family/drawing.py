"""The drawing of a family: what grew from what, and along each line what was changed.

It goes down the page, a step to the right for each generation, as wide as a phone and only ever made larger, so that its
words stay legible. A case that grew from several stands below the last of them; lines on the right lead to it from the
others. Colours come from the style sheet, and the list beside it says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from whatworkswell.kit.badges import outcome_badge
from whatworkswell.kit.words import count, partial_date

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case

    from .tree import Member

WIDTH, STEP, GAP, PAD = 340, 26, 12, 9
#: Height of a line in a box and of a line along an edge; how many letters fit into ten units of each.
LEADING, SMALL, LETTERS, SMALL_LETTERS = 18, 16, 1.38, 1.62
#: Of deeper generations the drawing goes no further to the right.
DEEPEST = 4
#: Lines at the right lie so far apart; no more than that lie beside each other.
LANE, LANES = 9, 3
#: What a line may say of a change; the list says all.
LONGEST = 130
#: Of a case no more trials are drawn.
MOST_TRIALS = 6


@dataclass(frozen=True)
class Line:
    """A line of text with its baseline."""

    y: float
    text: str


@dataclass
class Box:
    """A case or a trial in the drawing, with what is written along the edge that leads to it."""

    kind: str
    x: float
    top: float
    height: float
    width: float
    title: list[Line]
    note: Line
    along: list[Line] = field(default_factory=list)
    along_x: float = 0

    @property
    def middle(self) -> float:
        """Halfway down."""
        return self.top + self.height / 2

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width


@dataclass
class Drawing:
    """Boxes from top to bottom, the paths between them, and the height of it all."""

    ident: str
    width: int = WIDTH
    height: float = 1
    boxes: list[Box] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def drawing(members: Sequence[Member], words: Vocabularies, here: str, ident: str) -> Drawing:
    """Place every case below what it grew from, and the trials of a case below it."""
    lanes = _lanes(members)
    width = WIDTH - 1 - (max(lanes.values(), default=-1) + 1) * LANE
    drawn = Drawing(ident)
    placed: dict[str, Box] = {}
    for member in members:
        along = _along(member, {m.case.slug: m.case.front.title for m in members} if len(member.grew) > 1 else {})
        parent = placed.get(member.grew[0].parent) if member.grew else None
        kind = "here" if member.case.slug == here else "case"
        placed[member.case.slug] = box = _add(drawn, kind, member.depth, width, _case_text(member.case, words), along)
        if parent:
            drawn.paths.append(_down(parent, box))
        for growth in member.grew[1:]:
            lane = width + 1 + LANE * (lanes[growth.parent, growth.child] + 0.5)
            drawn.paths.append(_aside(placed[growth.parent], box, lane))
        for text, changes in _trials(member.case, words):
            tried = _add(drawn, "trial", member.depth + 1, width, text, changes)
            drawn.paths.append(_down(box, tried))
    drawn.height += 1
    return drawn


def legend() -> Drawing:
    """How a drawing is read, in words that name no case."""
    drawn = Drawing("how")
    right = WIDTH - 1
    first = _add(drawn, "case", 0, right, ("A case", "What came of it"), [])
    changed = "What another school changed, and why."
    for kind, text in (
        ("case", ("A case that grew from it", "What came of it")),
        ("trial", ("Trial: a school", "What came of it")),
    ):
        drawn.paths.append(_down(first, _add(drawn, kind, 1, right, text, [changed])))
    drawn.height += 1
    return drawn


def _case_text(case: Case, words: Vocabularies) -> tuple[str, str]:
    said = outcome_badge(case.front.outcome, words).label
    return case.front.title, f"{said} \N{MIDDLE DOT} retired" if case.stage == "retired" else said


def _trials(case: Case, words: Vocabularies) -> list[tuple[tuple[str, str], list[str]]]:
    """The text of each trial's box, and what stands along its edge."""
    found = []
    for trial in case.trials[:MOST_TRIALS]:
        when = f" \N{MIDDLE DOT} {partial_date(trial.record.when)}" if trial.record.when else ""
        label = outcome_badge(trial.record.outcome, words).label
        found.append(((f"Trial: {trial.school}", f"{label}{when}"), [_short(trial.record.changes or "")]))
    if (more := len(case.trials) - MOST_TRIALS) > 0:
        found.append(((count(more, "more trial"), "In the list"), []))
    return found


def _along(member: Member, titles: dict[str, str]) -> list[str]:
    """What stands along the edges that lead to a case; where there are several, each says where it comes from."""
    if len(member.grew) < 2:
        return [_short(growth.changes) for growth in member.grew]
    return [_short(f"From “{shorten(titles[growth.parent], 40, placeholder='…')}”: {growth.changes}") for growth in member.grew]


def _short(text: str) -> str:
    return shorten(text, LONGEST, placeholder="…")


def _add(drawing: Drawing, kind: str, depth: int, right: float, text: tuple[str, str], along: list[str]) -> Box:
    """Put a box below all others."""
    x = 1 + STEP * min(depth, DEEPEST)
    from_left = 1 + STEP * min(max(depth - 1, 0), DEEPEST) + STEP
    letters = int((right - from_left - 4) / 10 * SMALL_LETTERS)
    top = drawing.height + (GAP if drawing.boxes else 0)
    written = []
    for piece in along:
        for line in wrap(piece, letters, break_on_hyphens=False):
            top += SMALL
            written.append(Line(top - 4, line))
    if written:
        top += 4
    lines = wrap(text[0], int((right - x - 2 * PAD) / 10 * LETTERS), break_on_hyphens=False)
    title = [Line(top + PAD + LEADING * number + 13, line) for number, line in enumerate(lines)]
    height = 2 * PAD + LEADING * len(lines) + SMALL
    box = Box(kind, x, top, height, right - x, title, Line(top + height - PAD - 3, text[1]), written, from_left)
    drawing.boxes.append(box)
    drawing.height = top + height
    return box


def _down(parent: Box, child: Box) -> str:
    """From below a box's left corner to the left side of one further right, or to the top of one as far left."""
    x = parent.x + STEP / 2
    start = parent.top + parent.height
    if child.x > parent.x:
        return f"M{x:g} {start:g}V{child.middle:g}H{child.x - 2:g}"
    return f"M{x:g} {start:g}V{child.top - 2:g}"


def _aside(parent: Box, child: Box, x: float) -> str:
    """From the right side of a box, along a lane, to the right side of another."""
    return f"M{parent.right:g} {parent.middle:g}H{x:g}V{child.middle + 6:g}H{child.right + 2:g}"


def _lanes(members: Sequence[Member]) -> dict[tuple[str, str], int]:
    """Which lane at the right each further edge takes, so that few run over one another."""
    place = {member.case.slug: number for number, member in enumerate(members)}
    lanes: dict[tuple[str, str], int] = {}
    ends = [-1] * LANES
    edges = [(place[growth.parent], place[growth.child], growth) for member in members for growth in member.grew[1:]]
    for start, end, growth in sorted(edges, key=lambda edge: edge[:2]):
        lane = next((number for number, last in enumerate(ends) if last <= start), ends.index(min(ends)))
        ends[lane] = end
        lanes[growth.parent, growth.child] = lane
    return lanes
