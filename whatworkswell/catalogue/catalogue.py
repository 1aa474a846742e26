"""The cases in the order in which lists show them, and by every value of every facet.

Made once for a site by one walk over its cases: a page that lists some of them asks here and walks no further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whatworkswell.case.repository import Case

from .facets import FACETS, values


class Catalogue:
    """The cases that are offered, which retired ones are not: the most lately published first."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self.cases: Sequence[Case] = sorted(
            sorted((case for case in cases if case.stage != "retired"), key=lambda case: (case.is_brief, case.slug)),
            key=lambda case: case.entry.first_published if case.entry else "9999",
            reverse=True,
        )
        self._by_value: dict[tuple[str, str], list[Case]] = defaultdict(list)
        self._by_alliance: dict[str, list[Case]] = defaultdict(list)
        for case in self.cases:
            self._by_alliance[case.front.alliance or ""].append(case)
            for facet in FACETS:
                for value in values(case, facet):
                    self._by_value[facet.id, value].append(case)

    def having(self, facet: str, value: str) -> Sequence[Case]:
        """The cases with a value of a facet, both by their ids."""
        return self._by_value.get((facet, value), ())

    def of_alliance(self, name: str) -> Sequence[Case]:
        """The cases that say they come from an alliance."""
        return self._by_alliance.get(name, ())

    def select(self, filters: Mapping[str, str]) -> Sequence[Case]:
        """The cases that have every value asked for (facet id to value id)."""
        if not filters:
            return self.cases
        fewest, *others = sorted((self.having(*asked) for asked in filters.items()), key=len)
        slugs = [{case.slug for case in held} for held in others]
        return [case for case in fewest if all(case.slug in held for held in slugs)]
