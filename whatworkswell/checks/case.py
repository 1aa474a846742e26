"""What is wrong with one case: every problem of every file of it, at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from whatworkswell.case.repository import Case, Repository
from whatworkswell.problems.problem import Problem

from . import account, facts, files, links, personal_data, trials

#: The most messages of one code about one case.
MOST = 200


def check_case(case: Case, repository: Repository) -> list[Problem]:
    """What is wrong within one case, its links to others included."""
    found = [
        *case.problems,
        *facts.check(case, repository),
        *account.check(case),
        *links.check(case, repository),
        *files.check(case, repository),
        *trials.check(case),
        *personal_data.check(case),
    ]
    return list(_bounded(found))


def _bounded(found: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of each kind: a case that has more of one is mended in several rounds."""
    told: Counter[str] = Counter()
    for problem in found:
        told[problem.code] += 1
        if told[problem.code] <= MOST:
            yield problem


def check_page_anchors(repository: Repository, anchors: Mapping[str, frozenset[str]]) -> list[Problem]:
    """What is wrong with links from cases to headings of pages; `anchors` holds each page's, known once pages are built."""
    return [p for case in repository.cases.values() for p in links.check_page_anchors(case, anchors)]
