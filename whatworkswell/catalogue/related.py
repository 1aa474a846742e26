"""Related cases, each with the reasons why it is related.

Cases are found through an inverted index of what they have in common, never pair by pair: from each value that a case
holds, only its nearest neighbours in that value's list are looked at, so the work for one case stays the same however
many cases there are. A value that many cases share says little and weighs less.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whatworkswell.case.repository import Case, Repository

from .facets import BY_ID, values

#: What it is worth to share a value of each kind; the rarer the value, the more of it counts.
WEIGHTS = {"approach": 4.0, "technique": 3.0, "subject": 3.0, "key-message": 1.5, "key-stage": 1.5, "phase": 1.0}
ALLIANCE_WEIGHT = 3.0
FAMILY_WEIGHT = 100.0
#: To have grown from the same case is worth more than any one thing in common, and less than to have grown from each other.
SIBLING_WEIGHT = 30.0
#: How many neighbours each value may propose; bounds the work for one case.
NEIGHBOURS = 48
SHOWN = 5
MOST_REASONS = 3

#: A thing that two cases may share: the kind and the value.
Trait = tuple[str, str]


@dataclass(frozen=True)
class Related:
    """A case and why it is worth reading next, the weightiest reason first."""

    case: Case
    reasons: tuple[str, ...]


class RelatedCases:
    """The index over all cases of a repository; retired ones are proposed by nobody, and propose first what replaced them."""

    def __init__(self, repository: Repository) -> None:
        """Read every case once."""
        self._repository = repository
        self._traits = {slug: tuple(_traits(case)) for slug, case in repository.cases.items()}
        self._holders: dict[Trait, list[str]] = defaultdict(list)
        for slug in sorted(repository.cases):
            if repository.cases[slug].stage != "retired":
                for trait in self._traits[slug]:
                    self._holders[trait].append(slug)
        self._children: dict[str, list[str]] = defaultdict(list)
        self._replaced: dict[str, list[Case]] = defaultdict(list)
        for slug, case in repository.cases.items():
            if case.stage != "retired":
                for origin in case.front.adapted_from:
                    self._children[origin.case].append(slug)
            elif case.entry and case.entry.replaced_by:
                self._replaced[case.entry.replaced_by].append(case)

    def replaced_by(self, slug: str) -> Sequence[Case]:
        """The retired cases whose place a case has taken."""
        return self._replaced.get(slug, ())

    def of(self, slug: str, most: int = SHOWN) -> tuple[Related, ...]:
        """The cases most related to `slug`, best first, ties by slug."""
        shared: dict[str, list[tuple[float, Trait]]] = defaultdict(list)
        for trait in self._traits[slug]:
            weight = self._weight(trait)
            if weight > 0:
                for other in self._near(trait, slug):
                    shared[other].append((weight, trait))
        for other, weight, reason in self._family(slug):
            if other != slug:
                shared[other].append((weight, ("family", reason)))
        ranked = sorted(shared, key=lambda other: (-sum(weight for weight, _ in shared[other]), other))
        return tuple(Related(self._repository.cases[other], self._reasons(shared[other])) for other in ranked[:most])

    def _reasons(self, shared: list[tuple[float, Trait]]) -> tuple[str, ...]:
        ordered = sorted(shared, key=lambda entry: -entry[0])
        return tuple(self._reason(trait) for _, trait in ordered[:MOST_REASONS])

    def _near(self, trait: Trait, slug: str) -> Iterator[str]:
        """The holders of a trait around `slug`: all of them where they are few."""
        holders = self._holders[trait]
        place = bisect_left(holders, slug)
        start = max(0, min(place - NEIGHBOURS // 2, len(holders) - NEIGHBOURS))
        return (other for other in holders[start : start + NEIGHBOURS] if other != slug)

    def _weight(self, trait: Trait) -> float:
        kind, _ = trait
        worth = ALLIANCE_WEIGHT if kind == "alliance" else WEIGHTS[kind]
        return worth * math.log((len(self._traits) + 1) / (len(self._holders[trait]) or 1))

    def _reason(self, trait: Trait) -> str:
        kind, value = trait
        if kind == "family":
            return value
        if kind == "alliance":
            return f"From the same alliance: {value}"
        facet = BY_ID[kind]
        label = self._repository.vocabularies.label(facet.vocabulary, value)
        return f"Same {facet.label if facet.label.isupper() else _lower_first(facet.label)}: {label}"

    def _family(self, slug: str) -> Iterator[tuple[str, float, str]]:
        """Other cases, what it is worth to be kin to them, and how they are."""
        cases = self._repository.cases
        case = cases[slug]
        if case.entry and case.entry.replaced_by in cases:
            yield case.entry.replaced_by, 2 * FAMILY_WEIGHT, "It took the place of this case"
        for origin in case.front.adapted_from:
            if origin.case in cases and cases[origin.case].stage != "retired":
                yield origin.case, FAMILY_WEIGHT, "This case was developed from it"
            for sibling in self._children.get(origin.case, ())[:NEIGHBOURS]:
                yield sibling, SIBLING_WEIGHT, "Developed from the same case as this one"
        for child in self._children.get(slug, ())[:NEIGHBOURS]:
            yield child, FAMILY_WEIGHT, "It was developed from this case"


def _traits(case: Case) -> Iterator[Trait]:
    for kind in WEIGHTS:
        for value in values(case, BY_ID[kind]):
            yield kind, value
    if case.front.alliance:
        yield "alliance", case.front.alliance


def _lower_first(text: str) -> str:
    """`Key stage` inside a sentence is `key stage`; `JPD key message` stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
