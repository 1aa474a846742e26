"""What a page in `docs` may ask for by name, as `{{ case_index(subject="mathematics") }}`.

Each public method is one macro. A wrong argument raises `ChoiceError`, which says what was given and what is allowed.
"""

from __future__ import annotations

from .datafile import pick
from .facets import BY_ARGUMENT, FACETS
from .render import case_index, cite, glossary, guides, jpd, reference_list
from .site import Site, base_of


class PageMacros:
    """The macros of one page: `url` is its address from the site's root, such as `handbook/x/`."""

    def __init__(self, site: Site, url: str) -> None:
        """Nothing is worked out until a macro is called."""
        self._site = site
        self._repository = site.repository
        self._base = base_of(url)

    # Cases

    def case_index(self, **filters: object) -> str:
        """A table of cases that can be filtered in the page; `filters` are facets, such as subject="mathematics"."""
        words = self._repository.vocabularies
        chosen = {}
        for name, value in filters.items():
            facet = pick(BY_ARGUMENT, name, "facet")
            chosen[facet.id] = pick(words[facet.vocabulary].terms, str(value), facet.label.lower()).id
        cases = self._site.select(chosen)
        return case_index.render_case_index(cases, vocabularies=words, facets=FACETS, base_url=self._base, filters=chosen)

    def case_card(self, slug: str) -> str:
        """One case as a card."""
        case = pick(self._repository.cases, slug, "case")
        return case_index.render_case_card(case, vocabularies=self._repository.vocabularies, base_url=self._base)

    def newest_cases(self, most: int = 6) -> str:
        """The cases published last, as cards."""
        cases = self._site.newest()[:most]
        return case_index.render_case_cards(cases, vocabularies=self._repository.vocabularies, base_url=self._base)

    # References and terms

    def cite(self, ref: str) -> str:
        """A publication as it is cited, from the list of references."""
        return cite.reference_html(pick(self._repository.references, ref, "reference"))

    def mention(self, ref: str) -> str:
        """A publication named in a sentence; leads to the page of references."""
        return reference_list.mention(pick(self._repository.references, ref, "reference"), self._base)

    def references(self) -> str:
        """Every publication that is cited."""
        return reference_list.references(self._repository.references)

    def glossary(self) -> str:
        """Every term that is explained."""
        return glossary.glossary(self._site.glossary)

    def term(self, name: str, text: str = "") -> str:
        """A term with its explanation at hand."""
        return glossary.term(self._site.glossary, name, self._base, text)

    def terms(self, *names: str) -> str:
        """A box that explains the terms of a page."""
        return glossary.terms(self._site.glossary, names, self._base)

    # Joint practice development

    def key_messages(self) -> str:
        """All ten key messages."""
        return jpd.key_messages(self._site.jpd, self._repository, self._base)

    def key_message(self, number: int) -> str:
        """One key message with the cases that show it."""
        return jpd.key_message(self._site.jpd, number, self._repository, self._base)

    def comparison(self, name: str) -> str:
        """A comparison as a table."""
        return jpd.comparison(self._site.jpd, name)

    def alliances(self) -> str:
        """All alliances."""
        return jpd.alliances(self._site.jpd, self._repository, self._base)

    def alliance(self, name: str) -> str:
        """One alliance with its cases."""
        return jpd.alliance(self._site.jpd, name, self._repository, self._base)

    # Other approaches

    def approach(self, name: str) -> str:
        """The parts of an approach, such as "peer-observation"."""
        return guides.approach(self._site.guides, name)

    def approach_sheet(self, name: str) -> str:
        """A sheet of an approach to print, such as "outcome-plan"."""
        return guides.approach_sheet(self._site.guides, name, self.mention)

    def approach_sheets(self) -> str:
        """The list of the sheets that go with the approaches."""
        return guides.approach_sheets(self._site.guides, self._base)
