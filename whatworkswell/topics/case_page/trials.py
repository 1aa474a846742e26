"""What other schools have told of trying the practice of a case: a tally, and each trial with its context beside the case's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.case.account.links import page_url
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.kit.badges import Badge, Tally, outcome_badge
from whatworkswell.kit.ways_to_share import TRIAL
from whatworkswell.kit.words import listed, lower_first, partial_date

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import Contact, SchoolContext
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.case.trial import Trial


@dataclass(frozen=True)
class Beside:
    """One fact of the context, of the case and of the trial; blank where it is not recorded."""

    label: str
    of_case: str
    of_trial: str


@dataclass(frozen=True)
class TrialCard:
    """A trial as the page shows it. `differs` names the facts in which its context is not that of the case."""

    anchor: str
    school: str
    when: str
    outcome: Badge
    changes: str
    note: str
    contact: Contact | None
    context: tuple[Beside, ...]
    differs: str


@dataclass(frozen=True)
class TrialsSection(Section):
    """The trials, or an invitation to try it. `form` is the address of the page on which another can be told."""

    template = "topics/case_page/trials.html.jinja"
    heading = Outline("trials", "Tried elsewhere")
    summary: str
    tally: tuple[Tally, ...]
    cards: tuple[TrialCard, ...]
    form: str


def trials_section(case: Case, repository: Repository, base: str) -> TrialsSection | None:
    """The trials of a case. Nobody is asked to try a retired one; a small site may hold no page on which to tell."""
    if case.stage == "retired" and not case.trials:
        return None
    words = repository.vocabularies
    return TrialsSection(
        summary=how_many(len(case.trials)),
        tally=tally(case.trials, words),
        cards=tuple(_card(trial, case, words) for trial in case.trials),
        form=f"{base}{page_url(TRIAL)}?case={case.slug}" if TRIAL in repository.pages else "",
    )


def how_many(trials: int) -> str:
    """How many have told."""
    who = "1 school has told in its" if trials == 1 else f"{trials} schools have told in their"
    return f"{who} own words what happened when this was tried. Look at how each school knows."


def tally(trials: Sequence[Trial], words: Vocabularies) -> tuple[Tally, ...]:
    """How often each outcome was told, in the order of the vocabulary."""
    counted = Counter(trial.record.outcome for trial in trials)
    return tuple(Tally(outcome_badge(id, words), counted[id]) for id in words["outcomes"].terms if counted[id])


def _card(trial: Trial, case: Case, words: Vocabularies) -> TrialCard:
    record, context = trial.record, tuple(_beside(trial, case, words))
    differs = [lower_first(fact.label) for fact in context if fact.of_case and fact.of_trial and fact.of_case != fact.of_trial]
    return TrialCard(
        anchor=trial.anchor,
        school=trial.school,
        when=partial_date(record.when) if record.when else "",
        outcome=outcome_badge(record.outcome, words),
        changes=record.changes or "",
        note=record.note or "",
        contact=record.contact,
        context=context,
        differs=listed(differs),
    )


def _beside(trial: Trial, case: Case, words: Vocabularies) -> list[Beside]:
    """The facts of the context that either of the two records."""
    ours = case.front.context.school if case.front.context else None
    theirs = trial.record.context.school if trial.record.context else None
    phases = (listed(words.label("phases", id) for id in ids) for ids in (case.front.phases, trial.record.phases))
    rows = [Beside(tree()["phases"].label, *phases)]
    for key in tree().at("context.school").keys:
        rows.append(
            Beside(key.label, _said(ours, key.name, key.vocabulary, words), _said(theirs, key.name, key.vocabulary, words))
        )
    return [row for row in rows if row.of_case or row.of_trial]


def _said(context: SchoolContext | None, name: str, vocabulary: str, words: Vocabularies) -> str:
    value = getattr(context, name, None)
    return words.label(vocabulary, value) if value else ""
