"""The way from a problem: what a reader wants to improve, for whom, with what time and people, and where that leads.

All of it is one file, `docs/_data/start.yml`. Nothing is worked out while somebody reads: the page holds every answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Slug, Text
from whatworkswell.topics.handbook.sheets import Heading
from whatworkswell.topics.sessions.model import PageLink

FILE = Path("docs/_data/start.yml")


class Aim(Data):
    """Something to improve. `find` is a search: facets with values, of which a case has one of each; `words` are typed.

    No facet holds what is found by its words, so then `cases` names what there is; the search must find them.
    """

    id: Slug
    label: Heading
    gist: Text
    find: Mapping[Slug, Annotated[tuple[str, ...], Field(min_length=1)]] = {}
    words: Text | None = None
    cases: tuple[Slug, ...] = ()
    page: PageLink
    collection: Slug | None = None

    @model_validator(mode="after")
    def _one_search(self) -> Aim:
        if not self.find and not self.words:
            raise PydanticCustomError("search", "an aim needs find, or words with cases")
        if bool(self.words) != bool(self.cases):
            raise PydanticCustomError("search", "words and cases go together")
        return self


class Means(Data):
    """The time and the people that there are: what to read about it, and a session or a sheet to begin with.

    `note` says for whom the session was made, where that is not the reader.
    """

    id: Slug
    label: Heading
    gist: Text
    page: PageLink
    session: Slug | None = None
    note: Text | None = None
    sheet: PageLink | None = None

    @model_validator(mode="after")
    def _one_beginning(self) -> Means:
        if bool(self.session) == bool(self.sheet):
            raise PydanticCustomError("beginning", "means lead to a session or to a sheet, one of the two")
        if self.note and not self.session:
            raise PydanticCustomError("beginning", "a note is about a session")
        return self


class Start(Data):
    """`start.yml`."""

    aims: tuple[Aim, ...]
    phases: Annotated[tuple[Slug, ...], Field(min_length=1)]
    means: tuple[Means, ...]

    @model_validator(mode="after")
    def _several(self) -> Start:
        for what, idents in (("aims", self.aims), ("means", self.means)):
            if len(idents) < 2:
                raise PydanticCustomError("few", "two {what} or more", {"what": what})
            named = [one.id for one in idents]
            if twins := sorted({ident for ident in named if named.count(ident) > 1}):
                text = "more than one of the {what} has the id {found}"
                raise PydanticCustomError("twins", text, {"what": what, "found": ", ".join(twins)})
        return self


def load(root: Path) -> Start:
    """The way from a problem.

    Raises:
        DataError: the file cannot be read or is wrong.
    """
    return datafile.load(root, FILE, Start)
