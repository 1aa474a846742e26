"""The pages on joint practice development: messages and alliances, as text for a Markdown page.

Every function is pure: the same data give the same bytes. `base` is the way from the page to the site's root.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.kit.headings import as_markdown
from whatworkswell.kit.templating import compact, render
from whatworkswell.topics.lists.case_index import render_case_cards

from .model import ROLES

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case
    from whatworkswell.catalogue.catalogue import Catalogue

    from .model import JPD

#: The most cases that the page of a message lists; beyond that it leads to the page that lists them all.
MOST = 40
_ORDER = ("measured", "reported", "none")


def key_messages(jpd: JPD, catalogue: Catalogue, base: str) -> str:
    """All key messages in order, each with its aim and the number of cases that show it."""
    messages = [
        {"data": message, "href": base + message.url, "shown_by": len(_showing(number, catalogue))}
        for number, message in jpd.messages.items()
    ]
    return compact(render("topics/jpd/key_messages.html.jinja", messages=messages))


def key_message(jpd: JPD, number: int, catalogue: Catalogue, words: Vocabularies, base: str) -> str:
    """One key message, with the alliances and the cases that show it. `number` counts from 1."""
    message = pick(jpd.messages, number, "key message")
    cases = _best_first(_showing(number, catalogue))
    html = compact(
        render(
            "topics/jpd/key_message.html.jinja",
            message=message,
            examples=[(example, jpd.alliances[example.alliance]) for example in message.examples],
            cases=_cards(cases[:MOST], words, base),
            listed=min(len(cases), MOST),
            total=len(cases),
            base=base,
        )
    )
    return as_markdown(html)


def alliances(jpd: JPD, catalogue: Catalogue, base: str) -> str:
    """The alliances in order, each with its place, its members counted and the number of its cases."""
    profiles = [
        {"data": alliance, "href": base + alliance.url, "cases": len(catalogue.of_alliance(alliance.name))}
        for alliance in jpd.alliances.values()
    ]
    return compact(render("topics/jpd/alliances.html.jinja", alliances=profiles))


def alliance(jpd: JPD, name: str, catalogue: Catalogue, words: Vocabularies, base: str) -> str:
    """The profile of one alliance, with its cases and the key messages it shows."""
    profile = pick(jpd.alliances, name, "alliance")
    cases = _best_first(catalogue.of_alliance(profile.name))
    html = compact(
        render(
            "topics/jpd/alliance.html.jinja",
            alliance=profile,
            roles=ROLES,
            messages=jpd.messages_shown_by(name),
            cases=_cards(cases, words, base),
            base=base,
        )
    )
    return as_markdown(html)


def _cards(cases: Sequence[Case], words: Vocabularies, base: str) -> str:
    """The cases as cards, which come escaped."""
    return render_case_cards(cases, vocabularies=words, base_url=base)


def _best_first(cases: Iterable[Case]) -> list[Case]:
    """The best supported first, then by title."""
    return sorted(cases, key=lambda case: (_ORDER.index(case.strength), case.front.title.casefold(), case.slug))


def _showing(number: int, catalogue: Catalogue) -> Sequence[Case]:
    """The cases that say they show a message."""
    return catalogue.having("key-message", str(number))
