"""What is wrong with the sessions: what a file cannot hold, minutes that do not add up, and names of what is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from .. import datafile, handbook, handouts, sessions
from ..datafile import DataError, Mistake
from ..frontmatter import dotted
from ..problems import Problem, problem
from ..repository import Repository

#: The steps that a session may name.
STEPS = handbook.FOLDER / "lesson-study" / "steps.yml"
#: The model of each part of a session, by the key that holds it: what a key may be called there.
HOLDERS: Mapping[str, type[BaseModel]] = {
    "": sessions.Session,
    "items": sessions.Item,
    "sources": handbook.Source,
    "pages": sessions.PageLink,
    "activity": sessions.Activity,
    "parts": sessions.Part,
    "jobs": sessions.Job,
    "steps": sessions.Step,
}


def names(root: Path) -> list[Path]:
    """The files of the sessions, from the site's root."""
    return sorted(sessions.FOLDER / path.name for path in (root / sessions.FOLDER).glob("*.yml"))


def check(repository: Repository) -> list[Problem]:
    """Every problem of every session."""
    files = names(repository.root)
    return [found for file in files for found in _check(repository, file)] if files else []


def _check(repository: Repository, file: Path) -> Iterator[Problem]:
    path = file.as_posix()
    try:
        session = datafile.load(repository.root, file, sessions.Session)
    except DataError as error:
        yield from map(_told, error.mistakes)
        return
    known = _known(repository)
    places = datafile.places(repository.root, file)
    for loc, kind, name in _named(session):
        if name in known[kind]:
            continue
        allowed = ", ".join(known[kind]) if len(known[kind]) <= 12 else f"the name of a {kind} that is on this site"
        near = get_close_matches(name, list(known[kind]), n=1) if not name.isdigit() else []
        yield problem(
            "E103",
            path,
            places.get(loc, (1, 1)),
            field=dotted(loc),
            found=name,
            allowed=allowed or f"nothing: this site has no {kind}",
            mend=f"Did you mean `{near[0]}`?" if near else "",
            kind=kind,
        )


def _told(mistake: Mistake) -> Problem:
    """A mistake of the file as a problem of the checker."""
    field = dotted(mistake.loc)
    if mistake.kind == "twice":
        return problem("E100", mistake.path, mistake.place, found=mistake.message, mend="Keep one of the two.")
    if mistake.kind == "file":
        return problem("E100", mistake.path, mistake.place, found=mistake.message)
    if mistake.kind == "minutes":
        return problem("E102", mistake.path, mistake.place, field=field, found=mistake.message, allowed=_SUM)
    if mistake.kind == "missing":
        return problem(
            "E101", mistake.path, mistake.place, field=field, allowed="this key, with its value", found=mistake.message
        )
    if mistake.kind == "extra_forbidden":
        keys = _keys(mistake)
        near = get_close_matches(str(mistake.loc[-1]), keys, n=1)
        mend = f"Did you mean `{near[0]}`?" if near else ""
        return problem("E101", mistake.path, mistake.place, field=field, found=mistake.loc[-1], allowed=keys, mend=mend)
    found = mistake.found if isinstance(mistake.found, (str, int, float)) else ""
    return problem("E101", mistake.path, mistake.place, field=field, found=found, allowed=mistake.allowed or mistake.message)


_SUM = "a sum of all items that is the length"


def _keys(mistake: Mistake) -> list[str]:
    """The keys that are allowed where an unknown one was found."""
    holder = next((str(part) for part in reversed(mistake.loc[:-1]) if isinstance(part, str)), "")
    return list(HOLDERS[holder].model_fields) if holder in HOLDERS else []


def _known(repository: Repository) -> dict[str, Collection[str]]:
    """The names of everything that a session may point at."""
    root, words = repository.root, repository.vocabularies
    numbers = range(1, len(datafile.load(root, STEPS, handbook.Steps).steps) + 1) if (root / STEPS).is_file() else ()
    return {
        "case": repository.cases,
        "page": repository.pages,
        "reference": repository.references,
        "key message": words["key-messages"].terms,
        "step": [str(number) for number in numbers],
        "handout": handouts.load(root).by_id if (root / handouts.FILE).is_file() else (),
    }


def _named(session: sessions.Session) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Everything that a session names: where it stands, what kind of thing it is, and its name."""
    for number, source in enumerate(session.sources):
        yield ("sources", number, "ref"), "reference", source.ref
    for number, item in enumerate(session.items):
        at = ("items", number)
        for key, kind, found in (
            ("handouts", "handout", item.handouts),
            ("steps", "step", item.steps),
            ("messages", "key message", item.messages),
            ("cases", "case", item.cases),
        ):
            for place, name in enumerate(found):
                yield (*at, key, place), kind, str(name)
        for place, link in enumerate(item.pages):
            yield (*at, "pages", place, "page"), "page", link.page
