"""What people call things: the terms of the facets with their other and former names, and everyday words that mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Text
from whatworkswell.case.front_matter.model import CaseFrontMatter
from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
from whatworkswell.catalogue.facets import FACETS, Facet
from whatworkswell.topics.glossary.model import Glossary

FILE = Path("docs/_data/search_words.yml")


class SearchWords(Data):
    """Groups of words; who searches for one of a group finds pages that use another."""

    groups: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...]


@dataclass(frozen=True)
class Names:
    """`data` is what the browser reads, `every` each name in it."""

    data: dict[str, object]
    every: tuple[str, ...]


def names(words: Vocabularies, glossary: Glossary | None, root: Path) -> Names:
    """The names of a site. A small site may have no glossary and no groups of its own."""
    facets = [_facet(facet, words) for facet in FACETS]
    groups = [list(group) for group in datafile.load(root, FILE, SearchWords).groups] if (root / FILE).is_file() else []
    if glossary:
        groups += [[term.term, term.full] for term in glossary.terms.values() if term.full and term.full[0].isupper()]
    every = [name for group in groups for name in group]
    for facet in FACETS:
        for term in words[facet.vocabulary].terms.values():
            every += [term.label, *term.other_names]
    return Names({"facets": facets, "groups": groups}, tuple(every))


def _facet(facet: Facet, words: Vocabularies) -> dict[str, object]:
    """A facet with its terms in order; `field` is the key of the front matter that a form is filled in with.

    What is worked out is no key, and how it turned out is for whoever tried it to say.
    """
    described: dict[str, object] = {"id": facet.id, "label": facet.label, "named": facet.named}
    if facet.named and facet.field in CaseFrontMatter.model_fields:
        described["field"] = facet.field
    described["terms"] = [dict(_term(term)) for term in words[facet.vocabulary].terms.values()]
    return described


def _term(term: Term) -> Iterator[tuple[str, object]]:
    yield "id", term.id
    yield "label", term.label
    if term.broader:
        yield "broader", term.broader
    if term.other_names:
        yield "names", list(dict.fromkeys(term.other_names))
