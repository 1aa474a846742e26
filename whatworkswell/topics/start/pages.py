"""The way from a problem, as a page.

Every answer is on the page, so that it is there without a script too; a script only hides what was not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from whatworkswell.case.account.links import page_url
from whatworkswell.catalogue.facets import BY_ID, matches
from whatworkswell.kit.facts import Item
from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.ways_to_share import form_address
from whatworkswell.kit.words import count
from whatworkswell.topics.gap_map.view import SEARCH, search_value
from whatworkswell.topics.lists.line import case_line
from whatworkswell.topics.sessions.view import collection_home, home

from . import model
from .model import Aim, Means

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.topics.collections.pages import CollectionPages
    from whatworkswell.topics.lists.line import Line
    from whatworkswell.topics.sessions.pages import SessionPages

#: The most cases that an aim lists; the search has them all.
MOST = 8


@dataclass(frozen=True)
class Offer:
    """What there is for one phase: a search where there are cases, else the form with what is known filled in."""

    id: str
    label: str
    number: int
    said: str
    link: str


@dataclass(frozen=True)
class Beginning:
    """What there is to begin with: `kind` says what it is, `minutes` is there where it is a session."""

    kind: str
    title: str
    link: str
    minutes: int = 0


@dataclass(frozen=True)
class AimPart:
    """What there is for one aim: the first of its cases, how many there are, offers for each phase, and what to read."""

    data: Aim
    cases: tuple[Line, ...]
    total: int
    search: str
    share: str
    offers: tuple[Offer, ...]
    reading: tuple[Item, ...]


@dataclass(frozen=True)
class MeansPart:
    """What there is for the time and people that there are: a page to read, and something to begin with."""

    data: Means
    page: str
    beginning: Beginning


class StartPage:
    """The way from a problem of one site. The offered cases come in the order of lists."""

    def __init__(
        self, repository: Repository, teaching: SessionPages, collections: CollectionPages, offered: Iterable[Case]
    ) -> None:
        """Nothing is read until it is needed."""
        self._repository, self._teaching, self._collections, self._offered = repository, teaching, collections, offered

    def page(self, base: str) -> str:
        """The way from a problem: the questions, and everything to which they lead."""
        data = model.load(self._repository.root)
        phases = {phase: self._repository.vocabularies.label("phases", phase) for phase in data.phases}
        return compact(
            render(
                "topics/start/page.html.jinja",
                aims=[self._aim(aim, phases, base) for aim in data.aims],
                phases=phases,
                means=[MeansPart(means, base + page_url(means.page.page), self._beginning(means, base)) for means in data.means],
            )
        )

    def _beginning(self, means: Means, base: str) -> Beginning:
        if means.session:
            session = self._teaching.sessions[means.session]
            return Beginning("a session to run", session.title, base + home(means.session), session.length)
        assert means.sheet  # noqa: S101 (the data have one of the two)
        return Beginning("a sheet to print", means.sheet.text, base + page_url(means.sheet.page))

    def cases_for(self, aim: Aim) -> list[Case]:
        """The cases to which an aim leads."""
        return [case for case in self._offered if (case.slug in aim.cases if aim.words else matches(case, aim.find))]

    def search(self, aim: Aim, phase: str = "") -> str:
        """The search to which an aim leads, as an address from the site's root."""
        chosen = [(facet, value) for facet, values in aim.find.items() for value in values]
        words = self._repository.vocabularies
        asked = [("q", aim.words)] if aim.words else []
        asked += [
            (facet, search_value(words.label(BY_ID[facet].vocabulary, value)))
            for facet, value in [*chosen, *([("phase", phase)] if phase else [])]
        ]
        return f"{SEARCH}?{urlencode(asked)}"

    def _aim(self, aim: Aim, phases: Mapping[str, str], base: str) -> AimPart:
        cases = self.cases_for(aim)
        reading = [Item(aim.page.text, base + page_url(aim.page.page))]
        if aim.collection:
            title = self._collections.collections[aim.collection].title
            reading.append(Item(f"Collection: {title}", base + collection_home(aim.collection)))
        return AimPart(
            data=aim,
            cases=tuple(case_line(case, self._repository.vocabularies, base) for case in cases[:MOST]),
            total=len(cases),
            search=base + self.search(aim),
            share=base + self._form(aim),
            offers=tuple(self._offers(aim, cases, phases, base)),
            reading=tuple(reading),
        )

    def _offers(self, aim: Aim, cases: Sequence[Case], phases: Mapping[str, str], base: str) -> Iterator[Offer]:
        for phase, label in phases.items():
            number = sum(phase in case.front.phases for case in cases)
            link = base + self.search(aim, phase) if number else base + self._form(aim, phase)
            yield Offer(phase, label, number, count(number, "case"), link)

    def _form(self, aim: Aim, phase: str = "") -> str:
        """The address of the form, from the site's root, with what is known of an aim filled in."""
        known = [(BY_ID[facet].field, value) for facet, values in aim.find.items() for value in values]
        return form_address(self._repository.pages, [*known, *([("phases", phase)] if phase else [])])
