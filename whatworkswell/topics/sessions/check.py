"""What is wrong with the sessions: what a file cannot hold, minutes that do not add up, and names of what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from whatworkswell.case import datafile
from whatworkswell.case.datafile import DataError, Mistake
from whatworkswell.case.front_matter.reader import dotted
from whatworkswell.case.repository import Repository
from whatworkswell.checks import data_file
from whatworkswell.problems.problem import Problem, problem
from whatworkswell.topics.handbook import model as handbook

from . import model as sessions

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


def check(repository: Repository, known: data_file.Names) -> list[Problem]:
    """Every problem of every session; `known` are the names of everything that one may point at."""
    return [found for file in names(repository.root) for found in _check(repository, known, file)]


def _check(repository: Repository, known: data_file.Names, file: Path) -> Iterator[Problem]:
    try:
        session = datafile.load(repository.root, file, sessions.Session)
    except DataError as error:
        yield from map(_told, error.mistakes)
        return
    places = datafile.places(repository.root, file)
    yield from data_file.unknown("E103", file.as_posix(), _named(session), known, places)


def _told(mistake: Mistake) -> Problem:
    """A mistake of the file as a problem of the checker."""
    if mistake.kind == "minutes":
        where = mistake.path, mistake.place
        return problem("E102", *where, field=dotted(mistake.loc), found=mistake.message)
    return data_file.told(mistake, "E100", "E101", HOLDERS)


def _named(session: sessions.Session) -> Iterator[data_file.Named]:
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
            ("collections", "collection", item.collections),
        ):
            for place, name in enumerate(found):
                yield (*at, key, place), kind, str(name)
        for place, link in enumerate(item.pages):
            yield (*at, "pages", place, "page"), "page", link.page
