"""A case as one line of a list: its title, its verdict and its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.kit.badges import Badge, outcome_badge, strength_badge
from whatworkswell.kit.facts import context_line

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case


@dataclass(frozen=True)
class Line:
    """A case in a list: `phases` are the ids for which it is offered."""

    title: str
    link: str
    outcome: Badge
    strength: Badge
    context: str
    phases: str
    retired: bool


def case_line(case: Case, words: Vocabularies, base: str) -> Line:
    """The line of a case on a page from which `base` leads to the site's root."""
    return Line(
        case.front.title,
        base + case.url,
        outcome_badge(case.front.outcome, words),
        strength_badge(case.strength, words),
        context_line(case.front, words),
        " ".join(case.front.phases),
        case.stage == "retired",
    )
