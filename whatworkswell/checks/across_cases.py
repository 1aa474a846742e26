"""What can only be seen with all cases in view: names that clash, titles that repeat, families that go in circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from whatworkswell.case.front_matter.fields import SLUG
from whatworkswell.case.front_matter.reader import dotted
from whatworkswell.case.front_matter.vocabulary import nearest
from whatworkswell.case.repository import Case, Repository
from whatworkswell.problems.problem import Problem, problem

SHORTEST, LONGEST = 3, 60
#: Names that the site, a web server or an operating system needs.
RESERVED = frozenset(
    "assets browse cases con aux nul prn index new search site sitemap static tags all newest short draft drafts admin api "
    "pagefind handbook jpd sessions evidence about glossary references".split()
) | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}


def check(repository: Repository) -> Iterator[Problem]:
    """Each problem once, at the case that should change."""
    titles: dict[str, list[str]] = defaultdict(list)
    for case in repository.cases.values():
        yield from _slug(case)
        if case.front.title:
            same = titles[case.front.title.casefold()]
            if same:
                at = case.reading.place(("title",))
                yield problem("W001", case.path, at, field="title", found=case.front.title, other=same[0])
            same.append(case.slug)
    yield from _families(repository)


def _slug(case: Case) -> Iterator[Problem]:
    if not SLUG.fullmatch(case.slug) or not SHORTEST <= len(case.slug) <= LONGEST:
        yield problem("E050", case.path, found=case.slug)
    elif case.slug in RESERVED:
        yield problem("E051", case.path, found=case.slug)


def _families(repository: Repository) -> Iterator[Problem]:
    """`adapted_from` names cases that exist and never leads back to where it began."""
    cases = repository.cases
    settled: set[str] = set()  # cases from which no circle can be reached
    for start in cases:
        trail: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            slug, index = stack.pop()
            if index == 0 and slug in settled:
                continue
            del trail[len(stack) :]
            trail.append(slug)
            origins = cases[slug].front.adapted_from
            if index == len(origins):
                settled.add(slug)
                continue
            stack.append((slug, index + 1))
            parent = origins[index].case
            case, loc = cases[slug], ("adapted_from", index, "case")
            at, field = case.reading.place(loc), dotted(loc)
            if parent not in cases:
                near = nearest(parent, cases)
                mend = f"Did you mean `{near}`?" if near else ""
                yield problem("E042", case.path, at, field=field, found=parent, mend=mend)
            elif parent in trail:
                circle = [*trail[trail.index(parent) :], parent]
                yield problem("E052", case.path, at, field=field, found=" from ".join(circle))
            elif parent not in settled:
                stack.append((parent, 0))
