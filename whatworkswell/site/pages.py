"""A page that is made from data rather than written in `docs`, and the pages that list cases by one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from whatworkswell.catalogue.facets import Facet
from whatworkswell.topics.lists import browse
from whatworkswell.topics.case_page.section import Outline
from whatworkswell.topics.collections.pages import CollectionPages
from whatworkswell.topics.sessions.view import collection_home
from whatworkswell.catalogue.catalogue import Catalogue
from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies


@dataclass(frozen=True)
class MadePage:
    """A page of the site that is made from data. `html` is its content; text fields are plain text, not HTML."""

    title: str
    description: str
    html: str
    outline: tuple[Outline, ...]
    anchors: frozenset[str]
    template: str


#: How to make each page, by its path in `docs`.
Making = dict[str, Callable[[], MadePage]]


def base_of(url: str) -> str:
    """The way from the page at `url` (as `cases/x/`) to the site's root."""
    return "../" * url.count("/") or "./"


def collection_pages(collections: CollectionPages) -> Making:
    """A page for each collection."""

    def page(ident: str) -> MadePage:
        found = collections.collections[ident]
        return MadePage(found.title, found.summary, collections.collection(ident), (), frozenset(), "made.html")

    return {f"{collection_home(ident)}index.md": partial(page, ident) for ident in collections.names()}


def browse_pages(catalogue: Catalogue, words: Vocabularies) -> Making:
    """The lists of cases by every value of every main facet, and the pages that lead to them."""
    pages: Making = {f"{browse.FOLDER}/index.md": lambda: _listing("Browse by topic", browse.render_browse(words, catalogue))}
    for facet in browse.MAIN:
        pages[f"{browse.FOLDER}/{facet.id}/index.md"] = partial(_facet_page, facet, words, catalogue)
        for term in words[facet.vocabulary].terms.values():
            pages[f"{browse.FOLDER}/{facet.id}/{term.id}/index.md"] = partial(_value_page, facet, term, words, catalogue)
    return pages


def _facet_page(facet: Facet, words: Vocabularies, catalogue: Catalogue) -> MadePage:
    return _listing(facet.label, browse.render_facet(facet, words, catalogue))


def _value_page(facet: Facet, term: Term, words: Vocabularies, catalogue: Catalogue) -> MadePage:
    html = browse.render_value(facet, term, catalogue.having(facet.id, term.id), words, "../../../")
    return _listing(browse.title(facet, term), html)


def _listing(title: str, html: str) -> MadePage:
    return MadePage(title, f"All cases, listed: {title}", html, (), frozenset(), "made.html")
