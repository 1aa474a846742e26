"""What a look inside a file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from whatworkswell.problems.problem import Problem, problem

from .limits import MAX_TEXT


@dataclass(frozen=True)
class Finding:
    """One thing to mend in a file: the code of a message, what was found, and the advice that fits with what fills it in."""

    code: str
    found: str = ""
    allowed: str = ""
    advice: str = ""
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def problem(self, path: str, kind: str) -> Problem:
        """The same as a problem of the file at `path`; `kind` is what the file should be, in words."""
        values = {"kind": kind, **self.values}
        return problem(self.code, path, found=self.found, allowed=self.allowed, advice=self.advice, **values)


@dataclass(frozen=True)
class Text:
    """A piece of plain text of a file, for the checks that look for personal data; `where` is a place in the file."""

    where: str
    text: str


class RefusedError(Exception):
    """Raised by a detector when going on would be pointless: what was found is all there is to say."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.code)
        self.finding = finding


def too_much_text() -> Finding:
    """What to say of a file with more text than the checks for personal data can read."""
    return Finding("E049", advice="text", values={"most": f"{MAX_TEXT:,}"})
