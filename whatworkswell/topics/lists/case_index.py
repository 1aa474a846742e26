"""Lists of cases: a table that reads well as it stands, filters on top where a script runs, and single cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.catalogue.facets import FACETS, Facet, values
from whatworkswell.kit.badges import UNSTATED, Badge, outcome_badge, strength_badge
from whatworkswell.kit.facts import context_line
from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.words import listed

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case

#: A list shorter than this is read faster than it is filtered.
WORTH_FILTERING = 6
#: What stands for "the case does not say" in a filter.
ABSENT = "not-stated"


@dataclass(frozen=True)
class Row:
    """A case in the table. `values` maps facet ids to the ids of the case's terms, for the filters."""

    title: str
    link: str
    summary: str
    outcome: Badge
    strength: Badge
    phase: str
    subject: str
    approach: str
    context: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choice:
    """A value that a filter offers, and how many cases of the list have it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A filter of the list."""

    id: str
    label: str
    choices: tuple[Choice, ...]


def render_case_index(
    cases: Iterable[Case],
    *,
    vocabularies: Vocabularies,
    facets: Sequence[Facet] = FACETS,
    base_url: str = "",
    filters: Mapping[str, str] | None = None,
) -> str:
    """The table of `cases`, in the order given. `filters` are the facets by which they were chosen, facet id to value:
    they name the table and are not offered again. `base_url` is the way from the page to the site's root."""
    chosen = filters or {}
    rows = [_row(case, vocabularies, facets, base_url) for case in cases]
    offered = (
        [
            offer
            for facet in facets
            if facet.main and facet.id not in chosen
            if len((offer := _filter(facet, rows, vocabularies)).choices) > 1
        ]
        if len(rows) >= WORTH_FILTERING
        else []
    )
    return compact(
        render("topics/lists/case_index.html.jinja", rows=rows, filters=offered, caption=caption(len(rows), chosen, vocabularies))
    )


def render_case_cards(cases: Iterable[Case], *, vocabularies: Vocabularies, base_url: str = "") -> str:
    """Cards of cases side by side: title, summary, outcome and strength, context."""
    rows = [_row(case, vocabularies, (), base_url) for case in cases]
    return compact(render("topics/lists/case_cards.html.jinja", rows=rows)) if rows else ""


def caption(number: int, chosen: Mapping[str, str], words: Vocabularies) -> str:
    """What the table holds, in words: `5 cases. Subject: Mathematics`."""
    labels = {facet.id: facet for facet in FACETS}
    parts = [
        f"{labels[id].label}: {UNSTATED if value == ABSENT else words.label(labels[id].vocabulary, value)}"
        for id, value in chosen.items()
    ]
    return f"{number} {'case' if number == 1 else 'cases'}" + (f". {'; '.join(parts)}" if parts else "")


def _row(case: Case, words: Vocabularies, facets: Sequence[Facet], base_url: str) -> Row:
    front = case.front

    def labels(vocabulary: str, ids: Iterable[str]) -> str:
        return listed(words.label(vocabulary, id) for id in ids)

    return Row(
        title=front.title,
        link=f"{base_url}{case.url}",
        summary=front.summary,
        outcome=outcome_badge(front.outcome, words),
        strength=strength_badge(case.strength, words),
        phase=labels("phases", front.phases),
        subject=labels("subjects", front.subjects),
        approach=labels("approaches", front.approaches),
        context=context_line(front, words),
        values=tuple(
            (facet.id, " ".join(values(case, facet) or ([ABSENT] if facet.id == "outcome" else [])))
            for facet in facets
            if facet.main
        ),
    )


def _filter(facet: Facet, rows: Sequence[Row], words: Vocabularies) -> Filter:
    """A facet as a filter, its choices in the order of the vocabulary; only those that occur."""
    counts: dict[str, int] = {}
    for row in rows:
        for id in dict(row.values)[facet.id].split():
            counts[id] = counts.get(id, 0) + 1
    order = [*words[facet.vocabulary].terms, ABSENT]
    choices = (
        Choice(id, UNSTATED if id == ABSENT else words.label(facet.vocabulary, id), counts[id]) for id in order if id in counts
    )
    return Filter(facet.id, facet.label, tuple(choices))
