"""A file of text as the forms in the browser give it: the index.md of a case, or the .yml of a trial."""

from __future__ import annotations

from whatworkswell.authoring.document import Incoming
from whatworkswell.case.repository import MAX_FILE, Repository
from whatworkswell.case.trial import ENDING
from whatworkswell.problems.problem import PracticeError

from .archive import case_in


def read(data: bytes, name: str, _: Repository) -> Incoming:
    """The case or the trial. To which case a trial belongs does not stand in it."""
    if not name.lower().endswith(ENDING):
        return case_in(data, name)
    if len(data) > MAX_FILE:
        raise PracticeError(f"{name} is longer than {MAX_FILE // 1024} KB.")
    return Incoming(trials={name: data})
