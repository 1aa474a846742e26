"""What is wrong with the collections: what a file cannot hold, and names of what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from whatworkswell.case import datafile
from whatworkswell.case.datafile import DataError
from whatworkswell.case.repository import Repository
from whatworkswell.checks import data_file
from whatworkswell.problems.problem import Problem

from .model import FOLDER, KINDS, Collection, Entry

_MODELS: Mapping[str, type[BaseModel]] = {"": Collection, "items": Entry}


def check(repository: Repository, known: data_file.Names) -> Iterator[Problem]:
    """Every problem of every collection; `known` are the names of everything that one may point at."""
    for path in sorted((repository.root / FOLDER).glob("*.yml")):
        yield from _check(repository, known, FOLDER / path.name)


def _check(repository: Repository, known: data_file.Names, file: Path) -> Iterator[Problem]:
    try:
        collection = datafile.load(repository.root, file, Collection)
    except DataError as error:
        yield from (data_file.told(mistake, "E115", "E116", _MODELS) for mistake in error.mistakes)
        return
    named: list[data_file.Named] = [
        (("items", number, item.key), KINDS[item.key], item.name) for number, item in enumerate(collection.items)
    ]
    yield from data_file.unknown("E117", file.as_posix(), named, known, datafile.places(repository.root, file))
