"""The words that the sources and the pages use, explained, with what has become of them since."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import model_validator

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Slug, Text

FILE = Path("docs/_data/glossary.yml")
PAGE = "glossary/"

Status = Literal["current", "changed", "former"]
STATUSES: Mapping[Status, str] = {"current": "In use", "changed": "Has changed", "former": "No longer used"}


class Term(Data):
    """One word: what its letters stand for, what it means, and what has changed since the sources."""

    id: Slug
    term: Text
    full: Text | None = None
    explanation: Text
    status: Status
    everyday: bool = False
    now: Text | None = None
    match: tuple[Text, ...] = ()
    see: tuple[Slug, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """What stands for it in a text. An everyday word has no form: it would be found everywhere."""
        return () if self.everyday else (self.term, *self.match)


class TermFile(Data):
    """The whole glossary; ids are unique, and a word that has changed says how."""

    title: Text
    terms: tuple[Term, ...]

    @model_validator(mode="after")
    def consistent(self) -> Self:
        """Ids are anchors and links: none twice, none that leads nowhere."""
        ids = [term.id for term in self.terms]
        for term in self.terms:
            if ids.count(term.id) > 1:
                raise ValueError(f"the id {term.id} is there twice")
            if lost := [other for other in term.see if other not in ids]:
                raise ValueError(f"{term.id} points to {', '.join(lost)}, which is not in the glossary")
            if term.status == "changed" and not term.now:
                raise ValueError(f"{term.id} has changed, so it needs `now`")
        return self


@dataclass(frozen=True)
class Glossary:
    """The terms by id, in alphabetical order."""

    terms: Mapping[str, Term]

    @cached_property
    def _forms(self) -> Mapping[str, str]:
        """Every form of every term, folded, to its id."""
        return {form.casefold(): term.id for term in self.terms.values() for form in term.forms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """All forms as whole words, longest first, with a plural s."""
        forms = sorted((form for term in self.terms.values() for form in term.forms), key=len, reverse=True)
        return re.compile(rf"\b({'|'.join(map(_as_written, forms))})s?\b")

    def found_in(self, text: str) -> list[Term]:
        """The terms that a text uses, in alphabetical order."""
        used = {self._forms[match[1].casefold()] for match in self._pattern.finditer(text)}
        return [term for term in self.terms.values() if term.id in used]


def _as_written(form: str) -> str:
    """The form as a pattern. Letters such as TA must stand in capitals; words may begin a sentence or not."""
    if any(c.isupper() for c in form[1:]):
        return re.escape(form)
    return f"[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}" if form[0].isalpha() else re.escape(form)


def load(root: Path) -> Glossary:
    """Read the glossary below `root`. Raises `DataError` with the line of every mistake."""
    terms = datafile.load(root, FILE, TermFile).terms
    return Glossary({term.id: term for term in sorted(terms, key=lambda term: term.term.casefold())})
