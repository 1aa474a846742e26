"""The cases to read next: what it grew from, and what it has most in common with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.kit.badges import Badge, outcome_badge, strength_badge

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.catalogue.related import Related


@dataclass(frozen=True)
class Origin:
    """A case that this one grew from, and what was changed."""

    title: str
    link: str
    is_retired: bool
    changes: str


@dataclass(frozen=True)
class Neighbour:
    """Another case, and why it is shown here."""

    title: str
    link: str
    outcome: Badge
    strength: Badge
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class RelatedSection(Section):
    """Both kinds, the origins first."""

    template = "topics/case_page/related.html.jinja"
    heading = Outline("related", "Related cases")
    origins: tuple[Origin, ...]
    neighbours: tuple[Neighbour, ...]


def related_section(case: Case, related: Sequence[Related], repository: Repository, base: str) -> RelatedSection | None:
    """The cases to read next, where there are any; one that it grew from is named once."""
    words, grew = repository.vocabularies, case.front.adapted_from
    origins = tuple(
        Origin(other.front.title, f"{base}{other.url}", other.stage == "retired", origin.changes)
        for origin in grew
        if (other := repository.cases.get(origin.case))
    )
    neighbours = tuple(
        Neighbour(
            title=entry.case.front.title,
            link=f"{base}{entry.case.url}",
            outcome=outcome_badge(entry.case.front.outcome, words),
            strength=strength_badge(entry.case.strength, words),
            reasons=tuple(entry.reasons),
        )
        for entry in related
        if entry.case.slug not in {origin.case for origin in grew}
    )
    return RelatedSection(origins, neighbours) if origins or neighbours else None
