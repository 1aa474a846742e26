"""Facts that are each well formed but do not fit together, or that name something which does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from whatworkswell.case.front_matter.reader import Loc, Reading, dotted
from whatworkswell.case.front_matter.vocabulary import nearest
from whatworkswell.case.repository import Case, Repository
from whatworkswell.problems.problem import Problem, problem

#: What must be true before a case can be published, by its key, and what to do about it.
PERMISSIONS = {
    "school_approved": "Ask the head of the school. When the school has agreed, set this to true.",
    "no_pupil_identifiable": "Remove whatever could tell a reader who a pupil is, then set this to true.",
}


def check(case: Case, repository: Repository) -> Iterator[Problem]:
    """The facts of one case held against each other and against the list of references."""
    yield from _references(case, repository)
    yield from permissions(case.reading, case.path)
    for loc, found, why, help in _contradictions(case):
        yield problem("E024", case.path, case.reading.place(loc), field=dotted(loc), found=found, why=why, help=help)
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
            near = nearest(ref, repository.references)
            mend = f"Did you mean `{near}`?" if near else ""
            yield problem("E025", case.path, case.reading.place(loc), field=dotted(loc), found=ref, mend=mend)


def permissions(reading: Reading, path: str) -> Iterator[Problem]:
    """Read as typed, because it must be said also while other permissions are still blank."""
    if not isinstance(given := reading.data.get("permissions"), dict):
        return
    for key, help in PERMISSIONS.items():
        if given.get(key) == "false":
            loc: Loc = ("permissions", key)
            yield problem("E026", path, reading.place(loc), field=dotted(loc), found="false", allowed="true", help=help)


def _contradictions(case: Case) -> Iterator[tuple[Loc, object, str, str]]:
    """Places, what was found there, why it cannot be, and how to mend it."""
    front, scale = case.front, case.front.scale
    if front.started and front.ended:
        shared = min(len(front.started), len(front.ended))
        if front.ended[:shared] < front.started[:shared]:
            why = f"the work ended before it started ({front.started})"
            yield ("ended",), front.ended, why, "Correct one of the two dates."
    for index, item in enumerate(front.evidence):
        if item.compared_value is None:
            continue
        loc, found = ("evidence", index, "compared_value"), f"{item.compared_value:g}"
        if item.compared_with in (None, "none"):
            why = "nothing says what this figure was, a baseline or a comparison group"
            yield loc, found, why, "Say it as `compared_with`, or remove `compared_value`."
        if item.value is None:
            why = "there is no value to hold against it"
            yield loc, found, why, "Give the figure as `value`, or remove `compared_value`."
    for index, resource in enumerate(front.resources):
        if (resource.file is None) == (resource.url is None):
            found, help = ("both", "Keep one of the two.") if resource.file else ("neither", "Add `file:` or `url:`.")
            yield ("resources", index), found, "a resource is either a file in the folder or a url", help
    if scale and scale.schools and scale.schools_in_area and scale.schools > scale.schools_in_area:
        why = f"that is more schools than there are in the area ({scale.schools_in_area})"
        yield ("scale", "schools"), scale.schools, why, "Correct `schools` or `schools_in_area`."
