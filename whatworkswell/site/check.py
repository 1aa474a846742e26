"""What is wrong with a site: every problem of every case and of the data files, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from whatworkswell.case import datafile, register
from whatworkswell.case.repository import Repository
from whatworkswell.checks import across_cases
from whatworkswell.checks.case import check_case
from whatworkswell.checks.data_file import Names
from whatworkswell.problems.problem import Problem
from whatworkswell.topics.collections import check as collections
from whatworkswell.topics.collections.model import FOLDER as COLLECTIONS
from whatworkswell.topics.handbook import model as handbook
from whatworkswell.topics.sessions import check as sessions
from whatworkswell.topics.sessions import handouts
from whatworkswell.topics.sessions.model import FOLDER as SESSIONS
from whatworkswell.topics.start import check as start

from . import ledger

#: Called after each case.
Progress = Callable[[], None]
#: The steps that a data file may name.
STEPS = handbook.FOLDER / "steps.yml"


def check(repository: Repository, progress: Progress | None = None) -> list[Problem]:
    """Every problem, sorted by path, line and code."""
    found = list(repository.problems)
    for case in repository.cases.values():
        found.extend(check_case(case, repository))
        if progress:
            progress()
    found.extend(across_cases.check(repository))
    found.extend(register.check(repository.register, repository.cases))
    found.extend(ledger.check(repository))
    names = named_things(repository)
    for topic in (sessions, collections, start):
        found.extend(topic.check(repository, names))
    return _in_order(found, repository)


def check_only(repository: Repository, folders: Iterable[str]) -> list[Problem]:
    """The problems in these folders of cases (as `cases/x`), sorted; all cases are in view, but only these are read through."""
    wanted = tuple(f"{folder}/" for folder in folders)
    found = [*repository.problems, *across_cases.check(repository)]
    for case in repository.cases.values():
        if case.path.startswith(wanted):
            found.extend(check_case(case, repository))
    return [p for p in _in_order(found, repository) if p.path.startswith(wanted)]


def _in_order(found: Iterable[Problem], repository: Repository) -> list[Problem]:
    told = _told_once(list(repository.waivers.applied(found)))
    return sorted(told, key=lambda p: (p.path, p.line, p.code, p.column))  # at one place, in the order in which they are asked


def _told_once(found: Sequence[Problem]) -> Iterator[Problem]:
    """Without the refused links that are told already as e-mail addresses: Markdown makes a link of every address."""
    addresses = {(p.path, p.line, p.found) for p in found if p.code == "E080" and p.is_error}
    return (p for p in found if p.code != "E040" or (p.path, p.line, p.found) not in addresses)


def named_things(repository: Repository) -> Names:
    """The names of everything that a data file may point at, by its kind."""
    root, words = repository.root, repository.vocabularies
    numbers = range(1, len(datafile.load(root, STEPS, handbook.Steps).steps) + 1) if (root / STEPS).is_file() else ()
    return {
        "case": repository.cases,
        "page": repository.pages,
        "reference": repository.references,
        "key message": words["key-messages"].terms,
        "step": [str(number) for number in numbers],
        "handout": handouts.load(root).by_id if (root / handouts.FILE).is_file() else (),
        "session": sorted(path.stem for path in (root / SESSIONS).glob("*.yml")),
        "collection": sorted(path.stem for path in (root / COLLECTIONS).glob("*.yml")),
    }
