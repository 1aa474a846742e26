"""Collections: cases, steps, messages, sessions and pages that somebody chose and put in order, each with why it is there.

A collection is a file of `docs/_data/collections`; its name is the collection's id.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Slug, Text
from whatworkswell.topics.handbook.sheets import Heading
from whatworkswell.topics.sessions.model import Lines, PagePath

FOLDER = Path("docs/_data/collections")
#: What an entry may point at: the key that names it, and what it is called.
KINDS = {"case": "case", "step": "step", "message": "key message", "session": "session", "page": "page"}


class Entry(Data):
    """One thing of a collection, and why it is there. A page needs a `text`, which is what its link says."""

    case: Slug | None = None
    step: int | None = None
    message: int | None = None
    session: Slug | None = None
    page: PagePath | None = None
    text: Text | None = None
    why: Text

    @model_validator(mode="after")
    def _one_thing(self) -> Entry:
        named = [key for key in KINDS if getattr(self, key) is not None]
        if len(named) != 1:
            raise PydanticCustomError("one", "an entry names one thing: {kinds}", {"kinds": ", ".join(KINDS)})
        if (self.page is None) != (self.text is None):
            raise PydanticCustomError("one", "text is what the link to a page says: it goes with page, and with nothing else")
        return self

    @property
    def key(self) -> str:
        """The key that names the thing."""
        return next(key for key in KINDS if getattr(self, key) is not None)

    @property
    def name(self) -> str:
        """The name of the thing, as it is written."""
        return str(getattr(self, self.key))


class Collection(Data):
    """A collection, whole."""

    title: Heading
    summary: Text
    audience: Text
    introduction: Lines
    items: tuple[Entry, ...]
    ending: Text | None = None

    @field_validator("items")
    @classmethod
    def _several(cls, items: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if len(items) < 2:
            raise PydanticCustomError("few", "two things or more")
        things = [(item.key, item.name) for item in items]
        if twins := sorted({f"{KINDS[key]} {name}" for key, name in things if things.count((key, name)) > 1}):
            raise PydanticCustomError("twins", "it holds the same thing twice: {found}", {"found": ", ".join(twins)})
        return items


def load(root: Path) -> Mapping[str, Collection]:
    """Every collection of the site by its id.

    Raises:
        DataError: a file cannot be read or is wrong.
    """
    return datafile.load_folder(root, FOLDER, Collection)


def titles(root: Path) -> dict[str, str]:
    """The title of every collection of the site by its id; raises as `load` does."""
    return {ident: collection.title for ident, collection in load(root).items()}
