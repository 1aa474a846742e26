"""The list of references: what the site's cases and pages cite, in the fields of CSL."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from whatworkswell.problems.problem import PracticeError

from .datafile import Text
from .front_matter.reader import SAFE_LOADER

FILE = Path("docs/_data/references.yml")


class Name(BaseModel):
    """A person, or an organisation as `literal`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: str = ""
    given: str = ""
    literal: str = ""

    def __str__(self) -> str:
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)


class Rights(BaseModel):
    """Whose a publication is, and what this site took from it: each a sentence or two of plain text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    written_by: Text
    published_by: Text
    terms: Text
    taken: Text
    not_taken: Text
    disclaimer: str = ""


class Reference(BaseModel):
    """One publication. Undated ones have no `issued` and say so in `note`; those that pages were made from have `rights`."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, coerce_numbers_to_str=True)

    id: str
    type: str
    title: str
    author: tuple[Name, ...] = ()
    issued: Any = None
    container_title: str = Field("", alias="container-title")
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    publisher_place: str = Field("", alias="publisher-place")
    number: str = ""
    DOI: str = ""
    ISBN: str = ""
    URL: str = ""
    accessed: Any = None
    note: str = ""
    rights: Rights | None = None

    @property
    def year(self) -> int | None:
        """The year of publication, or None where it is not known."""
        parts = self.issued.get("date-parts") if isinstance(self.issued, dict) else None
        found = parts[0][0] if parts else self.issued
        return int(str(found)[:4]) if found and str(found)[:4].isdigit() else None

    @property
    def link(self) -> str:
        """Where it can be read: its DOI before its address."""
        return f"https://doi.org/{self.DOI}" if self.DOI else self.URL


def load(root: Path) -> Mapping[str, Reference]:
    """Every reference by its id, in the order of the file. A mistake in the file stops everything, with its place."""
    path = root / FILE
    if not path.is_file():
        return {}
    try:
        entries = yaml.load(path.read_bytes(), Loader=SAFE_LOADER) or []  # noqa: S506 (it is safe)
        references = [Reference.model_validate(entry) for entry in entries]
    except (yaml.YAMLError, UnicodeError, ValidationError, TypeError) as error:
        raise PracticeError(f"{FILE}: {error}") from error
    found: dict[str, Reference] = {}
    for reference in references:
        if reference.id in found:
            raise PracticeError(f"{FILE}: the id {reference.id!r} is given twice. Keep one of the two.")
        found[reference.id] = reference
    return found
