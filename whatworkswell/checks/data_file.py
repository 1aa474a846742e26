"""What the checks of the site's own data files share: a mistake as a problem, and names of what is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from pydantic import BaseModel

from whatworkswell.case.datafile import Mistake
from whatworkswell.case.front_matter.reader import Loc, Place, dotted
from whatworkswell.problems.problem import Problem, meant, problem

#: Where something is named, what kind of thing it is, and its name.
Named = tuple[Loc, str, str]
#: The names of everything that a data file may point at, by its kind.
Names = Mapping[str, Collection[str]]
_FEW = 12


def told(mistake: Mistake, unreadable: str, wrong: str, models: Mapping[str, type[BaseModel]]) -> Problem:
    """A mistake of a file as a problem: `unreadable` and `wrong` are the codes, `models` what is held by which key."""
    field, path, place = dotted(mistake.loc), mistake.path, mistake.place
    if mistake.kind == "twice":
        return problem(unreadable, path, place, found=mistake.message, advice="twice")
    if mistake.kind == "file":
        return problem(unreadable, path, place, found=mistake.message)
    if mistake.kind == "twins":
        return problem(wrong, path, place, field=field, found=mistake.message, advice="twins")
    if mistake.kind == "missing":
        return problem(wrong, path, place, field=field, found=mistake.message, advice="missing")
    if mistake.kind == "extra_forbidden":
        keys = _keys(mistake, models)
        near = next(iter(get_close_matches(str(mistake.loc[-1]), keys, n=1)), "")
        return problem(wrong, path, place, field=field, found=mistake.loc[-1], allowed=keys, **meant(near))
    found = mistake.found if isinstance(mistake.found, (str, int, float)) else ""
    return problem(wrong, path, place, field=field, found=found, allowed=mistake.allowed or mistake.message)


def _keys(mistake: Mistake, models: Mapping[str, type[BaseModel]]) -> list[str]:
    """The keys that are allowed where an unknown one was found."""
    holder = next((str(part) for part in reversed(mistake.loc[:-1]) if isinstance(part, str)), "")
    return list(models[holder].model_fields) if holder in models else []


def unknown(code: str, path: str, named: Iterable[Named], known: Names, places: Mapping[Loc, Place]) -> Iterator[Problem]:
    """A problem for each name of something that is not on this site."""
    for loc, kind, name in named:
        if name in known[kind]:
            continue
        near = "" if name.isdigit() else next(iter(get_close_matches(name, list(known[kind]), n=1)), "")
        many = len(known[kind]) > _FEW
        advice = meant(near, "near-many" if many else "near") or {"advice": "many" if many else "" if known[kind] else "none"}
        yield problem(
            code,
            path,
            places.get(loc, (1, 1)),
            field=dotted(loc),
            found=name,
            allowed="" if many else known[kind],
            kind=kind,
            article="an" if kind[0] in "aeiou" else "a",
            **advice,
        )
