"""`whatworkswell new`: begin a case, by answering questions or by giving facts as options."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from whatworkswell.authoring import scaffold
from whatworkswell.authoring.scaffold import BLANK, Draft, case_text
from whatworkswell.case import repository
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.case.repository import CASES
from whatworkswell.problems.problem import Problem
from whatworkswell.problems.reporting import as_text

from .asking import Interview, has_terminal
from .fact_options import given_facts, said, with_facts
from .targets import ROOT

_INDEX = re.compile(r"\[\d+\]")


@click.command("new")
@click.argument("slug", required=False)
@ROOT
@click.option("--blank", is_flag=True, help="Ask nothing: what is not given stays blank.")
@partial(with_facts, tree())
def command(slug: str | None, root: Path | None, blank: bool, **given: Any) -> None:
    """Begin a case, by answering questions or by giving facts as options.

    SLUG is the name of the case's folder, which becomes its address: small letters, digits and hyphens. Without one, it is
    made from the title.

    In a terminal you are asked for what the options do not give. Enter leaves an answer blank, ? shows help, and Ctrl-C
    stops and keeps what was answered. Nothing that exists is ever changed. In the end you are told what is still to fill
    in, and where.

    An option for a list may be given more than once. One that takes FACTS takes the first key alone, or several as
    "name=Hill School; role=lead".
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    if slug and (why := scaffold.refusal(slug, site)):
        raise click.UsageError(why)
    draft = Draft(given_facts(tree(), given))
    _refuse(draft, slug or "new-case", site)
    asked = not blank and has_terminal()
    if not (asked or slug or draft.facts.get("title")):
        raise click.UsageError("Give a name for the folder, such as talk-partners-in-year-4, or a --title to make one from.")
    stopped = False
    if asked:
        begun = case_text(draft, site.vocabularies)
        try:
            with hanging_up_is_stopping():
                interview = Interview(site, draft)
                interview.introduce()
                slug = slug or interview.name()
                interview.run()
        except (click.Abort, KeyboardInterrupt):
            stopped = True
            click.echo("\n\nStopped.")
        if stopped and case_text(draft, site.vocabularies) == begun:
            click.echo("Nothing was answered, so nothing was written.")
            sys.exit(1)
    title = draft.facts.get("title")
    slug = slug or scaffold.suggested_slug(str(title or ""), scaffold.taken_names(site))
    text = case_text(draft, site.vocabularies)
    scaffold.create(text, slug, site)
    _report(scaffold.judge(text, slug, site), slug, site.root)
    sys.exit(1 if stopped else 0)


def _refuse(draft: Draft, slug: str, site: repository.Repository) -> None:
    """Stop at options that the checker would refuse, all at once."""
    found = scaffold.judge(case_text(draft, site.vocabularies), slug, site)
    wrong = [p for p in found if p.is_error and p.code not in BLANK]
    if wrong:
        raise click.UsageError("\n".join(["Nothing was written.", *map(said, wrong)]))


def _report(found: list[Problem], slug: str, root: Path) -> None:
    """Where the case is, what is blank in it, and what else the checker says."""
    path = f"{CASES}/{slug}"
    click.echo(f"\nWrote {root / path}/index.md.")
    blanks = [p for p in found if p.code in BLANK]
    if blanks:
        click.echo("\nStill to fill in:")
        for p in blanks:
            click.echo(f"  {p.path}:{p.line}  {_wanted(p)}")
    if others := [p for p in found if p.code not in BLANK]:
        click.echo(f"\nTo mend:\n{as_text(others)}", nl=False)
    click.echo(f"\nOpen the file in any text editor. Then this says what is left: whatworkswell check {path}")


def _wanted(p: Problem) -> str:
    if p.code == "E013":
        return f"{p.field}: {tree().at(_INDEX.sub('', p.field)).description}"
    return f"{SECTIONS[p.field]}: {p.mend}"


@contextmanager
def hanging_up_is_stopping() -> Iterator[None]:
    """A closed window or a shutdown loses no more than Ctrl-C does."""

    def stop(_: int, __: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    signals = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
