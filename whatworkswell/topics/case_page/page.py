"""The page of a case: a pure function of the case, its neighbours' cards, the vocabularies and the references.

Nothing here reads a file or a clock, so the same input makes the same bytes. What the author wrote reaches the
template as values, escaped there; the account alone is HTML, made safe before it comes here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.account.links import page_url
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.kit import cite
from whatworkswell.kit.badges import Badge, outcome_badge, strength_badge
from whatworkswell.kit.facts import Fact, Item, at_a_glance, context_levels, context_line, not_recorded
from whatworkswell.kit.templating import render
from whatworkswell.kit.ways_to_share import TRIAL
from whatworkswell.kit.words import age, count, number, partial_date, period

from . import trials
from .evidence import charts, evidence_rows, evidence_sources
from .search_marks import filters, other_names
from .your_turn import your_turn

if TYPE_CHECKING:
    from whatworkswell.case.account.account import Account
    from whatworkswell.case.references import Reference
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.catalogue.related import Related
    from whatworkswell.kit.settings import PageSettings

#: The page's own headings: id to title. The account's ids all begin `case-`, so these never clash with an author's.
HEADINGS = {
    "key-points": tree()["key_points"].label,
    "at-a-glance": "At a glance",
    "context": tree()["context"].label,
    "evidence": tree()["evidence"].label,
    "barriers": tree()["barriers"].label,
    "cost": tree()["cost"].label,
    "resources": tree()["resources"].label,
    "would-it-work-here": "Would it work here?",
    "trials": "Tried elsewhere",
    "family-tree": "Family tree",
    "key-messages": tree()["key_messages"].label,
    "related": "Related cases",
    "about-this-case": "About this case",
}
#: Headings that say so where the case holds nothing for them; the others are left out.
ALWAYS = ("evidence", "barriers", "cost")


@dataclass(frozen=True)
class Section:
    """A part of the account, or a run of absent parts: `absent` holds their ids and titles."""

    id: str = ""
    title: str = ""
    html: Markup | str = ""
    absent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outline:
    """One entry of the page's table of contents."""

    id: str
    title: str
    children: tuple[Outline, ...] = ()


@dataclass(frozen=True)
class SourceLine:
    """A publication, how it is cited, where in it, and how old it is."""

    who: str
    title: str
    place: str
    where: str
    link: str
    age: str


@dataclass(frozen=True)
class Neighbour:
    """Another case, and why it is shown here."""

    title: str
    link: str
    outcome: Badge
    strength: Badge
    context: str
    is_retired: bool
    reasons: tuple[str, ...]


#: The page that explains the stages; a small site may not hold it.
REVIEW_PAGE = "share/review.md"


def render_case(
    case: Case,
    account: Account,
    *,
    repository: Repository,
    related: Sequence[Related],
    settings: PageSettings,
    explained: str = "",
    fit: str = "",
    family: str = "",
    replaced: Sequence[Case] = (),
) -> str:
    """The HTML of a case's page, without the shell of the site around it.

    `explained` is the box of its terms, `fit` the comparison with a reader's school and `family` its kin, all as HTML.
    `replaced` are the retired cases whose place it has taken.
    """
    front, words = case.front, repository.vocabularies
    present = present_headings(case, related, fit, family)
    sources = tuple(source_lines(case, repository, settings))
    glance, levels = at_a_glance(case, words, settings), context_levels(front, words)
    return render(
        "topics/case_page/case.html.jinja",
        case=case,
        front=front,
        settings=settings,
        headings=HEADINGS,
        present=present,
        absent_headings=tuple((id, HEADINGS[id]) for id in ALWAYS if id not in present),
        silent=silent_phrase(case),
        outcome=outcome_badge(front.outcome, words),
        strength=strength_badge(case.strength, words),
        origin=words.label("origins", front.origin),
        dated=sources[0].age if sources else period(None, front.ended),
        stage=stage_line(case, repository),
        stage_link=f"{settings.base}share/review/#{case.stage}" if REVIEW_PAGE in repository.pages else "",
        successor=successor(case, repository, settings),
        brief=case.is_brief,
        glance=glance,
        levels=levels,
        facts=(*glance, *(fact for level in levels for fact in level.facts)),
        unrecorded=not_recorded(front),
        sections=tuple(account_sections(account)),
        notes=Markup(account.notes),  # noqa: S704 - sanitised by markup.parse
        explained=Markup(explained),  # noqa: S704 - made by a template of ours
        fit=Markup(fit),  # noqa: S704 - made by a template of ours
        trials=Markup(_trials(case, repository, settings)) if "trials" in present else "",  # noqa: S704 - likewise
        family=Markup(family),  # noqa: S704 - likewise
        evidence=evidence_rows(front.evidence, words, evidence_sources(front, repository.references)),
        charts=charts(front.evidence),
        cost=cost_facts(case),
        resources=resource_lines(case, repository),
        messages=[
            Item(f"{id}. {words.label('key-messages', id)}", settings.message_link(id)) for id in map(str, front.key_messages)
        ],
        ancestors=[
            (neighbour(repository.cases[a.case], (), repository, settings), a.changes)
            for a in front.adapted_from
            if a.case in repository.cases
        ],
        related=[
            neighbour(entry.case, entry.reasons, repository, settings)
            for entry in related
            if entry.case.slug not in {origin.case for origin in front.adapted_from}
        ],
        replaced=[neighbour(old, (), repository, settings) for old in replaced],
        sources=sources,
        licence=words.label("licences", front.licence),
        citation=cite.cite_case(case, settings),
        edit_link=settings.edit_link(case.slug),
        mail_link=settings.mail_link(f"A change to: {front.title}"),
        your_turn=your_turn(case, repository, settings),
        filters=filters(case, words),
        other_names=other_names(case, words),
        context_line=context_line(front, words),
    )


def _trials(case: Case, repository: Repository, settings: PageSettings) -> str:
    """Who has tried it, with the way to the page on which another trial is told; a small site may not hold that."""
    form = settings.to(f"{page_url(TRIAL)}?case={case.slug}") if TRIAL in repository.pages else None
    return trials.render_trials(case, repository.vocabularies, form=form or "")


def case_outline(
    case: Case, account: Account, related: Sequence[Related], fit: str = "", family: str = ""
) -> tuple[Outline, ...]:
    """The table of contents of `render_case`'s page, for the shell around it."""
    present = present_headings(case, related, fit, family)
    told = tuple(
        Outline(section.id, section.title, tuple(_below(account, section.title)))
        for section in account_sections(account)
        if not section.absent
    )
    own = [Outline(id, title) for id, title in HEADINGS.items() if id in present]
    split = next((place for place, entry in enumerate(own) if entry.id not in ("key-points", "at-a-glance", "context")), len(own))
    return (*own[:split], *told, *own[split:])


def _below(account: Account, title: str) -> Iterator[Outline]:
    """The `###` headings under a section."""
    inside = False
    for heading in account.headings:
        if heading.level <= 2:
            inside = heading.text == title
        elif inside and heading.level == 3:
            yield Outline(heading.id, heading.text)


def present_headings(case: Case, related: Sequence[Related], fit: str = "", family: str = "") -> tuple[str, ...]:
    """The ids of the page's own headings that this case has something for. Nobody is asked to try a retired one."""
    front = case.front
    has = {
        "key-points": front.key_points,
        "at-a-glance": True,
        "context": True,
        "evidence": front.evidence,
        "barriers": front.barriers,
        "cost": front.cost,
        "resources": front.resources,
        "would-it-work-here": fit,
        "trials": case.trials or case.stage != "retired",
        "family-tree": family,
        "key-messages": front.key_messages,
        "related": related or front.adapted_from,
        "about-this-case": True,
    }
    return tuple(id for id, there in has.items() if there)


def account_sections(account: Account) -> Iterator[Section]:
    """The account in its order. A run of absent sections becomes one line that keeps their place."""
    missing: list[tuple[str, str]] = []
    for id, title in SECTIONS.items():
        if html := account.sections.get(id):
            if missing:
                yield Section(absent=tuple(missing))
                missing = []
            yield Section(f"case-{id}", title, Markup(html))  # noqa: S704 - sanitised by markup.parse
        else:
            missing.append((f"case-{id}", title))
    if missing:
        yield Section(absent=tuple(missing))


def silent_phrase(case: Case) -> str:
    """Who it is that does not say."""
    return "The source does not say." if case.front.origin == "documented" else "The school did not say."


def stage_line(case: Case, repository: Repository) -> tuple[str, str, str]:
    """The stage's id, what it is called, and what it means for a reader, with its date."""
    entry, words = case.entry, repository.vocabularies
    meaning = words["stages"].terms[case.stage].definition
    if entry and case.stage == "retired" and entry.retired_reason:
        meaning = entry.retired_reason
    elif entry and entry.last_reviewed:
        meaning = f"{meaning} Last reviewed {partial_date(entry.last_reviewed)}."
    label = "Not reviewed yet" if case.stage == "candidate" else words.label("stages", case.stage)
    return case.stage, label, meaning


def successor(case: Case, repository: Repository, settings: PageSettings) -> Item | None:
    """The case that took the place of a retired one."""
    other = repository.cases.get(case.entry.replaced_by) if case.entry else None
    return Item(other.front.title, settings.to(other.url)) if other else None


def source_lines(case: Case, repository: Repository, settings: PageSettings) -> Iterator[SourceLine]:
    """The publications a case is taken from. One that is not in the list of references is refused by the checks."""
    for source in case.front.sources:
        if reference := repository.references.get(source.ref):
            who, title, place = cite.reference_parts(reference)
            yield SourceLine(who, title, place, source.where or "", reference.link, _age(reference, settings.year))


def _age(reference: Reference, this_year: int) -> str:
    if reference.year is None:
        return "undated"
    return f"published {reference.year}, {age(reference.year, this_year)}"


def cost_facts(case: Case) -> tuple[Fact, ...]:
    """What it took, each sum with its unit; the note is told after them."""
    cost = case.front.cost
    if cost is None:
        return ()
    facts, asked = [], tree()["cost"]
    if cost.staff_hours is not None:
        facts.append(Fact(asked["staff_hours"].label, note=count(cost.staff_hours, "hour")))
    if cost.cover_days is not None:
        facts.append(
            Fact(asked["cover_days"].label, note=f"{number(cost.cover_days)} {'day' if cost.cover_days == 1 else 'days'}")
        )
    if cost.money_gbp is not None:
        facts.append(Fact(asked["money_gbp"].label, note=f"\N{POUND SIGN}{cost.money_gbp:,}"))
    return tuple(facts)


def resource_lines(case: Case, repository: Repository) -> list[tuple[Item, str]]:
    """The materials: each with its link, and its kind, format and licence on one line."""
    words = repository.vocabularies
    lines = []
    for resource in case.front.resources:
        about = (
            words.label("resource-kinds", resource.kind),
            resource.file.rpartition(".")[2].upper() if resource.file else "",
            words.label("licences", resource.licence),
        )
        lines.append((Item(resource.title, resource.file or resource.url), ", ".join(part for part in about if part)))
    return lines


def neighbour(case: Case, reasons: Sequence[str], repository: Repository, settings: PageSettings) -> Neighbour:
    """The card of another case, as this page shows it."""
    words = repository.vocabularies
    return Neighbour(
        title=case.front.title,
        link=f"{settings.base}{case.url}",
        outcome=outcome_badge(case.front.outcome, words),
        strength=strength_badge(case.strength, words),
        context=context_line(case.front, words),
        is_retired=case.stage == "retired",
        reasons=tuple(reasons),
    )
