"""What is wrong with a site's cases: every problem of every file, at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .. import addresses, register
from ..problems import Problem
from ..repository import Case, Repository
from . import across, body, facts, files, leading, links, personal, sessions, trials

#: Called after each case.
Progress = Callable[[], None]
#: The most messages of one code about one case.
MOST = 200


def check(repository: Repository, progress: Progress | None = None) -> list[Problem]:
    """Every problem, sorted by path, line and code."""
    found = list(repository.problems)
    for case in repository.cases.values():
        found.extend(check_case(case, repository))
        if progress:
            progress()
    found.extend(across.check(repository))
    found.extend(register.check(repository.register, repository.cases))
    found.extend(addresses.check(repository))
    found.extend(sessions.check(repository))
    found.extend(leading.check(repository))
    return _in_order(found, repository)


def check_only(repository: Repository, folders: Iterable[str]) -> list[Problem]:
    """The problems in these folders of cases (as `cases/x`), sorted; all cases are in view, but only these are read through."""
    wanted = tuple(f"{folder}/" for folder in folders)
    found = [*repository.problems, *across.check(repository)]
    for case in repository.cases.values():
        if case.path.startswith(wanted):
            found.extend(check_case(case, repository))
    return [p for p in _in_order(found, repository) if p.path.startswith(wanted)]


def _in_order(found: Iterable[Problem], repository: Repository) -> list[Problem]:
    told = _told_once(list(repository.waivers.applied(found)))
    return sorted(told, key=lambda p: (p.path, p.line, p.code, p.column))  # at one place, in the order in which they are asked


def check_case(case: Case, repository: Repository) -> list[Problem]:
    """What is wrong within one case, its links to others included."""
    found = [
        *case.problems,
        *facts.check(case, repository),
        *body.check(case),
        *links.check(case, repository),
        *files.check(case, repository),
        *trials.check(case),
        *personal.check(case),
    ]
    return list(_bounded(found))


def _told_once(found: Sequence[Problem]) -> Iterator[Problem]:
    """Without the refused links that are told already as e-mail addresses: Markdown makes a link of every address."""
    addresses = {(p.path, p.line, p.found) for p in found if p.code == "E080" and p.is_error}
    return (p for p in found if p.code != "E040" or (p.path, p.line, p.found) not in addresses)


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
