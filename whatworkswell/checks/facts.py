"""Facts that are each well formed but do not fit together, or that name something which does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whatworkswell.case.front_matter.model import CaseFrontMatter
from whatworkswell.case.front_matter.reader import Loc, Reading, dotted
from whatworkswell.case.front_matter.vocabulary import nearest
from whatworkswell.case.repository import Case, Repository
from whatworkswell.problems.problem import Problem, meant, problem

#: What must be true before a case can be published: the names of the advice of E026.
PERMISSIONS = ("school_approved", "no_pupil_identifiable")
#: Where two facts do not fit, what was found there, and the advice of E024 with what fills it in.
Misfit = tuple[Loc, object, str, dict[str, Any]]


def check(case: Case, repository: Repository) -> Iterator[Problem]:
    """The facts of one case held against each other and against the list of references."""
    yield from _references(case, repository)
    yield from permissions(case.reading, case.path)
    for rule in CONTRADICTIONS:
        for loc, found, advice, values in rule(case.front):
            yield problem("E024", case.path, case.reading.place(loc), field=dotted(loc), found=found, advice=advice, **values)
    if case.front.outcome not in (None, "too-early") and not case.front.evidence and not _is_said(case, "evidence"):
        yield problem("W004", case.path, case.reading.place(("outcome",)), field="outcome", found=case.front.outcome)


def _is_said(case: Case, key: str) -> bool:
    """Whether something is wrong with a key already, so that its absence from the front matter says nothing."""
    return key in case.reading.data or any(p.field == key for p in case.problems)


def _references(case: Case, repository: Repository) -> Iterator[Problem]:
    named: list[tuple[Loc, str | None]] = [(("sources", i, "ref"), s.ref) for i, s in enumerate(case.front.sources)]
    named += [(("evidence", i, "ref"), item.ref) for i, item in enumerate(case.front.evidence)]
    for loc, ref in named:
        if ref and ref not in repository.references:
            near = meant(nearest(ref, repository.references))
            yield problem("E025", case.path, case.reading.place(loc), field=dotted(loc), found=ref, **near)


def permissions(reading: Reading, path: str) -> Iterator[Problem]:
    """Read as typed, because it must be said also while other permissions are still blank."""
    if not isinstance(given := reading.data.get("permissions"), dict):
        return
    for key in PERMISSIONS:
        if given.get(key) == "false":
            loc: Loc = ("permissions", key)
            yield problem("E026", path, reading.place(loc), field=dotted(loc), found="false", allowed="true", advice=key)


def _ended_before_it_started(front: CaseFrontMatter) -> Iterator[Misfit]:
    if front.started and front.ended:
        shared = min(len(front.started), len(front.ended))
        if front.ended[:shared] < front.started[:shared]:
            yield ("ended",), front.ended, "ended-first", {"started": front.started}


def _compared_with_nothing(front: CaseFrontMatter) -> Iterator[Misfit]:
    for index, item in enumerate(front.evidence):
        if item.compared_value is None:
            continue
        loc, found = ("evidence", index, "compared_value"), f"{item.compared_value:g}"
        if item.compared_with in (None, "none"):
            yield loc, found, "no-meaning", {}
        if item.value is None:
            yield loc, found, "no-value", {}


def _neither_file_nor_address(front: CaseFrontMatter) -> Iterator[Misfit]:
    for index, resource in enumerate(front.resources):
        if (resource.file is None) == (resource.url is None):
            yield ("resources", index), "", "both" if resource.file else "neither", {}


def _more_schools_than_there_are(front: CaseFrontMatter) -> Iterator[Misfit]:
    scale = front.scale
    if scale and scale.schools and scale.schools_in_area and scale.schools > scale.schools_in_area:
        yield ("scale", "schools"), scale.schools, "more-than-all", {"schools_in_area": scale.schools_in_area}


CONTRADICTIONS = (_ended_before_it_started, _compared_with_nothing, _neither_file_nor_address, _more_schools_than_there_are)
