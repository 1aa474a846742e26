"""What a page in `docs` may ask for by name, as `{{ case_index(subject="mathematics") }}`.

Each public method is one macro. A wrong argument raises `ChoiceError`, which says what was given and what is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from inspect import Parameter, Signature, signature

from whatworkswell.topics.gap_map import counts as gaps
from whatworkswell.topics.what_did_not_work import model as lessons
from whatworkswell.case.datafile import ChoiceError, pick
from whatworkswell.authoring.guide.examples import load as load_examples
from whatworkswell.catalogue.facets import BY_ARGUMENT, FACETS
from .pages import base_of
from whatworkswell.topics.lists import case_index
from whatworkswell.kit import cite, ways_to_share as ways
from whatworkswell.kit.who_answers import who_answers
from whatworkswell.topics.drawings import view as drawings
from whatworkswell.topics.evidence import view as evidence_pages
from whatworkswell.authoring.guide import examples_view as examples, field_reference
from whatworkswell.topics.search import page as find_practice
from whatworkswell.topics.gap_map import view as gap_map
from whatworkswell.topics.glossary import view as glossary
from whatworkswell.topics.handbook import view as handbook
from whatworkswell.topics.jpd import view as jpd
from whatworkswell.topics.references import rights, view as reference_list
from whatworkswell.authoring.form import page as share_form
from whatworkswell.topics.what_did_not_work import view as lesson_list
from .site import Site


def call_macro(macros: PageMacros, name: str, args: Sequence[object], named: Mapping[str, object]) -> str:
    """Call a macro as a page does.

    Raises:
        ChoiceError: the macro does not take these arguments; the text says how it is written.
    """
    macro: Callable[..., str] = getattr(macros, name)
    takes = signature(macro)
    try:
        takes.bind(*args, **named)
    except TypeError as error:
        plain = takes.replace(return_annotation=Signature.empty, parameters=[_plain(one) for one in takes.parameters.values()])
        raise ChoiceError(f"{error}. It is written {{{{ {name}{plain} }}}}") from error
    return macro(*args, **named)


def _plain(parameter: Parameter) -> Parameter:
    return parameter.replace(annotation=Parameter.empty)


class PageMacros:
    """The macros of one page: `url` is its address from the site's root, such as `handbook/x/`."""

    def __init__(self, site: Site, url: str) -> None:
        """Nothing is worked out until a macro is called."""
        self._site = site
        self._repository = site.repository
        self._url = url
        self._base = base_of(url)

    # Cases

    def case_index(self, **filters: object) -> str:
        """A table of cases that can be filtered in the page; `filters` are facets, such as subject="mathematics"."""
        words = self._repository.vocabularies
        chosen = {}
        for name, value in filters.items():
            facet = pick(BY_ARGUMENT, name, "facet")
            chosen[facet.id] = pick(words[facet.vocabulary].terms, str(value), facet.label.lower()).id
        cases = self._site.catalogue.select(chosen)
        return case_index.render_case_index(cases, vocabularies=words, facets=FACETS, base_url=self._base, filters=chosen)

    def case_card(self, slug: str) -> str:
        """One case as a card."""
        case = pick(self._repository.cases, slug, "case")
        return case_index.render_case_cards([case], vocabularies=self._repository.vocabularies, base_url=self._base)

    def newest_cases(self, most: int = 6) -> str:
        """The cases published last, as cards."""
        cases = self._site.catalogue.cases[:most]
        return case_index.render_case_cards(cases, vocabularies=self._repository.vocabularies, base_url=self._base)

    # Finding practice that fits

    def find_practice(self) -> str:
        """The search, with every filter and the newest cases."""
        return find_practice.find_practice(self._site.catalogue, self._repository.vocabularies, self._base)

    def would_it_work_here(self) -> str:
        """The reader's school held against every case."""
        return self._site.fit.page(self._base)

    def family_tree(self, slug: str = "") -> str:
        """What grew from what and where it was tried: of one case, or of all."""
        families = self._site.families
        return families.of(slug, self._base) if slug else families.all(self._base)

    def fit_sheet(self) -> str:
        """The sheet on which any case is held against a school by hand."""
        return self._site.fit.sheet()

    def what_did_not_work(self) -> str:
        """Barriers with the responses to them, setbacks, and what cases say did not work."""
        found = lessons.gather(self._site.catalogue.cases, lessons.load(self._repository.root))
        words, pages = self._repository.vocabularies, self._repository.pages
        return lesson_list.render_lessons(found, vocabularies=words, base_url=self._base, pages=pages)

    def gap_map(self, rows: str = "approach", columns: str = "phase") -> str:
        """How many cases there are of each row in each column, such as rows="approach" and columns="phase"."""
        row, column = (pick(gaps.AXES, side, "side of the map") for side in (rows, columns))
        if rows == columns:
            raise ChoiceError(f"rows and columns are both {rows!r}")
        words, with_form = self._repository.vocabularies, ways.FORM in self._repository.pages
        found = gaps.gap_map(self._site.catalogue.cases, row, column, words)
        return gap_map.render_gap_map(found, vocabularies=words, base_url=self._base, with_form=with_form)

    def collections(self) -> str:
        """The list of collections."""
        return self._site.collections.listing(self._base)

    def start(self) -> str:
        """The way from a problem."""
        return self._site.start.page(self._base)

    # References and terms

    def cite(self, ref: str) -> str:
        """A publication as it is cited, from the list of references."""
        return cite.reference_html(pick(self._repository.references, ref, "reference"))

    def mention(self, ref: str) -> str:
        """A publication named in a sentence; leads to the page of references."""
        return reference_list.mention(pick(self._repository.references, ref, "reference"), self._base)

    def rights(self, *refs: str) -> str:
        """A closed box at the foot of a page: whose the publications are that it was made from, such as "ncsl-jpd-2012"."""
        known = {ref: reference for ref, reference in self._repository.references.items() if reference.rights}
        return rights.rights_box([pick(known, ref, "reference with rights") for ref in refs], self._base)

    def all_rights(self) -> str:
        """Whose the publications are that cases and pages were made from, all of them."""
        return rights.rights_list(self._repository.references.values(), self._base)

    def who_answers(self) -> str:
        """Who publishes and edits the site, how to reach them, and how it is paid for."""
        return who_answers(self._site.settings)

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

    # Sharing

    def ways_to_share(self) -> str:
        """The ways in which a school can send in what it did."""
        return ways.ways_to_share(self._site.settings_for(self._url), self._repository.pages)

    def share_form(self) -> str:
        """The form in which a school tells its case."""
        words = self._repository.vocabularies
        example = load_examples(self._repository.root, words)["good"]
        return share_form.share_form(words, replace(self._site.settings, base=self._base), example)

    def trial_form(self) -> str:
        """The short form for a school that tried somebody else's case."""
        return share_form.trial_form(self._repository.vocabularies, replace(self._site.settings, base=self._base))

    def field_reference(self) -> str:
        """Every key of a case and of a trial, with what it may hold."""
        return field_reference.field_reference(self._repository.vocabularies)

    def checker_messages(self) -> str:
        """Every message of the checker."""
        return field_reference.checker_messages()

    def examples(self, part: str) -> str:
        """A part of the two made-up cases that teach how to write one, such as "why" or "evidence"."""
        words = self._repository.vocabularies
        return examples.examples(load_examples(self._repository.root, words), part, words)

    # Joint practice development

    def key_messages(self) -> str:
        """All ten key messages."""
        return jpd.key_messages(self._site.jpd, self._site.catalogue, self._base)

    def key_message(self, number: int) -> str:
        """One key message with the cases that show it."""
        return jpd.key_message(self._site.jpd, number, self._site.catalogue, self._repository.vocabularies, self._base)

    def alliances(self) -> str:
        """All alliances."""
        return jpd.alliances(self._site.jpd, self._site.catalogue, self._base)

    def alliance(self, name: str) -> str:
        """One alliance with its cases."""
        return jpd.alliance(self._site.jpd, name, self._site.catalogue, self._repository.vocabularies, self._base)

    # Evidence

    def evidence(self, name: str) -> str:
        """A part of the evidence on the Leading Teachers programme, such as "fig4" or "table3"."""
        return evidence_pages.evidence(self._site.evidence, name, base=self._base)

    # Other approaches

    def approach_sheet(self, name: str) -> str:
        """A sheet of an approach to print, such as "outcome-plan"."""
        return handbook.blank(pick(self._site.approach_sheets, name, "sheet"), cite=self.mention)

    def approach_sheets(self) -> str:
        """The list of the sheets that go with the approaches."""
        home = f"{self._base}handbook/other-approaches/sheets/"
        return handbook.sheet_list((sheet, f"{home}{name}/") for name, sheet in self._site.approach_sheets.items())

    # Sessions

    def session(self, name: str) -> str:
        """A session as its facilitator's page, such as "headteacher-3"."""

        def share(title: str, anchor: str) -> str:
            return self._site.share(title, self._url, anchor)

        return self._site.teaching.page(name, base=self._base, cite=self.mention, share=share)

    def sessions(self) -> str:
        """The list of sessions."""
        return self._site.teaching.listing(self._base)

    def handout(self, name: int | str) -> str:
        """A handout, such as 2 or "a"."""
        return self._site.teaching.handout(str(name), base=self._base, cite=self.mention)

    def handouts(self) -> str:
        """The list of handouts."""
        return self._site.teaching.handout_list(self._base)

    # Lesson Study

    def drawing(self, name: str) -> str:
        """A drawing, such as "cycle" or "fig2"; the page says the same in words."""
        return drawings.drawing(self._site.drawings, name)

    def handbook(self) -> str:
        """All steps with all roles."""
        return handbook.whole(self._site.handbook, base=self._base, cite=self.mention)

    def step(self, number: int | str) -> str:
        """One step, or "next" for what comes after the last."""
        return handbook.step(self._site.handbook, number, base=self._base, cite=self.mention)

    def step_title(self, number: int | str) -> str:
        """The title of a step, with its number."""
        return handbook.step_title(self._site.handbook, number)

    def role(self, role: str) -> str:
        """What a role, such as "senior-leader", does in every step."""
        return handbook.role(self._site.handbook, role, base=self._base, cite=self.mention)

    def role_title(self, role: str) -> str:
        """The title of a role's page."""
        return handbook.role_title(self._site.handbook, role)

    def worked_example(self) -> str:
        """The worked example that goes through all steps."""
        return handbook.worked_example(self._site.handbook, base=self._base, cite=self.mention)

    def safeguards(self) -> str:
        """The rules that keep a study safe."""
        return handbook.safeguards(self._site.handbook, base=self._base, cite=self.cite)

    def sheet(self, sheet: str) -> str:
        """A blank sheet to print, such as "learning-log"."""
        return handbook.sheet(self._site.handbook, sheet, cite=self.cite)

    def sheets(self) -> str:
        """The list of the sheets."""
        return handbook.sheets(self._site.handbook, base=self._base)
