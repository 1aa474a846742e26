"""What the page of a case is made of: parts, each a frozen object beside the template that draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Outline:
    """A heading: one entry of the page's table of contents."""

    id: str
    title: str
    children: tuple[Outline, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the page. Its template sees it as `section`."""

    template: ClassVar[str]

    @property
    def outline(self) -> tuple[Outline, ...]:
        """What the table of contents has of it."""
        return ()


@dataclass(frozen=True)
class Section(Part):
    """A part under a heading of its own. The ids of the account all begin `case-`, so an author's never clash with these."""

    heading: ClassVar[Outline]

    @property
    def outline(self) -> tuple[Outline, ...]:
        """Its heading."""
        return (self.heading,)
