"""`whatworkswell import`: what a school has sent, made into the folder of a case."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import incoming, repository
from ..incoming import store
from ..incoming.document import Incoming
from ..problems import Problem, errors
from ..questions import Place, place_of
from ..repository import CASES, INDEX
from .targets import ROOT


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@ROOT
@click.option("--slug", metavar="NAME", help="The name of the case's folder. Without it, the sender's, or one from the title.")
@click.option("--anyway", is_flag=True, help="Write the case also where something is missing or to mend.")
def command(file: Path, root: Path | None, slug: str | None, anyway: bool) -> None:
    """Make a case of what a school has sent.

    FILE is the Word form, filled in (.docx), the zip that the form in the browser makes (.zip), or an issue from the form on
    GitHub (.json), as `gh issue view NUMBER --json title,body` gives it.

    Where all is there, the case is written as cases/NAME. Where something is missing or wrong, you are told what and where
    in the form, in the form's order, and nothing is written. Nothing that exists is ever changed. Text that found no place
    is shown, and kept in remarks at the top of the case. Ends with 0 when the case is written and all is well.
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    found = incoming.read(file, site)
    name = store.name_for(found, slug or "", site)
    problems = store.judge(found, name, site)
    wrong = errors(problems)
    _tell(problems, found)
    if not wrong or anyway:
        folder = store.store(found, name, site, {p.path for p in wrong if not p.path.endswith(f"/{INDEX}")})
        click.echo(f"Wrote {folder}.")
        if wrong:
            click.echo(f"What is left to do: whatworkswell check {CASES}/{name}")
    else:
        click.echo(f"{_count(wrong)} missing or to mend, so nothing was written. With --anyway the case is written as it is.")
    sys.exit(1 if wrong or found.left else 0)


def _tell(problems: list[Problem], found: Incoming) -> None:
    """What is missing or to mend, and what found no place."""
    placed = sorted(((place_of(p, found.text), p) for p in problems), key=lambda pair: pair)
    for place, p in placed:
        click.echo(_paragraph(place, p))
    if found.left:
        click.echo("This text found no place:\n")
        for piece in found.left:
            click.echo(f"  {piece}\n")
    for remark in found.remarks:
        click.echo(f"{remark}\n")


def _paragraph(place: Place, p: Problem) -> str:
    """One problem as the checker says it, under the place in the form where the answer is wanted."""
    kind = "" if p.is_error else f"{p.severity} "
    lines = [place.words or p.path, f"  {kind}{p.code} {p.field}".rstrip(), f"  {p.message}"]
    lines += [f'  found:    "{p.found}"'] * bool(p.found) + [f"  allowed:  {p.allowed}"] * bool(p.allowed)
    return "\n".join([*lines, f"  mend:     {p.mend}\n"])


def _count(problems: list[Problem]) -> str:
    return "1 thing is" if len(problems) == 1 else f"{len(problems)} things are"
