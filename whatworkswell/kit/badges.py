"""Outcome and strength as labelled badges. The word is the message; shape and colour only repeat it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies

#: What is shown where a case gives no outcome.
UNSTATED = "Not stated"


@dataclass(frozen=True)
class Badge:
    """`id` chooses the shape, `label` is the word, `meaning` a sentence that explains it."""

    id: str
    label: str
    meaning: str


@dataclass(frozen=True)
class Tally:
    """How often an outcome was told."""

    outcome: Badge
    number: int


def outcome_badge(outcome: str | None, words: Vocabularies) -> Badge:
    """The badge of an outcome; an absent one says so."""
    if outcome is None:
        return Badge("unstated", UNSTATED, "The source does not say what came of it.")
    term = words["outcomes"].terms[outcome]
    return Badge(term.id, term.label, term.definition)


def strength_badge(strength: str, words: Vocabularies) -> Badge:
    """The badge of the strength of the evidence."""
    term = words["strengths"].terms[strength]
    return Badge(term.id, term.label, term.definition)
