"""What the search learns of a case beside its text: the values of its facets, and the other names of its terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.catalogue.facets import FACETS, values
from whatworkswell.kit.badges import UNSTATED
from whatworkswell.kit.facts import Fact, context_line

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case


@dataclass(frozen=True)
class Filter:
    """The kind of a page, or the value of a facet, by its label."""

    facet: str
    label: str


@dataclass(frozen=True)
class SearchMarks:
    """`facts` are found as sentences: from a list of labels and values the search would make an excerpt that nobody can read."""

    filters: tuple[Filter, ...]
    context: str
    facts: tuple[Fact, ...]
    other_names: tuple[str, ...]


def search_marks(case: Case, words: Vocabularies, facts: tuple[Fact, ...]) -> SearchMarks:
    """What the search learns of a case; a retired one says so."""
    context = ("Retired \N{MIDDLE DOT} " if case.stage == "retired" else "") + context_line(case.front, words)
    return SearchMarks((Filter("kind", "case"), *_filters(case, words)), context, facts, other_names(case, words))


def _filters(case: Case, words: Vocabularies) -> Iterator[Filter]:
    for facet in FACETS:
        for value in values(case, facet):
            yield Filter(facet.id, words.label(facet.vocabulary, value))
        if facet.id == "outcome" and case.front.outcome is None:
            yield Filter(facet.id, UNSTATED)


def other_names(case: Case, words: Vocabularies) -> tuple[str, ...]:
    """Synonyms and former names of the case's terms, so that `NQT` finds what is now called an early career teacher."""
    names: dict[str, None] = {}
    for facet in FACETS:
        if not facet.named:
            continue
        terms = words[facet.vocabulary].terms
        for value in values(case, facet):
            if value in terms:
                names |= dict.fromkeys(terms[value].other_names)
    return tuple(names)
