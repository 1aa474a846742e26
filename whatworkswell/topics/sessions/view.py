"""A session as the page that its facilitator works from, and the handouts that go with it.

Every function is pure: the same data give the same bytes. Times are told as minutes from the start; a script turns them
into the time of day once the leader has said when the session starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whatworkswell.case.account.links import page_url
from whatworkswell.case.datafile import pick
from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from whatworkswell.topics.handbook.sheets import Sheet

    from .handouts import Handout, Handouts
    from .model import Item, Session

Cite = Callable[[str], str]


@dataclass(frozen=True)
class Place:
    """A page by its title, and its address."""

    title: str
    address: str


@dataclass(frozen=True)
class Timed:
    """An item of a session, the minute at which it begins, and what is handed out with it."""

    start: int
    item: Item
    given: list[Place]


@dataclass(frozen=True)
class Places:
    """Where the things that a session names are: their addresses from the root, to which `base` leads from one page."""

    base: str
    handouts: Mapping[str, Place] = field(default_factory=dict)
    steps: Mapping[int, Place] = field(default_factory=dict)
    messages: Mapping[int, Place] = field(default_factory=dict)
    cases: Mapping[str, Place] = field(default_factory=dict)
    collections: Mapping[str, Place] = field(default_factory=dict)

    def given(self, item: Item) -> list[Place]:
        """What is handed out with an item."""
        return self._found((self.handouts, name, "handout") for name in item.handouts)

    def links(self, item: Item) -> list[Place]:
        """Pages, steps, key messages, cases and collections that go with an item."""
        pages = [Place(link.text, self.base + page_url(link.page)) for link in item.pages]
        return [
            *pages,
            *self._found((self.steps, number, "step") for number in item.steps),
            *self._found((self.messages, number, "key message") for number in item.messages),
            *self._found((self.cases, slug, "case") for slug in item.cases),
            *self._found((self.collections, ident, "collection") for ident in item.collections),
        ]

    def _found(self, asked: Iterable[tuple[Mapping[Any, Place], str | int, str]]) -> list[Place]:
        places = (pick(known, name, what) for known, name, what in asked)
        return [Place(place.title, self.base + place.address) for place in places]


def home(ident: str) -> str:
    """The address of a session's page, from the site's root."""
    return f"sessions/{ident}/"


def collection_home(ident: str) -> str:
    """The address of a collection's page."""
    return f"collections/{ident}/"


def slides_home(ident: str) -> str:
    """The address of its slides."""
    return f"{home(ident)}present/"


def powerpoint_name(ident: str) -> str:
    """The address of its slides as a PowerPoint file."""
    return f"{home(ident)}{ident}.pptx"


def page(ident: str, session: Session, *, places: Places, cite: Cite, share: Callable[[str, str], str]) -> str:
    """The facilitator's page. `share` makes the share control of a part from its title and its anchor."""
    base = places.base
    rows = [Timed(start, item, places.given(item)) for start, item in session.timed()]
    out = [
        _html(
            "opening",
            session=session,
            cite=cite,
            slides=base + slides_home(ident),
            powerpoint=base + powerpoint_name(ident),
        ),
        "\n## When it ends, people will {: #aims }\n",
        _html("lines", lines=session.aims),
        "\n## Have ready {: #materials }\n",
        _html("lines", lines=session.materials),
        "\n## At a glance {: #at-a-glance }\n",
        _html("glance", session=session, rows=rows),
    ]
    for row in rows:
        item = row.item
        out += [
            f"\n## {heading(item)} {{: #{item.id} }}\n",
            _html("item", row=row, item=item, links=places.links(item), share=share(heading(item), item.id)),
        ]
        if item.activity:
            out += [f"\n### {item.activity.title} {{: #{item.id}-rota }}\n", _html("activity", item=item, start=row.start)]
    out += ["\n## How old this is {: #source }\n", _html("ending", session=session, cite=cite)]
    return "\n".join(out)


def heading(item: Item) -> str:
    """`Slide 9: Learn it from each other`; a break is only a break."""
    return item.title if item.label == item.title else f"{item.label}: {item.title}"


def session_list(sessions: Mapping[str, Session], *, base: str) -> str:
    """Every session with its length and whom it is for."""
    rows = [(session, base + home(ident), base + slides_home(ident)) for ident, session in sessions.items()]
    return _html("sessions", rows=rows)


def handout(found: Handout, *, base: str, cite: Cite, handouts: Handouts, sheet: str | None) -> str:
    """What a handout is, what is known of it, and the sheet to fill in, which comes ready made."""
    like = [Place(link.text, base + page_url(link.page)) for link in found.like]
    out = ["\n## What is known of it {: #known }\n", _html("known", handout=found)]
    if like:
        title = "What you can use in its place" if found.lost else "What goes with it"
        out += [f"\n## {title} {{: #use }}\n", _html("like", like=like)]
    if sheet:
        out += ["\n## To print {: #print }\n", sheet]
    return "\n".join([*out, "\n## How old this is {: #source }\n", _html("handout_source", handouts=handouts, cite=cite)])


def handout_address(name: str) -> str:
    """The address of a handout's page, from the site's root."""
    return f"sessions/handouts/{name}/"


def handout_list(handouts: Handouts, sheets: Mapping[str, Sheet], *, base: str) -> str:
    """Every handout, and whether there is a sheet to print."""
    rows = [(one, base + handout_address(one.id), sheets.get(one.id)) for one in handouts.items]
    return _html("handouts", rows=rows)


def _html(template: str, **values: object) -> str:
    return compact(render(f"topics/sessions/{template}.html.jinja", **values))
