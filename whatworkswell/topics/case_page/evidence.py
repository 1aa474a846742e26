"""A case's evidence in words, for the table, and the charts of what may be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.case.account.links import page_url
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.kit.charts import BeforeAfter, before_after
from whatworkswell.kit.cite import reference_parts
from whatworkswell.kit.words import amount

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import CaseFrontMatter, Evidence
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.references import Reference
    from whatworkswell.case.repository import Repository

#: The page on what trials and reviews found, and the approach that they studied; a small site may not hold it.
STUDIES, STUDIED = "evidence/does-it-work.md", "lesson-study"

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
    source: str


@dataclass(frozen=True)
class Chart:
    """A chart and the name of what it shows."""

    name: str
    svg: Markup


@dataclass(frozen=True)
class EvidenceSection(Section):
    """The charts, the table of everything that was measured or reported, and the address of larger studies."""

    template = "topics/case_page/evidence.html.jinja"
    heading = Outline("evidence", tree()["evidence"].label)
    charts: tuple[Chart, ...]
    rows: tuple[EvidenceRow, ...]
    studies: str


def evidence_section(front: CaseFrontMatter, repository: Repository, base: str) -> EvidenceSection | None:
    """The evidence, where there is any."""
    rows = evidence_rows(front.evidence, repository.vocabularies, evidence_sources(front, repository.references))
    studies = f"{base}{page_url(STUDIES)}" if STUDIED in front.approaches and STUDIES in repository.pages else ""
    return EvidenceSection(charts(front.evidence), rows, studies) if rows else None


def evidence_rows(
    evidence: Sequence[Evidence], words: Vocabularies, sources: Mapping[str, str] | None = None
) -> tuple[EvidenceRow, ...]:
    """Every piece of evidence as a row, all of it in words. `sources` says of each reference who published it, and when."""
    return tuple(
        EvidenceRow(
            measure=entry.measure,
            cohort=entry.cohort or "",
            result=result_phrase(entry),
            has_figure=entry.value is not None,
            comparison=comparison_phrase(entry),
            kind=words.label("evidence-kinds", entry.kind),
            note=entry.note or "",
            source=(sources or {}).get(entry.ref or "", ""),
        )
        for entry in evidence
    )


def evidence_sources(front: CaseFrontMatter, references: Mapping[str, Reference]) -> Mapping[str, str]:
    """Who published each reference that the evidence names, and when; nothing where it is the case's only source."""
    named = {entry.ref for entry in front.evidence if entry.ref}
    if len(named | {source.ref for source in front.sources}) == 1:
        return {}
    return {ref: reference_parts(references[ref])[0] for ref in named if ref in references}


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
