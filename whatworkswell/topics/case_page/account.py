"""The account of a case in its sections, with what it leaves out, and its footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.case.account.account import SECTIONS

from .absent import Absent, absent
from .section import Outline, Part

if TYPE_CHECKING:
    from whatworkswell.case.account.account import Account
    from whatworkswell.case.repository import Case


@dataclass(frozen=True)
class Passage:
    """A section of the account: its heading, with those below it, and its HTML."""

    heading: Outline
    html: Markup


@dataclass(frozen=True)
class AccountSection(Part):
    """The account in its order. A run of absent sections is one line that keeps their place."""

    template = "topics/case_page/account.html.jinja"
    parts: tuple[Passage | Absent, ...]
    notes: Markup

    @property
    def outline(self) -> tuple[Outline, ...]:
        """The sections that are there."""
        return tuple(part.heading for part in self.parts if isinstance(part, Passage))


def account_section(case: Case) -> AccountSection:
    """The account of a case as its page shows it."""
    return AccountSection(tuple(_parts(case)), Markup(case.account.notes))  # noqa: S704 - sanitised by markup.parse


def _parts(case: Case) -> Iterator[Passage | Absent]:
    account = case.account
    for is_there, ids in groupby(SECTIONS, key=lambda id: bool(account.sections.get(id))):
        headings = {id: Outline(f"case-{id}", SECTIONS[id], tuple(_below(account, SECTIONS[id]))) for id in ids}
        if is_there:
            yield from (Passage(heading, Markup(account.sections[id])) for id, heading in headings.items())  # noqa: S704 - likewise
        else:
            yield absent(headings.values(), case.front)


def _below(account: Account, title: str) -> Iterator[Outline]:
    """The `###` headings under a section."""
    inside = False
    for heading in account.headings:
        if heading.level <= 2:
            inside = heading.text == title
        elif inside and heading.level == 3:
            yield Outline(heading.id, heading.text)
