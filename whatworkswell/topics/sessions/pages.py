"""Everything that a site makes of its sessions and handouts: what pages ask for, the slides, the PowerPoint files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.topics.handbook.view import address, blank, full_title, steps

from . import deck
from . import handouts as handouts_data
from . import model as sessions_data
from . import view as pages
from .view import Place

if TYPE_CHECKING:
    from whatworkswell.case.repository import Repository
    from whatworkswell.kit.office import Look
    from whatworkswell.topics.handbook.model import Handbook
    from whatworkswell.topics.handbook.sheets import Sheet
    from whatworkswell.topics.jpd.model import JPD

    from .handouts import Handouts
    from .model import Session


class SessionPages:
    """The sessions of one site.

    `book`, `jpd` and `collections` (titles by id) are called only when a session names a step, a key message or a collection.
    """

    def __init__(
        self,
        repository: Repository,
        book: Callable[[], Handbook],
        jpd: Callable[[], JPD],
        collections: Callable[[], Mapping[str, str]],
    ) -> None:
        """Nothing is read until it is needed."""
        self._repository, self._book, self._jpd, self._collections = repository, book, jpd, collections

    @cached_property
    def sessions(self) -> Mapping[str, Session]:
        """Every session by its id."""
        return sessions_data.load(self._repository.root)

    @cached_property
    def handouts(self) -> Handouts:
        """The handouts."""
        return handouts_data.load(self._repository.root)

    @cached_property
    def _sheets(self) -> Mapping[str, Sheet]:
        """The sheet of each handout that people fill in."""
        found = {one.id: one.sheet or (self._book().sheets[one.handbook_sheet] if one.handbook_sheet else None)
                 for one in self.handouts.items}  # fmt: skip
        return {name: sheet for name, sheet in found.items() if sheet}

    def places(self, base: str) -> pages.Places:
        """Where everything is that a session may name, as seen from a page."""
        book, messages = self._book(), self._jpd().messages
        return pages.Places(
            base,
            handouts={one.id: Place(one.title, pages.handout_address(one.id)) for one in self.handouts.items},
            steps={int(name): Place(full_title(book, name), address(name)) for name in steps(book) if name.isdigit()},
            messages={n: Place(f"Key message {n}: {message.title}", message.url) for n, message in messages.items()},
            cases={slug: Place(f"Case: {case.front.title}", case.url) for slug, case in self._repository.cases.items()},
            collections={
                ident: Place(f"Collection: {title}", pages.collection_home(ident)) for ident, title in self._collections().items()
            },
        )

    def page(self, ident: str, *, base: str, cite: pages.Cite, share: Callable[[str, str], str]) -> str:
        """A facilitator's page."""
        session = pick(self.sessions, ident, "session")
        return pages.page(ident, session, places=self.places(base), cite=cite, share=share)

    def listing(self, base: str) -> str:
        """The list of sessions."""
        return pages.session_list(self.sessions, base=base)

    def handout(self, name: str, *, base: str, cite: pages.Cite) -> str:
        """A handout's page."""
        found = pick(self.handouts.by_id, name, "handout")
        sheet = blank(self._sheets[name], cite=cite) if name in self._sheets else None
        return pages.handout(found, base=base, cite=cite, handouts=self.handouts, sheet=sheet)

    def handout_list(self, base: str) -> str:
        """The list of handouts."""
        return pages.handout_list(self.handouts, self._sheets, base=base)

    def slides(self, ident: str) -> str:
        """The content of the page that shows a session's slides."""
        return deck.present(self.sessions[ident], powerpoint=f"../{ident}.pptx")

    def files(self, look: Look) -> dict[str, Callable[[], bytes]]:
        """Every file that is made of a session, by its path in the site, with how to make it."""
        return {pages.powerpoint_name(ident): partial(self._powerpoint, ident, look) for ident in self.names()}

    def _powerpoint(self, ident: str, look: Look) -> bytes:
        from .powerpoint import powerpoint  # here, because only a build needs the library

        return powerpoint(self.sessions[ident], look)

    def parts(self, url: str) -> list[str]:
        """The anchors that have a share control of their own on the page at `url`."""
        name = url.removeprefix("sessions/").rstrip("/")
        if not url.startswith("sessions/") or name not in self.names():
            return []
        return [item.id for item in self.sessions[name].items]

    def names(self) -> list[str]:
        """The ids of the sessions, known without reading them."""
        return sorted(path.stem for path in (self._repository.root / sessions_data.FOLDER).glob("*.yml"))
