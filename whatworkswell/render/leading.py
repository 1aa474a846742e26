"""What leads readers on: the collections, and the way from a problem to cases, a chapter and a session.

Every answer stands in the page, so that it is there without a script too; a script only hides what was not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from .. import collection as collection_data
from .. import start as start_data
from ..collection import KINDS, Collection, Entry
from ..datafile import pick
from ..facets import BY_ID, matches
from ..links import page_url
from ..start import Aim, Means
from .badges import Badge, outcome_badge, strength_badge
from .facts import context_line
from .gap_map import SEARCH, search_value
from .sessions import Places, collection_home, home
from .share import PACK, PACK_PAGE
from .templating import compact, render
from .ways import FORM
from .words import count

if TYPE_CHECKING:
    from ..repository import Case, Repository
    from .session_pages import SessionPages

#: The most cases that an aim lists; the search has them all.
MOST = 8


@dataclass(frozen=True)
class Line:
    """A case in a list: `phases` are the ids for which it is offered."""

    title: str
    link: str
    outcome: Badge
    strength: Badge
    context: str
    phases: str
    retired: bool


@dataclass(frozen=True)
class Shown:
    """An entry of a collection: `case` is there where it is one."""

    id: str
    kind: str
    title: str
    link: str
    why: str
    case: Line | None


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


class LeadingPages:
    """The collections and the way from a problem, of one site. The offered cases come in the order of lists."""

    def __init__(self, repository: Repository, teaching: SessionPages, offered: Iterable[Case]) -> None:
        """Nothing is read until it is needed."""
        self._repository, self._teaching, self._offered = repository, teaching, offered

    @cached_property
    def collections(self) -> Mapping[str, Collection]:
        """Every collection by its id."""
        return collection_data.load(self._repository.root)

    def names(self) -> list[str]:
        """The ids of the collections, known without reading them."""
        return sorted(path.stem for path in (self._repository.root / collection_data.FOLDER).glob("*.yml"))

    def collection(self, ident: str) -> str:
        """The page of a collection."""
        found = self.collections[ident]
        base = "../" * collection_home(ident).count("/")
        addresses = [collection_home(ident), *dict.fromkeys(self._address(entry) for entry in found.items)]
        with_pack = PACK_PAGE in self._repository.pages
        return compact(
            render(
                "leading/collection.html.jinja",
                base=base,
                collection=found,
                entries=[self._shown(entry, base) for entry in found.items],
                pack=f"{base}{PACK}?{'&'.join(f'add={quote(one)}' for one in addresses)}" if with_pack else "",
                share=self._share(base),
            )
        )

    def listing(self, base: str) -> str:
        """All collections with what is in them."""
        rows = [(found, base + collection_home(ident), _tally(found.items)) for ident, found in self.collections.items()]
        return compact(render("leading/collections.html.jinja", rows=rows))

    def start(self, base: str) -> str:
        """The way from a problem: the questions, and everything to which they lead."""
        data = start_data.load(self._repository.root)
        phases = [(phase, self._repository.vocabularies.label("phases", phase)) for phase in data.phases]
        return compact(
            render(
                "leading/start.html.jinja",
                aims=[self._aim(aim, phases, base) for aim in data.aims],
                phases=phases,
                means=[(means, base + page_url(means.page.page), self._beginning(means, base)) for means in data.means],
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

    def _aim(self, aim: Aim, phases: Sequence[tuple[str, str]], base: str) -> dict[str, object]:
        cases = self.cases_for(aim)
        reading = [(aim.page.text, base + page_url(aim.page.page))]
        if aim.collection:
            title = self.collections[aim.collection].title
            reading.append((f"Collection: {title}", base + collection_home(aim.collection)))
        return {
            "data": aim,
            "cases": [self._line(case, base) for case in cases[:MOST]],
            "total": len(cases),
            "search": base + self.search(aim),
            "share": self._share(base, aim),
            "offers": list(self._offers(aim, cases, phases, base)),
            "reading": reading,
        }

    def _offers(self, aim: Aim, cases: Sequence[Case], phases: Iterable[tuple[str, str]], base: str) -> Iterator[Offer]:
        for phase, label in phases:
            number = sum(phase in case.front.phases for case in cases)
            link = base + self.search(aim, phase) if number else self._share(base, aim, phase)
            yield Offer(phase, label, number, count(number, "case"), link)

    def _share(self, base: str, aim: Aim | None = None, phase: str = "") -> str:
        """The form with what is known filled in; a site without the form says how else to share."""
        if FORM not in self._repository.pages:
            return f"{base}share/"
        known = [(BY_ID[facet].field, value) for facet, values in (aim.find if aim else {}).items() for value in values]
        asked = urlencode([*known, *([("phases", phase)] if phase else [])])
        return f"{base}{page_url(FORM)}?{asked}" if asked else f"{base}{page_url(FORM)}"

    def _line(self, case: Case, base: str) -> Line:
        words = self._repository.vocabularies
        return Line(
            case.front.title,
            base + case.url,
            outcome_badge(case.front.outcome, words),
            strength_badge(case.strength, words),
            context_line(case.front, words),
            " ".join(case.front.phases),
            case.stage == "retired",
        )

    def _shown(self, entry: Entry, base: str) -> Shown:
        case = self._repository.cases.get(entry.name) if entry.case else None
        ident = f"{entry.key}-{entry.name.removesuffix('.md').replace('/', '-')}"
        line = self._line(case, base) if case else None
        return Shown(ident, KINDS[entry.key].capitalize(), self._title(entry), base + self._address(entry), entry.why, line)

    def _title(self, entry: Entry) -> str:
        if entry.case:
            return self._repository.cases[entry.case].front.title
        if entry.session:
            return self._teaching.sessions[entry.session].title
        return entry.text or self._place(entry)[0]

    def _address(self, entry: Entry) -> str:
        """Where an entry is, from the site's root."""
        if entry.case:
            return pick(self._repository.cases, entry.case, "case").url
        if entry.session:
            return home(entry.session)
        return page_url(entry.page) if entry.page else self._place(entry)[1]

    def _place(self, entry: Entry) -> tuple[str, str]:
        """The title and the address of a step or a key message."""
        places = self._places
        return pick(places.steps, entry.step, "step") if entry.step else pick(places.messages, entry.message or 0, "key message")

    @cached_property
    def _places(self) -> Places:
        return self._teaching.places("")


def _tally(items: Sequence[Entry]) -> str:
    """`9 things to read, 4 of them cases`."""
    cases = sum(item.case is not None for item in items)
    return f"{len(items)} things to read, {cases} of them {'a case' if cases == 1 else 'cases'}"
