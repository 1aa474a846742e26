"""The search page as it stands before anything is asked: every filter, and the newest cases as the search shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.catalogue.facets import FACETS, Facet
from whatworkswell.kit.badges import UNSTATED, Badge, outcome_badge, strength_badge
from whatworkswell.kit.facts import context_line
from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case
    from whatworkswell.catalogue.catalogue import Catalogue

#: How many cases stand on the page at first, and how many choices of a filter.
FIRST, FEW = 10, 8
#: Facets whose values have an order of their own; those of the others stand with the commonest first.
ORDERED = frozenset({"key-stage", "year-group", "phase", "outcome", "strength", "key-message"})
#: Filters that stand open on a wide page.
OPEN = frozenset({"subject", "phase", "approach"})
#: The kinds of page in the index: what Pagefind calls them, and what a reader does.
KINDS = (
    ("case", "Case"),
    ("handbook", "Handbook"),
    ("key-message", "Key message"),
    ("session", "Session or handout"),
    ("collection", "Collection"),
    ("sharing", "How to share"),
    ("page", "Other page"),
)


@dataclass(frozen=True)
class Choice:
    """A value of a filter: its id, how Pagefind and the reader call it, and how many cases have it."""

    id: str
    label: str
    name: str
    count: int
    hidden: bool


@dataclass(frozen=True)
class Filter:
    """A filter with all its values; those that no case has, and those after the first few, are hidden."""

    id: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def open(self) -> bool:
        """Whether its choices are shown at once."""
        return self.id in OPEN

    @property
    def some(self) -> int:
        """How many of its values are there to choose."""
        return sum(choice.count > 0 for choice in self.choices)

    @property
    def folded(self) -> bool:
        """Whether some that are there wait for a press of the button."""
        return any(choice.count and choice.hidden for choice in self.choices)


@dataclass(frozen=True)
class Result:
    """A case as a result."""

    title: str
    link: str
    summary: str
    outcome: Badge
    strength: Badge
    context: str
    approaches: tuple[str, ...]


def find_practice(catalogue: Catalogue, words: Vocabularies, base: str) -> str:
    """The whole search, for a page from which `base` is the way to the site's root."""
    kinds = [Choice(id, id, name, len(catalogue.cases) if id == "case" else 0, False) for id, name in KINDS]
    filters = [Filter("kind", "Kind of page", tuple(kinds)), *(_filter(facet, catalogue, words) for facet in FACETS)]
    results = [_result(case, words, base) for case in catalogue.cases[:FIRST]]
    return compact(
        render("topics/search/page.html.jinja", filters=filters, results=results, number=len(catalogue.cases), base=Markup(base))  # noqa: S704 - made of dots and slashes
    )


def _filter(facet: Facet, catalogue: Catalogue, words: Vocabularies) -> Filter:
    held: list[tuple[str, str, int]] = [
        (term.id, term.label, len(catalogue.having(facet.id, term.id))) for term in words[facet.vocabulary].terms.values()
    ]
    if facet.id == "outcome":
        held.append(("unstated", UNSTATED, sum(case.front.outcome is None for case in catalogue.cases)))
    if facet.id not in ORDERED:
        held.sort(key=lambda one: -one[2])
    shown = [id for id, _, count in held if count][:FEW]
    return Filter(facet.id, facet.label, tuple(Choice(id, label, label, count, id not in shown) for id, label, count in held))


def _result(case: Case, words: Vocabularies, base: str) -> Result:
    front = case.front
    return Result(
        title=front.title,
        link=f"{base}{case.url}",
        summary=front.summary,
        outcome=outcome_badge(front.outcome, words),
        strength=strength_badge(case.strength, words),
        context=context_line(front, words),
        approaches=tuple(words.label("approaches", id) for id in front.approaches),
    )
