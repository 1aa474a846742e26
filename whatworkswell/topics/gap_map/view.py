"""The gap map as a table: its cells lead to the cases that they count, its empty cells to the form with both sides filled in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from whatworkswell.case.account.links import page_url
from whatworkswell.kit.badges import Tally, outcome_badge
from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.ways_to_share import FORM
from whatworkswell.kit.words import count, lower_first

from .counts import UNSTATED

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
    from whatworkswell.catalogue.facets import Facet

    from .counts import GapMap

SEARCH = "search/"
BROWSE = "browse/"
#: More columns than this leave no room for the words beside the signs; the key explains the signs.
WITH_WORDS = 5
#: More columns than this do not fit a wide screen either: the map scrolls in a frame of its own.
WITHOUT_FRAME = 12


@dataclass(frozen=True)
class Cell:
    """Where a row and a column meet. `link` is a list that works without a script, `search` the same as a search."""

    row: str
    column: str
    total: int = 0
    outcomes: tuple[Tally, ...] = ()
    link: str = ""
    search: str = ""
    share: str = ""


@dataclass(frozen=True)
class Side:
    """The name of a row or a column, with the way to all its cases or, where it has none, to the form."""

    label: str
    link: str


@dataclass(frozen=True)
class Row:
    """A row: its name, and a cell for each column."""

    side: Side
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Missing:
    """The values of one side that no case has; `what` is what they are called, in the plural."""

    what: str
    sides: tuple[Side, ...]


def render_gap_map(map_: GapMap, *, vocabularies: Vocabularies, base_url: str, with_form: bool) -> str:
    """The table. `with_form` says whether the site has a form that an empty cell can lead to."""
    order = [*vocabularies["outcomes"].terms, UNSTATED]
    badges = {id: outcome_badge(None if id == UNSTATED else id, vocabularies) for id in order}
    form = f"{base_url}{page_url(FORM)}" if with_form else ""

    def cell(row: Term, column: Term) -> Cell:
        held = map_.cells.get((row.id, column.id))
        if not held:
            share = _invitation(form, {map_.row: row, map_.column: column})
            return Cell(row.label, column.label, share=share)
        chosen = urlencode({map_.row.id: search_value(row.label), map_.column.id: search_value(column.label)})
        return Cell(
            row.label,
            column.label,
            total=sum(held.values()),
            outcomes=tuple(Tally(badges[id], held[id]) for id in order if held.get(id)),
            link=f"{base_url}{BROWSE}{map_.row.id}/{row.id}/?{urlencode({map_.column.id: column.id})}",
            search=f"{base_url}{SEARCH}?{chosen}",
        )

    def name(facet: Facet, term: Term) -> Side:
        return Side(term.label, f"{base_url}{BROWSE}{facet.id}/{term.id}/")

    def missing(facet: Facet, terms: tuple[Term, ...]) -> Missing:
        return Missing(_plural(facet), tuple(Side(term.label, _invitation(form, {facet: term})) for term in terms))

    met = [key for key in order if any(held.get(key) for held in map_.cells.values())]
    return compact(
        render(
            "topics/gap_map/gap_map.html.jinja",
            id=f"map-{map_.row.id}-{map_.column.id}",
            caption=f"{map_.row.label} by {lower_first(map_.column.label)}, {count(map_.cases, 'case')}",
            corner=map_.row.label,
            columns=[name(map_.column, column) for column in map_.columns],
            rows=[Row(name(map_.row, row), tuple(cell(row, column) for column in map_.columns)) for row in map_.rows],
            many=len(map_.columns) > WITH_WORDS,
            wide=len(map_.columns) > WITHOUT_FRAME,
            key=[badges[id] for id in met],
            missing=[missing(map_.column, map_.empty_columns), missing(map_.row, map_.empty_rows)],
            form=form,
        )
    )


def search_value(label: str) -> str:
    """A label as it stands in the address of a search; the search page writes it in the same way."""
    plain = "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.category(c).startswith("M"))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _invitation(form: str, given: Mapping[Facet, Term]) -> str:
    """The form with these terms filled in: its keys are those of a case's front matter."""
    return f"{form}?{urlencode({facet.field: term.id for facet, term in given.items()})}" if form else ""


def _plural(facet: Facet) -> str:
    return {"approach": "approaches"}.get(facet.id, f"{lower_first(facet.label)}s")
