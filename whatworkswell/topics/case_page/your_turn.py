"""The way on from a case for a school that used it: to tell what it made of it, or what came of a trial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from whatworkswell.case.account.links import page_url
from whatworkswell.kit.facts import Item
from whatworkswell.kit.ways_to_share import FORM, TRIAL

from .section import Part

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository


@dataclass(frozen=True)
class YourTurn(Part):
    """The ways on, each a button."""

    template = "topics/case_page/your_turn.html.jinja"
    links: tuple[Item, ...]


def your_turn(case: Case, repository: Repository, base: str) -> YourTurn | None:
    """The links: the form begins with what the two cases are likely to have in common.

    Nobody is asked to try what is retired.
    """
    links = () if case.stage == "retired" else tuple(_links(case, repository, base))
    return YourTurn(links) if links else None


def _links(case: Case, repository: Repository, base: str) -> Iterator[Item]:
    front = case.front
    if FORM in repository.pages:
        shared = {"approaches": front.approaches, "techniques": front.techniques, "subjects": front.subjects}
        yield Item("We adapted this", f"{base}{page_url(FORM)}?{urlencode({'adapted_from': case.slug, **shared}, doseq=True)}")
    if TRIAL in repository.pages:
        yield Item("We tried this", f"{base}{page_url(TRIAL)}?{urlencode({'case': case.slug})}")
