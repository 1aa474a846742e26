"""A new trial: what was answered in canonical form, what must still be answered left blank with a word of help above it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from whatworkswell.case.front_matter.keys import tree
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import Vocabularies, nearest
from whatworkswell.case.repository import CASES, Case, Repository
from whatworkswell.case.trial import ENDING, FOLDER, REQUIRED, TrialRecord, trial_of
from whatworkswell.case.writing import create_text
from whatworkswell.checks import personal_data as personal
from whatworkswell.checks import trials
from whatworkswell.problems.problem import PracticeError, Problem

from .scaffold import Draft, facts_text, suggested_slug
from .steps import Step

#: What is asked, in its order.
STEPS = (
    Step("Your school", ("school", "phases", "context.school")),
    Step("What you did", ("when", "changes")),
    Step("What came of it", ("outcome", "note")),
    Step("Permissions", ("contact", "permissions")),
)


class TrialDraft(Draft):
    """Answers so far about a trial, which has no account."""

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys that a trial must have; a school that is not named says what it is like."""
        school = self.facts.get("school")
        is_unnamed = isinstance(school, dict) and bool(school.get("like")) and not school.get("name")
        return tuple("school.name" if key == "school" and not is_unnamed else key for key in REQUIRED)


def trial_text(facts: dict[str, Tree], vocabularies: Vocabularies) -> str:
    """The whole file of a trial."""
    text = facts_text(tree(TrialRecord), facts, TrialDraft(facts).needed, vocabularies, "trial")
    return text.encode("utf-8", "replace").decode("utf-8")


def case_to_try(slug: str, site: Repository) -> Case:
    """The case of that name.

    Raises:
        PracticeError: there is none.
    """
    if slug in site.cases:
        return site.cases[slug]
    near = nearest(slug, site.cases)
    raise PracticeError(f"There is no case {slug!r} in {CASES}/." + (f" Did you mean {near}?" if near else ""))


def suggested_id(school: str, case: Case) -> str:
    """A name for the file, made from the school's, which no other trial of the case has."""
    taken = {trial.id for trial in case.trials}
    return suggested_slug(school, taken, "trial")


def refusal(id: str, case: Case) -> str:
    """Why there can be no new trial of this name, or nothing."""
    if (case.folder / FOLDER / f"{id}{ENDING}").exists():
        return f"There is already a trial {id} of this case."
    return "" if trials.is_name(id) else "The name of a trial has small letters, digits and hyphens, such as oak-school-2024."


def judge(text: str, case: Case, site: Repository, id: str = "new-trial") -> list[Problem]:
    """What the checker says of a trial of this case that need not be written yet."""
    trial = trial_of(text.encode("utf-8"), f"{CASES}/{case.slug}/{FOLDER}/{id}{ENDING}", site.vocabularies)
    beside = trials.check(replace(case, trials=(*case.trials, trial)))
    found = [*(p for p in beside if p.path == trial.path), *personal.check_trial(trial)]
    return sorted(found, key=lambda p: (p.line, p.code, p.field))


def create(text: str, id: str, case: Case) -> Path:
    """Write a new trial beside the others; return its file.

    Raises:
        PracticeError: the name cannot be used or is taken. Nothing that exists is ever changed.
    """
    if why := refusal(id, case):
        raise PracticeError(f"{why} Nothing was written.")
    file = case.folder / FOLDER / f"{id}{ENDING}"
    file.parent.mkdir(exist_ok=True)
    create_text(file, text)
    return file
