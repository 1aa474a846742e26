"""The pages that list cases by one value of a facet (`/browse/<facet>/<value>/`), and the pages that lead to them.

They work without JavaScript, and every value of a main facet has one, so that a link to it never breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.catalogue.facets import FACETS, Facet
from whatworkswell.kit.templating import render

from .case_index import render_case_index

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
    from whatworkswell.case.repository import Case
    from whatworkswell.catalogue.catalogue import Catalogue

FOLDER = "browse"
MAIN = tuple(facet for facet in FACETS if facet.main)


@dataclass(frozen=True)
class Entry:
    """A value with the number of cases that have it; `link` is relative to the page."""

    label: str
    definition: str
    link: str
    count: int


def address(facet: str, value: str) -> str | None:
    """Where all cases with a value are listed, from the site's root; only main facets have such pages."""
    return f"{FOLDER}/{facet}/{value}/" if any(main.id == facet for main in MAIN) else None


def render_browse(words: Vocabularies, catalogue: Catalogue) -> str:
    """The page that lists the main facets with all their values."""
    groups = [(facet, _entries(facet, words, catalogue, f"{facet.id}/")) for facet in MAIN]
    return render("topics/lists/browse.html.jinja", groups=groups)


def render_facet(facet: Facet, words: Vocabularies, catalogue: Catalogue) -> str:
    """The page that lists the values of one facet."""
    return render("topics/lists/browse_facet.html.jinja", facet=facet, entries=_entries(facet, words, catalogue, ""))


def render_value(facet: Facet, term: Term, cases: Sequence[Case], words: Vocabularies, base: str) -> str:
    """The page that lists the cases with one value of a facet."""
    table = render_case_index(cases, vocabularies=words, base_url=base, filters={facet.id: term.id})
    return render("topics/lists/browse_value.html.jinja", facet=facet, term=term, table=table)


def title(facet: Facet, term: Term) -> str:
    """What the page of a value is called: `Subject: Mathematics`."""
    return f"{facet.label}: {term.label}"


def _entries(facet: Facet, words: Vocabularies, catalogue: Catalogue, way: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(term.label, term.definition, f"{way}{term.id}/", len(catalogue.having(facet.id, term.id)))
        for term in words[facet.vocabulary].terms.values()
    )
