"""How practice has travelled: which case grew from which, and where each has been tried.

One walk over the cases makes the index. A page of one case asks only for its near kin, of which there is a bounded
number, so that thousands of pages cost no more each than a few.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from whatworkswell.case.repository import Case

#: Of one case's kin this many generations are told, and no more cases than that on either side.
GENERATIONS_UP, GENERATIONS_DOWN, MOST_EACH_WAY = 4, 2, 12


@dataclass(frozen=True)
class Growth:
    """One case grew from another: their slugs, and what was changed and why."""

    parent: str
    child: str
    changes: str


@dataclass(frozen=True)
class Member:
    """A case in its place in a family: below the last of those that it grew from, whose growth comes first in `grew`."""

    case: Case
    depth: int
    grew: tuple[Growth, ...]


@dataclass(frozen=True)
class Family:
    """Cases that grew from one another, each after all that it grew from.

    `root` stands for the whole family; `size` counts those of it too that are not told here.
    """

    members: tuple[Member, ...]
    root: Case
    size: int

    @property
    def trials(self) -> int:
        """How many trials its members have."""
        return sum(len(member.case.trials) for member in self.members)


class FamilyTree:
    """The index of what grew from what. Retired cases belong to their families like all others."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        """Read every case once."""
        self._cases = cases
        self._parents: dict[str, list[Growth]] = defaultdict(list)
        self._children: dict[str, list[Growth]] = defaultdict(list)
        for slug, case in cases.items():
            for origin in case.front.adapted_from:
                known = {growth.parent for growth in self._parents[slug]}
                if origin.case in cases and origin.case not in known and origin.case != slug:
                    growth = Growth(origin.case, slug, origin.changes)
                    self._parents[slug].append(growth)
                    self._children[origin.case].append(growth)

    def children(self, slug: str) -> Sequence[Growth]:
        """What grew from a case."""
        return self._children.get(slug, ())

    def of(self, slug: str) -> Family | None:
        """The near kin of a case and its trials; nothing where it has neither."""
        near = {slug, *self._reach(slug, self._parents, GENERATIONS_UP), *self._reach(slug, self._children, GENERATIONS_DOWN)}
        if len(near) == 1 and not self._cases[slug].trials:
            return None
        return self._family(near, slug)

    def all(self) -> tuple[Family, ...]:
        """Every family and every case that was tried, the largest first."""
        distinct = {id(slugs): slugs for slugs in self._family_of.values()}
        families = [self._family(slugs, slugs[0]) for slugs in distinct.values() if self._is_told(slugs)]
        return tuple(sorted(families, key=lambda family: (-family.size, -family.trials, family.root.slug)))

    def _is_told(self, slugs: Collection[str]) -> bool:
        return len(slugs) > 1 or any(self._cases[slug].trials for slug in slugs)

    def _family(self, slugs: Collection[str], slug: str) -> Family:
        return Family(tuple(self._planted(slugs)), self._cases[self._roots[slug]], len(self._family_of[slug]))

    @cached_property
    def _roots(self) -> dict[str, str]:
        """For each case the one that stands for its family: of those that grew from none, the one with most children.

        One that is retired does so only where there is no other.
        """

        def rank(slug: str) -> tuple[bool, int, str]:
            return self._cases[slug].stage == "retired", -len(self.children(slug)), slug

        roots: dict[str, str] = {}
        for slug, family in self._family_of.items():
            if slug not in roots:
                first = (other for other in family if not self._parents.get(other))
                root = min(first, key=rank, default=slug)
                roots |= dict.fromkeys(family, root)
        return roots

    @cached_property
    def _family_of(self) -> dict[str, list[str]]:
        """The slugs of each case's whole family; all of a family share one list."""
        found: dict[str, list[str]] = {}
        for start in self._cases:
            if start in found:
                continue
            family = found[start] = [start]
            for slug in family:  # grows as it is walked
                for growth in (*self._parents.get(slug, ()), *self._children.get(slug, ())):
                    for other in (growth.parent, growth.child):
                        if other not in found:
                            found[other] = family
                            family.append(other)
        return found

    def _reach(self, slug: str, index: Mapping[str, Sequence[Growth]], generations: int) -> list[str]:
        """The cases that the index leads to, the nearest first."""
        reached: dict[str, int] = {slug: 0}
        queue = deque([slug])
        while queue and len(reached) <= MOST_EACH_WAY:
            here = queue.popleft()
            for growth in index.get(here, ()) if reached[here] < generations else ():
                if len(reached) > MOST_EACH_WAY:
                    break
                other = growth.parent if growth.child == here else growth.child
                if other not in reached:
                    reached[other] = reached[here] + 1
                    queue.append(other)
        return [other for other in reached if other != slug]

    def _planted(self, slugs: Collection[str]) -> Iterator[Member]:
        """The cases in the order of growth, each below the last of its parents to be told."""
        within = set(slugs)
        waiting: dict[str, int] = {}
        children: dict[str, list[str]] = defaultdict(list)  # only those within: one case may have thousands
        for slug in within:
            parents = [growth.parent for growth in self._parents.get(slug, ()) if growth.parent in within]
            waiting[slug] = len(parents)
            for parent in parents:
                children[parent].append(slug)
        stack = [(slug, 0, "") for slug in sorted(within, reverse=True) if not waiting[slug]]
        while stack:
            slug, depth, below = stack.pop()
            grew = [growth for growth in self._parents.get(slug, ()) if growth.parent in within]
            yield Member(self._cases[slug], depth, tuple(sorted(grew, key=lambda growth: growth.parent != below)))
            grown = []
            for child in children[slug]:
                waiting[child] -= 1
                if not waiting[child]:
                    grown.append((child, depth + 1, slug))
            stack += sorted(grown, reverse=True)
