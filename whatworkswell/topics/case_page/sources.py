"""The publications that a case is taken from, with how each is cited and how old it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.kit.cite import reference_parts
from whatworkswell.kit.words import age

if TYPE_CHECKING:
    from whatworkswell.case.references import Reference
    from whatworkswell.case.repository import Case, Repository


@dataclass(frozen=True)
class SourceLine:
    """A publication, how it is cited, where in it, and how old it is."""

    who: str
    title: str
    place: str
    where: str
    link: str
    age: str


def source_lines(case: Case, repository: Repository, this_year: int) -> Iterator[SourceLine]:
    """Each source of a case. One that is not in the list of references is refused by the checks."""
    for source in case.front.sources:
        if reference := repository.references.get(source.ref):
            who, title, place = reference_parts(reference)
            yield SourceLine(who, title, place, source.where or "", reference.link, _age(reference, this_year))


def _age(reference: Reference, this_year: int) -> str:
    if reference.year is None:
        return "undated"
    return f"published {reference.year}, {age(reference.year, this_year)}"
