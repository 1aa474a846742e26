"""The pages of the collections, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from whatworkswell.case.account.links import page_url
from whatworkswell.case.datafile import pick
from whatworkswell.kit.page_links import PACK, PACK_PAGE
from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.ways_to_share import form_address
from whatworkswell.topics.lists.line import Line, case_line
from whatworkswell.topics.sessions.view import Place, Places, collection_home, home

from . import model
from .model import KINDS, Collection, Entry

if TYPE_CHECKING:
    from whatworkswell.case.repository import Repository
    from whatworkswell.topics.sessions.pages import SessionPages


@dataclass(frozen=True)
class Shown:
    """An entry of a collection: `case` is there where it is one."""

    id: str
    kind: str
    title: str
    link: str
    why: str
    case: Line | None


class CollectionPages:
    """The collections of one site."""

    def __init__(self, repository: Repository, teaching: SessionPages) -> None:
        """Nothing is read until it is needed."""
        self._repository, self._teaching = repository, teaching

    @cached_property
    def collections(self) -> Mapping[str, Collection]:
        """Every collection by its id."""
        return model.load(self._repository.root)

    def names(self) -> list[str]:
        """The ids of the collections, known without reading them."""
        return sorted(path.stem for path in (self._repository.root / model.FOLDER).glob("*.yml"))

    def collection(self, ident: str) -> str:
        """The page of a collection."""
        found = self.collections[ident]
        base = "../" * collection_home(ident).count("/")
        addresses = [collection_home(ident), *dict.fromkeys(self._address(entry) for entry in found.items)]
        with_pack = PACK_PAGE in self._repository.pages
        return compact(
            render(
                "topics/collections/collection.html.jinja",
                base=base,
                collection=found,
                entries=[self._shown(entry, base) for entry in found.items],
                pack=f"{base}{PACK}?{'&'.join(f'add={quote(one)}' for one in addresses)}" if with_pack else "",
                share=base + form_address(self._repository.pages),
            )
        )

    def listing(self, base: str) -> str:
        """All collections with what is in them."""
        rows = [(found, base + collection_home(ident), _tally(found.items)) for ident, found in self.collections.items()]
        return compact(render("topics/collections/collections.html.jinja", rows=rows))

    def _shown(self, entry: Entry, base: str) -> Shown:
        case = self._repository.cases.get(entry.name) if entry.case else None
        ident = f"{entry.key}-{entry.name.removesuffix('.md').replace('/', '-')}"
        line = case_line(case, self._repository.vocabularies, base) if case else None
        return Shown(ident, KINDS[entry.key].capitalize(), self._title(entry), base + self._address(entry), entry.why, line)

    def _title(self, entry: Entry) -> str:
        if entry.case:
            return self._repository.cases[entry.case].front.title
        if entry.session:
            return self._teaching.sessions[entry.session].title
        return entry.text or self._place(entry).title

    def _address(self, entry: Entry) -> str:
        """Where an entry is, from the site's root."""
        if entry.case:
            return pick(self._repository.cases, entry.case, "case").url
        if entry.session:
            return home(entry.session)
        return page_url(entry.page) if entry.page else self._place(entry).address

    def _place(self, entry: Entry) -> Place:
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
