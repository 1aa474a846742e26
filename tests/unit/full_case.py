"""One made-up case in which every field is filled in, with its trials, and the page that is made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.unit.cases import REPORT, Neighbour, make_case, make_repository
from whatworkswell.case.references import Name, Reference
from whatworkswell.case.register import Entry
from whatworkswell.case.repository import Case, Repository
from whatworkswell.kit.settings import PageSettings
from whatworkswell.topics.case_page.page import CasePage, case_page

FRONT = """
    title: Talk & writing "together"
    origin: submitted
    sources:
      - {ref: report-2012, where: page 7}
    key_points: [Talk first., Write second.]
    useful_for: [teacher, cpd-leader]
    contact: {role: CPD leader, url: "https://school.example.org/contact"}
    schools:
      - {name: A primary school, urn: "123456", role: lead}
    alliance: An alliance of schools
    local_authority: A county
    regions: [london]
    year_groups: [y3, y4]
    strands: [spelling]
    pupil_focus: [eal]
    techniques: [talk]
    key_messages: [2, 9]
    scale:
      schools: 1
      schools_in_area: 51
      teachers: 2
      pupils: 60
      pupil_observers: 13
      classes: 3
      case_pupils: 6
      study_lessons: 5
      group_size: 4
    duration: {value: 7, unit: month, approximate: true}
    started: "2024-09"
    ended: "2025-04"
    context:
      system: {drive: own-choice, pressure: low}
      school: {setting: urban, size: medium, disadvantage: high, eal: average, prior_collaboration: some}
      process: {relationship: equals, cross_school: false, video: true}
    outcome: mixed
    evidence:
      - kind: test-result
        measure: writing at the expected standard
        value: 61
        unit: per cent
        measures: level
        compared_with: baseline
        compared_value: 48
        cohort: years 3 and 4
        note: In one school
        ref: report-2012
      - {kind: survey, measure: trust, value: 8, measures: change, ref: paper-2016}
      - {kind: teacher-report, measure: confidence}
    barriers:
      - {barrier: No time, response: Cover was bought}
      - {barrier: Noise}
    cost: {staff_hours: 24, cover_days: 1.5, money_gbp: 1200, note: Cover included.}
    adapted_from:
      - {case: older-case, changes: We wrote before we talked}
    resources:
      - {title: Talk plan, url: "https://school.example.org/plan", kind: lesson-plan, licence: CC-BY-4.0}
      - {title: Talk cards, file: talk-cards.pdf, kind: handout}
    permissions: {school_approved: true, no_pupil_identifiable: true, photos: none}
"""
BODY = """## Why

Writing was *thin*.

## What we did

### A lesson

| a | b |
|---|---|
| 1 | 2 |

## What happened

More.[^1]

[^1]: A note.
"""
TRIALS = {
    "by-name": """
        school: {name: Another primary school}
        when: "2026-01"
        phases: [secondary]
        context: {school: {setting: rural, size: small, disadvantage: low, eal: high, prior_collaboration: none}}
        changes: We left out the cards
        outcome: improved
        note: We asked the class
        contact: {role: Deputy head, url: "https://another.example.org/ask"}
        permissions: {school_approved: true, no_pupil_identifiable: true}
    """,
    "unnamed": """
        school: {like: a school by the sea}
        when: "2026-02"
        phases: [primary]
        context: {school: {setting: urban}}
        changes: Nothing
        outcome: no-change
        permissions: {school_approved: true, no_pupil_identifiable: true}
    """,
}
PAPER = Reference(id="paper-2016", type="article-journal", title="A paper", author=(Name(literal="A team"),), issued=2016)
SETTINGS = PageSettings(
    2026,
    site_name="What works well",
    site_url="https://practice.example.org/",
    repo_url="https://github.com/example/practice",
    submissions_email="practice@example.org",
    link_for_message=lambda id: f"jpd/{id}/",
    link_for_facet=lambda facet, value: f"browse/{facet}/{value}/",
)


def full_case(folder: Path) -> tuple[Case, Repository]:
    """The case, approved, in a repository with a related case, the case that it grew from and what it cites."""
    entry = Entry("a-case", stage="approved", first_published="2025-06-01", last_reviewed="2026-01-05")
    case = make_case(folder, FRONT, BODY, entry=entry, trials=TRIALS)
    older = make_case(folder, "title: Writing alone", slug="older-case")
    other = make_case(folder, "outcome: improved", slug="other-case")
    references = {reference.id: reference for reference in (REPORT, PAPER)}
    return case, replace(make_repository(case, older, other, references=references), pages=frozenset({"share/trial.md"}))


def full_page(case: Case, repository: Repository) -> CasePage:
    """Its page."""
    related = Neighbour(repository.cases["other-case"], ("From the same alliance: Made up", "Same subject: English"))
    return case_page(case, repository=repository, related=[related], settings=SETTINGS)
