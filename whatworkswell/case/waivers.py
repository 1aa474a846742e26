"""Waivers: what a reviewer has looked at and lets pass, with a reason. They lie where an author cannot write them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import RootModel, StringConstraints

from whatworkswell.problems.problem import Problem, problem, shorten

from . import datafile
from .datafile import Data, Slug, Text
from .front_matter.reader import SAFE_LOADER

FILE = Path("docs/_data/waivers.yml")
#: Only messages about personal data can be lifted: they are guesses about people, and a person may know better.
Code = Annotated[str, StringConstraints(pattern=r"^[EW]08\d$")]


class Waiver(Data):
    """One message about one case that counts no longer. `found` is what the message shows, word for word."""

    case: Slug
    code: Code
    found: Text
    reason: Text
    by: str = ""
    date: datetime.date

    def lifts(self, p: Problem) -> bool:
        """Whether it is about this problem."""
        return p.code == self.code and p.path.startswith(f"cases/{self.case}/") and p.found == shorten(self.found)


class _File(RootModel[tuple[Waiver, ...] | None]):
    """The whole file: a list, or nothing but remarks."""


@dataclass(frozen=True)
class Waivers:
    """All waivers, each with its line in the file."""

    entries: tuple[tuple[int, Waiver], ...] = ()

    def applied(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems, those that are lifted marked so; and a warning for each waiver that lifts nothing."""
        by_case: dict[str, list[int]] = {}
        for index, (_, waiver) in enumerate(self.entries):
            by_case.setdefault(waiver.case, []).append(index)
        used: set[int] = set()
        for p in problems:
            parts = p.path.split("/")
            lifting = [i for i in by_case.get(parts[1], ()) if self.entries[i][1].lifts(p)] if len(parts) > 2 else []
            used.update(lifting)
            yield p.waive(self.entries[lifting[0]][1].reason) if lifting else p
        for index, (line, waiver) in enumerate(self.entries):
            if index not in used:
                found = f"{waiver.case}, {waiver.code}, {waiver.found}"
                yield problem("W061", FILE.as_posix(), (line, 1), found=found)


def load(root: Path) -> Waivers:
    """The site's waivers; none where there is no file.

    Raises:
        DataError: the file cannot be read, or holds what it may not; the message names each place.
    """
    if not (root / FILE).is_file():
        return Waivers()
    waivers = datafile.load(root, FILE, _File).root or ()
    tree = yaml.compose((root / FILE).read_text(encoding="utf-8"), Loader=SAFE_LOADER)
    lines = [item.start_mark.line + 1 for item in tree.value] if isinstance(tree, yaml.SequenceNode) else []
    return Waivers(tuple(zip(lines, waivers, strict=True)))
