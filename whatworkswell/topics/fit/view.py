"""Would it work here? The part of a case's page, the page of its own with its sheet, and the file that it fetches."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.account.links import page_url
from whatworkswell.kit.facts import Item, duration_phrase, who_took_part
from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.words import count, number, upper_first

from .comparison import FACTORS, FILE, UNCLEAR, answers, load, options, recorded

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import CaseFrontMatter
    from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.catalogue.catalogue import Catalogue

    from .comparison import Factor, Fit, Option

#: The page of its own: its file in `docs`, its address, and what it fetches from beside it.
PAGE = "would-it-work-here.md"
ADDRESS = "would-it-work-here/"
CASES_FILE = f"{ADDRESS}cases.json"
#: The parts of an account that say what it took, in the order in which they help most.
HELPFUL = ("what-made-the-difference", "if-you-try-this", "what-did-not-work")


@dataclass(frozen=True)
class Choice:
    """A factor with the answers that a reader can choose."""

    id: str
    label: str
    ask: str
    question: str
    options: tuple[Term | Option, ...]


@dataclass(frozen=True)
class Row:
    """A factor of one case: the answers that it stands for, with a space between them, and what is said of it."""

    choice: Choice
    values: str
    said: str


class FitPages:
    """Everything that a site shows of the comparison. A small site may have no factors: then its cases have no such part."""

    def __init__(self, repository: Repository, catalogue: Catalogue) -> None:
        """Nothing is read until it is asked for."""
        self._repository = repository
        self._catalogue = catalogue

    @cached_property
    def _fit(self) -> Fit:
        return load(self._repository.root)

    @cached_property
    def _choices(self) -> tuple[Choice, ...]:
        """The factors as a reader meets them; the same on every page."""
        words = self._repository.vocabularies
        return tuple(
            Choice(factor.id, factor.label, factor.ask, factor.question, options(factor, words)) for factor in self._fit.factors
        )

    @cached_property
    def _is_there(self) -> bool:
        return (self._repository.root / FILE).is_file()

    def section(self, case: Case, base_url: str) -> str:
        """The part of a case's page, without its heading: a checklist on paper, a comparison where a script runs."""
        if not self._is_there:
            return ""
        fit, pages, words = self._fit, self._repository.pages, self._repository.vocabularies
        chapters = [c for c in fit.chapters_for(case.front.approaches) if c.page in pages]
        return render(
            "topics/fit/section.html.jinja",
            rows=[
                Row(choice, " ".join(answers(case, factor)), said(case, factor, words))
                for choice, factor in zip(self._choices, fit.factors, strict=True)
            ],
            on_this_page=list(_on_this_page(case)),
            chapters=[Item(chapter.label, base_url + page_url(chapter.page)) for chapter in chapters],
            page=base_url + ADDRESS if PAGE in pages else "",
        )

    def page(self, base_url: str) -> str:
        """The form of the page of its own, and the list that a script fills."""
        return compact(render("topics/fit/page.html.jinja", choices=self._choices, base=base_url))

    def sheet(self) -> str:
        """The same for any case, to print and fill in by hand."""
        return compact(render("topics/fit/sheet.html.jinja", choices=self._choices))

    def files(self) -> Mapping[str, Callable[[], bytes]]:
        """What the page of its own fetches, by its address."""
        if PAGE not in self._repository.pages:
            return {}
        return {CASES_FILE: lambda: cases_file(self._catalogue.cases, self._fit, self._repository.vocabularies)}


def said(case: Case, factor: Factor, words: Vocabularies) -> str:
    """What a case tells of a factor, in words; nothing where it is not recorded."""
    if vocabulary := FACTORS[factor.id].vocabulary:
        terms = [words[vocabulary].terms[word] for word in recorded(case, factor) if word in words[vocabulary]]
        return ", ".join(f"{term.label}. {term.definition}" if term.id in UNCLEAR else term.label for term in terms)
    return upper_first(duration_phrase(case.front, words) if factor.id == "time" else _SAID[factor.id](case.front))


def cases_file(cases: Iterable[Case], fit: Fit, words: Vocabularies) -> bytes:
    """What the page of its own fetches: of each case its folder, title, outcome and strength, and what it tells of each factor.

    An answer is a place in `options`. What is said stands there only where it is more than the labels of the answers.
    """
    asked = [(factor, {option.id: option.label for option in options(factor, words)}) for factor in fit.factors]
    rows = []
    for case in cases:
        values: list[list[int]] = []
        told: dict[str, str] = {}
        for factor, labels in asked:
            order, found = list(labels), answers(case, factor)
            values.append([order.index(value) for value in found if value in labels])
            phrase = said(case, factor, words)
            if phrase != ", ".join(labels.get(value, "") for value in found):
                told[factor.id] = phrase
        row: list[object] = [case.slug, case.front.title, case.front.outcome or "unstated", case.strength, values]
        rows.append([*row, told] if told else row)
    outcomes = {term.id: term.label for term in words["outcomes"].terms.values()} | {"unstated": "Not stated"}
    made = {
        "options": {factor.id: list(labels) for factor, labels in asked},
        "outcomes": outcomes,
        "strengths": {term.id: term.label for term in words["strengths"].terms.values()},
        "cases": rows,
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _partner(front: CaseFrontMatter) -> str:
    between = front.context.process.cross_school if front.context and front.context.process else None
    return "" if between is None else "Yes, people from different schools" if between else "No, within one school"


def _cost(front: CaseFrontMatter) -> str:
    if (cost := front.cost) is None:
        return ""
    parts = (
        count(cost.staff_hours, "hour") + " of staff time" if cost.staff_hours is not None else "",
        f"{number(cost.cover_days)} {'day' if cost.cover_days == 1 else 'days'} of cover" if cost.cover_days is not None else "",
        f"\N{POUND SIGN}{cost.money_gbp:,}" if cost.money_gbp is not None else "",
    )
    return ", ".join(part for part in parts if part) or cost.note or ""


_SAID: Mapping[str, Callable[[CaseFrontMatter], str]] = {"people": who_took_part, "partner": _partner, "cost": _cost}


def _on_this_page(case: Case) -> Iterable[Item]:
    """The parts of the case's own page that say what it took."""
    for id in HELPFUL:
        if id in case.account.sections:
            yield Item(SECTIONS[id], f"#case-{id}")
    if case.front.barriers:
        yield Item("Barriers, and what helped", "#barriers")
    if case.front.key_messages:
        yield Item("Key messages it shows", "#key-messages")
