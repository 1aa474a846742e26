"""What is wrong with the way from a problem: what the file cannot hold, names of what is not there, and a search that does
not find what it promises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from whatworkswell.case import datafile
from whatworkswell.case.datafile import DataError
from whatworkswell.case.front_matter.reader import Loc, Place, dotted
from whatworkswell.case.repository import Repository
from whatworkswell.catalogue.facets import BY_ID, matches
from whatworkswell.checks import data_file
from whatworkswell.problems.problem import Problem, problem
from whatworkswell.topics.sessions import model as sessions

from . import model as start
from .model import Aim, Start

_MODELS: Mapping[str, type[BaseModel]] = {
    "": Start,
    "aims": start.Aim,
    "means": start.Means,
    "page": sessions.PageLink,
}


def check(repository: Repository, known: data_file.Names) -> Iterator[Problem]:
    """Every problem of the way from a problem; `known` are the names of everything that it may point at."""
    if not (repository.root / start.FILE).is_file():
        return
    try:
        found = start.load(repository.root)
    except DataError as error:
        yield from (data_file.told(mistake, "E115", "E116", _MODELS) for mistake in error.mistakes)
        return
    places, words = datafile.places(repository.root, start.FILE), repository.vocabularies
    known = {
        **known,
        "facet": list(BY_ID),
        **{facet.label.lower(): words[facet.vocabulary].terms for facet in BY_ID.values()},
    }
    yield from data_file.unknown("E117", start.FILE.as_posix(), _named(found), known, places)
    for number, aim in enumerate(found.aims):
        yield from _found(aim, ("aims", number), repository, places)


def _named(found: Start) -> Iterator[data_file.Named]:
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
