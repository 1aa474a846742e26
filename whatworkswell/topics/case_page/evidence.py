"""A case's evidence in words, for the table, and the charts of what may be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.kit.charts import BeforeAfter, before_after
from whatworkswell.kit.words import amount

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import Evidence
    from whatworkswell.case.front_matter.vocabulary import Vocabularies

#: What a figure is held against, as it follows the figure: with the other figure, and without one.
AGAINST = {
    "baseline": ("against {} at the start", "held against the start, whose figure is not given"),
    "predicted": ("where {} had been predicted", "held against a prediction that is not given"),
    "comparison-group": ("against {} in the comparison group", "held against a comparison group"),
}


@dataclass(frozen=True)
class EvidenceRow:
    """One row of the table."""

    measure: str
    cohort: str
    result: str
    has_figure: bool
    comparison: str
    kind: str
    note: str


@dataclass(frozen=True)
class Chart:
    """A chart and the name of what it shows."""

    name: str
    svg: Markup


def evidence_rows(evidence: Sequence[Evidence], words: Vocabularies) -> tuple[EvidenceRow, ...]:
    """Every piece of evidence as a row, all of it in words."""
    return tuple(
        EvidenceRow(
            measure=entry.measure,
            cohort=entry.cohort or "",
            result=result_phrase(entry),
            has_figure=entry.value is not None,
            comparison=comparison_phrase(entry),
            kind=words.label("evidence-kinds", entry.kind),
            note=entry.note or "",
        )
        for entry in evidence
    )


def result_phrase(entry: Evidence) -> str:
    """The figure with its unit; a change carries its sign and says that it is one."""
    if entry.value is None:
        return "Told in words, without a figure"
    if entry.measures == "change":
        return f"{amount(entry.value, entry.unit, signed=True)} (change)"
    if entry.measures == "gap-change":
        return f"{amount(entry.value, entry.unit, signed=True)} (change in a gap)"
    return amount(entry.value, entry.unit)


def comparison_phrase(entry: Evidence) -> str:
    """What the figure is held against, in words; a prediction is never shown as a starting point."""
    if entry.value is None or entry.compared_with not in AGAINST:
        return "not compared with anything" if entry.compared_with == "none" and entry.value is not None else ""
    with_figure, without = AGAINST[entry.compared_with]
    if entry.compared_value is None:
        return "since the start" if entry.compared_with == "baseline" and entry.measures in ("change", "gap-change") else without
    signed = entry.measures in ("change", "gap-change")
    return with_figure.format(amount(entry.compared_value, entry.unit, signed=signed))


def charts(evidence: Sequence[Evidence]) -> tuple[Chart, ...]:
    """A chart of every level that is compared with its own start, and of nothing else."""
    return tuple(
        Chart(
            entry.measure,
            Markup(  # noqa: S704 - our own template, which escapes every value
                before_after(BeforeAfter(entry.measure, entry.compared_value, entry.value, entry.unit), ident=f"chart-{place}")
            ),
        )
        for place, entry in enumerate(evidence, 1)
        if entry.compared_with == "baseline"
        and entry.measures in (None, "level")
        and entry.value is not None
        and entry.compared_value is not None
    )
