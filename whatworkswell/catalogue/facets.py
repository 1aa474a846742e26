"""The one table of facets: what cases are filtered, listed and counted by.

Addresses (`/browse/<facet>/<value>/`), macros (`case_index(subject="mathematics")`), the search and the pages all use it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case


@dataclass(frozen=True)
class Facet:
    """`id` is singular and stands in addresses; `field` is where a case holds it; `main` ones have pages of their own.

    `named` ones say what a case is about, so that the names of their terms are words to search for. How a case turned
    out and how that is known is found by filters alone.
    """

    id: str
    field: str
    label: str
    vocabulary: str
    main: bool = False
    named: bool = True


FACETS: tuple[Facet, ...] = (
    Facet("subject", "subjects", "Subject", "subjects", main=True),
    Facet("key-stage", "key_stages", "Key stage", "key-stages", main=True),
    Facet("year-group", "year_groups", "Year group", "year-groups"),
    Facet("phase", "phases", "Phase", "phases", main=True),
    Facet("approach", "approaches", "Approach", "approaches", main=True),
    Facet("technique", "techniques", "Technique", "techniques"),
    Facet("pupil-focus", "pupil_focus", "Pupils it was for", "pupil-focus"),
    Facet("outcome", "outcome", "Outcome", "outcomes", main=True, named=False),
    Facet("strength", "strength", "Strength of evidence", "strengths", main=True, named=False),
    Facet("key-message", "key_messages", "JPD key message", "key-messages", main=True),
    Facet("region", "regions", "Region", "regions"),
    Facet("origin", "origin", "Origin", "origins", named=False),
    Facet("tried", "tried", "Tried elsewhere", "tried", named=False),
)
BY_ID = {facet.id: facet for facet in FACETS}
#: Macros are called from Python-like code, where `key-stage` is written `key_stage`.
BY_ARGUMENT = {facet.id.replace("-", "_"): facet for facet in FACETS}


def matches(case: Case, chosen: Mapping[str, Collection[str]]) -> bool:
    """Whether a case has, of each facet that is chosen (by its id), one of the values, as a search has it."""
    return all(not set(wanted).isdisjoint(values(case, BY_ID[facet])) for facet, wanted in chosen.items())


def values(case: Case, facet: Facet) -> Sequence[str]:
    """The ids of the terms that a case has for a facet; empty where it is not recorded."""
    held = getattr(case, facet.field) if hasattr(case, facet.field) else getattr(case.front, facet.field)
    if held is None or held == "":
        return ()
    return tuple(str(item) for item in held) if isinstance(held, tuple) else (str(held),)
