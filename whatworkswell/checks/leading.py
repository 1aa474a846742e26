"""What is wrong with the collections and with the way from a problem: what a file cannot hold, names of what is not there,
and a search that does not find what it promises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from .. import collection, datafile, sessions, start
from ..collection import Collection
from ..datafile import DataError
from ..facets import BY_ID, matches
from ..frontmatter import Loc, Place, dotted
from ..problems import Problem, problem
from ..repository import Repository
from ..start import Aim, Start
from . import data

_OF_COLLECTION: Mapping[str, type[BaseModel]] = {"": Collection, "items": collection.Entry}
_OF_START: Mapping[str, type[BaseModel]] = {
    "": Start,
    "aims": start.Aim,
    "means": start.Means,
    "page": sessions.PageLink,
}


def check(repository: Repository) -> Iterator[Problem]:
    """Every problem of every collection and of the way from a problem."""
    for path in sorted((repository.root / collection.FOLDER).glob("*.yml")):
        yield from _collection(repository, collection.FOLDER / path.name)
    if (repository.root / start.FILE).is_file():
        yield from _start(repository)


def _collection(repository: Repository, file: Path) -> Iterator[Problem]:
    try:
        found = datafile.load(repository.root, file, Collection)
    except DataError as error:
        yield from (data.told(mistake, "E115", "E116", _OF_COLLECTION) for mistake in error.mistakes)
        return
    named: list[data.Named] = [
        (("items", number, item.key), collection.KINDS[item.key], item.name) for number, item in enumerate(found.items)
    ]
    yield from data.unknown("E117", file.as_posix(), named, data.names(repository), datafile.places(repository.root, file))


def _start(repository: Repository) -> Iterator[Problem]:
    try:
        found = start.load(repository.root)
    except DataError as error:
        yield from (data.told(mistake, "E115", "E116", _OF_START) for mistake in error.mistakes)
        return
    places, words = datafile.places(repository.root, start.FILE), repository.vocabularies
    known = {
        **data.names(repository),
        "facet": list(BY_ID),
        **{facet.label.lower(): words[facet.vocabulary].terms for facet in BY_ID.values()},
    }
    yield from data.unknown("E117", start.FILE.as_posix(), _named(found), known, places)
    for number, aim in enumerate(found.aims):
        yield from _found(aim, ("aims", number), repository, places)


def _named(found: Start) -> Iterator[data.Named]:
    """Everything that the way names: where it stands, what kind of thing it is, and its name."""
    for number, aim in enumerate(found.aims):
        at: Loc = ("aims", number)
        yield (*at, "page", "page"), "page", aim.page.page
        if aim.collection:
            yield (*at, "collection"), "collection", aim.collection
        yield from (((*at, "cases", place), "case", slug) for place, slug in enumerate(aim.cases))
        for facet, values in aim.find.items():
            if facet not in BY_ID:
                yield (*at, "find", facet), "facet", facet
                continue
            kind = BY_ID[facet].label.lower()
            yield from (((*at, "find", facet, place), kind, value) for place, value in enumerate(values))
    yield from ((("phases", place), "phase", phase) for place, phase in enumerate(found.phases))
    for number, means in enumerate(found.means):
        yield ("means", number, "page", "page"), "page", means.page.page
        if means.session:
            yield ("means", number, "session"), "session", means.session
        if means.sheet:
            yield ("means", number, "sheet", "page"), "page", means.sheet.page


def _found(aim: Aim, at: Loc, repository: Repository, places: Mapping[Loc, Place]) -> Iterator[Problem]:
    """A case that is promised must be among those that the search's facets let through."""
    for number, slug in enumerate(aim.cases):
        case = repository.cases.get(slug)
        if case and aim.find.keys() <= BY_ID.keys() and not matches(case, aim.find):
            loc = (*at, "cases", number)
            allowed = "; ".join(f"{facet}: {', '.join(values)}" for facet, values in aim.find.items())
            yield problem("E118", start.FILE.as_posix(), places.get(loc, (1, 1)), field=dotted(loc), found=slug, allowed=allowed)
