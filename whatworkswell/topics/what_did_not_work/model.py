"""What did not work: the barriers that cases name in groups that people keep, the outcomes that fell short, and the lessons told.

A barrier that is in no group is never lost: it stands under a heading of its own, and the checker names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Slug, Text
from whatworkswell.case.repository import Case, Repository
from whatworkswell.case.trial import Trial

FILE = Path("docs/_data/barriers.yml")
#: The outcomes that fell short of what was hoped for, the plainest first.
SETBACKS = ("worse", "no-change", "stopped", "mixed")
#: The section of an account that tells it.
SECTION = "what-did-not-work"
#: How many barriers the checker names: the page shows them all.
NAMED = 10


class Named(Data):
    """One barrier of one case, as the case writes it."""

    case: Slug
    barrier: Text


class Group(Data):
    """Barriers of one kind: those with one of the words, and those that are named."""

    id: Slug
    label: Text
    words: tuple[Text, ...] = ()
    also: tuple[Named, ...] = ()
    handbook: Slug | None = None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.words))})" if self.words else "(?!)", re.IGNORECASE)

    def holds(self, case: str, barrier: str) -> bool:
        """Whether a barrier of a case belongs here."""
        return bool(self._pattern.search(barrier)) or any(one.case == case and one.barrier == barrier for one in self.also)


class Groups(Data):
    """`barriers.yml`."""

    groups: Annotated[tuple[Group, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ids = [group.id for group in self.groups]
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise ValueError(f"two groups have the id {twice[0]}")
        if idle := [group.id for group in self.groups if not (group.words or group.also)]:
            raise ValueError(f"the group {idle[0]} needs words, or barriers under also")
        return self


@dataclass(frozen=True)
class Met:
    """A barrier with every case that names it in the same words, each with its response, if it found one."""

    barrier: str
    answers: tuple[tuple[Case, str], ...]


@dataclass(frozen=True)
class Lessons:
    """Everything that the page shows. A barrier can be in several groups; `loose` holds those in none.

    `setbacks` gives, by outcome, the cases that fell short, and the trials of a case by other schools that did.
    """

    groups: tuple[tuple[Group, tuple[Met, ...]], ...]
    loose: tuple[Met, ...]
    setbacks: tuple[tuple[str, tuple[tuple[Case, Trial | None], ...]], ...]
    told: tuple[Case, ...]


def load(root: Path) -> tuple[Group, ...]:
    """Read the groups.

    Raises:
        DataError: the file is absent or wrong.
    """
    return datafile.load(root, FILE, Groups).groups


def gather(cases: Sequence[Case], groups: Sequence[Group]) -> Lessons:
    """Put what the cases tell in order; each case is looked at once, and everything stays in the order given."""
    held: dict[str, dict[str, list[tuple[Case, str]]]] = {group.id: {} for group in groups}
    loose: dict[str, list[tuple[Case, str]]] = {}
    setbacks: dict[str, list[tuple[Case, Trial | None]]] = {}
    told = []
    for case in cases:
        for entry in case.front.barriers:
            places = [held[group.id] for group in groups if group.holds(case.slug, entry.barrier)] or [loose]
            for place in places:
                place.setdefault(entry.barrier, []).append((case, entry.response or ""))
        tried: list[tuple[str | None, Trial | None]] = [(trial.record.outcome, trial) for trial in case.trials]
        for outcome, trial in [(case.front.outcome, None), *tried]:
            if outcome in SETBACKS:
                setbacks.setdefault(outcome, []).append((case, trial))
        if SECTION in case.account.sections:
            told.append(case)
    return Lessons(
        groups=tuple((group, tuple(_met(held[group.id]))) for group in groups),
        loose=tuple(_met(loose)),
        setbacks=tuple((outcome, tuple(setbacks[outcome])) for outcome in SETBACKS if outcome in setbacks),
        told=tuple(told),
    )


def hints(repository: Repository) -> Iterator[str]:
    """What a maintainer could do about the groups, a line each; nothing where the site has none."""
    if not (repository.root / FILE).is_file():
        return
    groups = load(repository.root)
    barriers = [(case.slug, entry.barrier) for case in repository.cases.values() for entry in case.front.barriers]
    loose = [(slug, barrier) for slug, barrier in barriers if not any(group.holds(slug, barrier) for group in groups)]
    if loose:
        number = f"{len(loose)} barriers are" if len(loose) > 1 else "1 barrier is"
        yield f"{FILE.as_posix()}: {number} in no group yet, and shown under Other barriers:"
        yield from (f"  {slug}: {barrier}" for slug, barrier in loose[:NAMED])
        if len(loose) > NAMED:
            yield f"  and {len(loose) - NAMED} more"
    there = set(barriers)
    for group in groups:
        for one in group.also:
            if (one.case, one.barrier) not in there:
                yield f"{FILE.as_posix()}: the group {group.id} names a barrier that {one.case} does not have: {one.barrier}"


def _met(found: dict[str, list[tuple[Case, str]]]) -> Iterable[Met]:
    return (Met(barrier, tuple(answers)) for barrier, answers in found.items())
