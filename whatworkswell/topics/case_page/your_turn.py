"""The way on from a case for a school that used it: to tell what it made of it, or what came of a trial."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from whatworkswell.case.account.links import page_url
from whatworkswell.kit.ways_to_share import FORM, TRIAL

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.kit.settings import PageSettings


def your_turn(case: Case, repository: Repository, settings: PageSettings) -> tuple[tuple[str, str], ...]:
    """The links as (words, address): the form begins with what the two cases are likely to have in common.

    Nobody is asked to try what is retired.
    """
    return () if case.stage == "retired" else tuple(_links(case, repository, settings))


def _links(case: Case, repository: Repository, settings: PageSettings) -> Iterator[tuple[str, str]]:
    front = case.front
    if FORM in repository.pages:
        shared = {"approaches": front.approaches, "techniques": front.techniques, "subjects": front.subjects}
        yield "We adapted this", f"{settings.base}{page_url(FORM)}?{urlencode({'adapted_from': case.slug, **shared}, doseq=True)}"
    if TRIAL in repository.pages:
        yield "We tried this", f"{settings.base}{page_url(TRIAL)}?{urlencode({'case': case.slug})}"
