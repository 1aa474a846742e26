"""The gap map: where two facets meet, how many cases there are, what came of them, and where there is none yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
from whatworkswell.case.repository import Case
from whatworkswell.catalogue.facets import BY_ID, Facet, values

#: What a map may have on its sides: facets with pages of their own, which an author fills in as a list.
AXES: Mapping[str, Facet] = {id.replace("-", "_"): BY_ID[id] for id in ("approach", "phase", "subject", "key-message")}
#: Stands for a case that does not say what came of it.
UNSTATED = "unstated"


@dataclass(frozen=True)
class GapMap:
    """`cells` holds how many cases of each outcome there are for a row and a column; a pair that is absent has none.

    `empty_rows` and `empty_columns` are the terms that no case has: they would only be white space in the map.
    """

    row: Facet
    column: Facet
    rows: tuple[Term, ...]
    columns: tuple[Term, ...]
    empty_rows: tuple[Term, ...]
    empty_columns: tuple[Term, ...]
    cells: Mapping[tuple[str, str], Mapping[str, int]]
    cases: int


def gap_map(cases: Iterable[Case], row: Facet, column: Facet, words: Vocabularies) -> GapMap:
    """The map of these cases, each looked at once. A case with several values stands in every cell that it belongs to."""
    cells: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    rows: set[str] = set()
    columns: set[str] = set()
    number = 0
    for case in cases:
        number += 1
        across, down = values(case, column), values(case, row)
        rows.update(down)
        columns.update(across)
        for down_value in down:
            for across_value in across:
                cells[down_value, across_value][case.front.outcome or UNSTATED] += 1
    down_terms, across_terms = words[row.vocabulary].terms.values(), words[column.vocabulary].terms.values()
    return GapMap(
        row,
        column,
        rows=tuple(term for term in down_terms if term.id in rows),
        columns=tuple(term for term in across_terms if term.id in columns),
        empty_rows=tuple(term for term in down_terms if term.id not in rows),
        empty_columns=tuple(term for term in across_terms if term.id not in columns),
        cells=cells,
        cases=number,
    )
