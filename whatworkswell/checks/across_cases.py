"""What can only be seen with all cases in view: names that clash, titles that repeat, families that go in circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from whatworkswell.case.front_matter.reader import dotted
from whatworkswell.case.front_matter.value_types import SLUG
from whatworkswell.case.repository import Repository
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
        yield from name_of_folder(case.slug, case.path)
        if case.front.title:
            same = titles[case.front.title.casefold()]
            if same:
                at = case.reading.place(("title",))
                yield problem("W001", case.path, at, field="title", found=case.front.title, other=same[0])
            same.append(case.slug)
    yield from _families(repository)


def name_of_folder(slug: str, path: str) -> Iterator[Problem]:
    """What is wrong with the name of a case's folder; `path` is the file at which it is told."""
    if not SLUG.fullmatch(slug) or not SHORTEST <= len(slug) <= LONGEST:
        yield problem("E050", path, found=slug)
    elif slug in RESERVED:
        yield problem("E051", path, found=slug)


def _families(repository: Repository) -> Iterator[Problem]:
    """`adapted_from` never leads back to where it began."""
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
            if parent in trail:
                circle = " from ".join([*trail[trail.index(parent) :], parent])
                yield problem("E052", case.path, case.reading.place(loc), field=dotted(loc), found=circle)
            elif parent in cases and parent not in settled:  # one that is not there is told among the links
                stack.append((parent, 0))
