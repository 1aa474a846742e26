"""What the search learns of a case beside its text: the values of its facets, and the other names of its terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whatworkswell.catalogue.facets import FACETS, values
from whatworkswell.kit.badges import UNSTATED

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case


def filters(case: Case, words: Vocabularies) -> tuple[tuple[str, str], ...]:
    """Pairs of facet id and label, the kind of page among them."""
    return (("kind", "case"), *_filters(case, words))


def _filters(case: Case, words: Vocabularies) -> Iterator[tuple[str, str]]:
    for facet in FACETS:
        for value in values(case, facet):
            yield facet.id, words.label(facet.vocabulary, value)
        if facet.id == "outcome" and case.front.outcome is None:
            yield facet.id, UNSTATED


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
