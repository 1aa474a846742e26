"""`whatworkswell new-trial`: tell what happened when a school tried a case, by questions or by options."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from whatworkswell.authoring import trial_scaffold
from whatworkswell.authoring.scaffold import BLANK
from whatworkswell.authoring.trial_scaffold import STEPS, TrialDraft, trial_text
from whatworkswell.case import repository
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.repository import Case, Repository
from whatworkswell.case.trial import TrialRecord
from whatworkswell.problems.problem import Problem
from whatworkswell.problems.reporting import as_text

from .asking import Interview, has_terminal
from .fact_options import given_facts, said, with_facts
from .new import hanging_up_is_stopping
from .targets import ROOT

INTRODUCTION = (
    "You will be asked what happened when you tried “{title}”. Press Enter to leave an answer blank, type ? for help, and "
    "stop at any time with Ctrl-C: what you have answered is kept."
)


@click.command("new-trial")
@click.argument("case", metavar="CASE")
@click.argument("id", metavar="[ID]", required=False)
@ROOT
@click.option("--blank", is_flag=True, help="Ask nothing: what is not given stays blank.")
@partial(with_facts, tree(TrialRecord))
def command(case: str, id: str | None, root: Path | None, blank: bool, **given: Any) -> None:
    """Begin a trial: what happened when a school tried a case.

    CASE is the name of the case's folder. ID is the name of the trial's file, such as oak-school-2024. Without one, it is
    made from the school's name.

    In a terminal you are asked for what the options do not give. Nothing that exists is ever changed. In the end you are
    told what is still to fill in, and where.
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    tried = trial_scaffold.case_to_try(case, site)
    if id and (why := trial_scaffold.refusal(id, tried)):
        raise click.UsageError(why)
    draft = TrialDraft(given_facts(tree(TrialRecord), given))
    _refuse(draft, tried, site)
    stopped = False
    if not blank and has_terminal():
        begun = trial_text(draft.facts, site.vocabularies)
        try:
            with hanging_up_is_stopping():
                _TrialInterview(site, draft, tried).run()
        except (click.Abort, KeyboardInterrupt):
            stopped = True
            click.echo("\n\nStopped.")
        if stopped and trial_text(draft.facts, site.vocabularies) == begun:
            click.echo("Nothing was answered, so nothing was written.")
            sys.exit(1)
    id = id or trial_scaffold.suggested_id(_school(draft), tried)
    text = trial_text(draft.facts, site.vocabularies)
    file = trial_scaffold.create(text, id, tried)
    _report(trial_scaffold.judge(text, tried, site, id), file, site.root)
    sys.exit(1 if stopped else 0)


class _TrialInterview(Interview):
    """Asks about one trial."""

    def __init__(self, site: Repository, draft: TrialDraft, case: Case) -> None:
        super().__init__(site, draft, tree(TrialRecord))
        self.case = case

    def run(self) -> None:
        self._say(INTRODUCTION.format(title=self.case.front.title))
        for number, step in enumerate(STEPS, 1):
            click.secho(f"\n{number} of {len(STEPS)}: {step.title}", bold=True)
            self._chapter(step)

    def _key(self, path: str, key: Key) -> None:
        """A school that has said its name is not asked what it is like."""
        if path != "school.like" or not self._is_answered("school.name"):
            super()._key(path, key)

    def _wrong(self) -> list[Problem]:
        found = trial_scaffold.judge(trial_text(self.draft.facts, self.site.vocabularies), self.case, self.site)
        return [p for p in found if p.is_error and p.code not in BLANK]


def _school(draft: TrialDraft) -> str:
    """The name of the school, as far as it is known."""
    school = draft.facts.get("school")
    return str(school.get("name") or "") if isinstance(school, dict) else ""


def _refuse(draft: TrialDraft, case: Case, site: Repository) -> None:
    """Stop at options that the checker would refuse, all at once."""
    found = trial_scaffold.judge(trial_text(draft.facts, site.vocabularies), case, site)
    if wrong := [p for p in found if p.is_error and p.code not in BLANK]:
        raise click.UsageError("\n".join(["Nothing was written.", *map(said, wrong)]))


def _report(found: list[Problem], file: Path, root: Path) -> None:
    """Where the trial is, what is blank in it, and what else the checker says."""
    click.echo(f"\nWrote {file}.")
    if blanks := [p for p in found if p.code in BLANK]:
        click.echo("\nStill to fill in:")
        for p in blanks:
            click.echo(f"  {p.path}:{p.line}  {p.field}: {tree(TrialRecord).at(p.field.partition('[')[0]).description}")
    if others := [p for p in found if p.code not in BLANK]:
        click.echo(f"\nTo mend:\n{as_text(others)}", nl=False)
    path = file.parent.parent.relative_to(root).as_posix()
    click.echo(f"\nOpen the file in any text editor. Then this says what is left: whatworkswell check {path}")
