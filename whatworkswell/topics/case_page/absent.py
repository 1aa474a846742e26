"""Parts of a page that the case says nothing about, on one line that keeps their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .section import Outline, Part

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import CaseFrontMatter


@dataclass(frozen=True)
class Absent(Part):
    """The headings that have nothing below them, and who it is that does not say."""

    template = "topics/case_page/absent.html.jinja"
    entries: tuple[Outline, ...]
    silent: str


def absent(entries: Iterable[Outline], front: CaseFrontMatter) -> Absent:
    """The line for these headings."""
    return Absent(tuple(entries), "The source does not say." if front.origin == "documented" else "The school did not say.")
