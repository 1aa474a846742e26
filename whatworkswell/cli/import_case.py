"""`whatworkswell import`: what a school has sent, made into the folder of a case."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import click

from whatworkswell.authoring.document import Incoming
from whatworkswell.authoring.incoming import read as incoming
from whatworkswell.authoring.incoming import store
from whatworkswell.authoring.questions import Place, place_of
from whatworkswell.case import repository
from whatworkswell.case.repository import CASES
from whatworkswell.problems.problem import Problem, errors, printable

from .targets import ROOT

#: The codes of files that are not even put aside: of a kind that may not be, or with something in them that may not.
_UNSAFE = re.compile(r"E04[789]|E07")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@ROOT
@click.option("--slug", metavar="NAME", help="The name of the case's folder. Without it, the sender's, or one from the title.")
@click.option(
    "--with", "beside", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help="A file that came with it."
)
@click.option("--anyway", is_flag=True, help="Write it also where something is missing or to mend.")
def command(file: Path, root: Path | None, slug: str | None, beside: tuple[Path, ...], anyway: bool) -> None:
    """Make a case of what a school has sent.

    FILE is the Word form, filled in (.docx); what the forms in the browser make: the zip of a case (.zip), its text (.md),
    or a trial (.yml, with the name of its case as --slug); or an issue of the form on GitHub (.json).

    Where all is there, the case is written as cases/NAME. Where something is missing or wrong, you are told what and where
    in the form, in the form's order, and nothing is written. Nothing that exists is ever changed. Text that found no place
    is shown, and kept in remarks at the top of the case unless it may tell who somebody is.

    Ends with 0 when the case is written and all is well, with 1 when there is something to look at, and with 2 when the
    file cannot be read.
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    found = incoming.read(file, site)
    if beside:
        found = replace(found, files={**found.files, **incoming.files_beside(beside, found.files)})
    name = store.name_for(found, slug or "", site)
    problems = store.judge(found, name, site)
    wrong = errors(problems)
    _tell(problems, found)
    if not wrong or anyway:
        unsafe = sorted({p.path for p in wrong if _UNSAFE.match(p.code)})
        folder = store.store(found, name, site, unsafe)
        for path in unsafe:
            click.echo(f"Left out: {path}.")
        click.echo(f"Wrote {folder}.")
        if wrong:
            click.echo(f"What is left to do: whatworkswell check {CASES}/{name}")
    else:
        click.echo(f"{_count(wrong)} missing or to mend, so nothing was written. With --anyway it is written as it is.")
    sys.exit(1 if wrong or found.left else 0)


def _tell(problems: list[Problem], found: Incoming) -> None:
    """What is missing or to mend, and what found no place."""
    placed = sorted(((place_of(p, found.text), p) for p in problems), key=lambda pair: pair)
    for place, p in placed:
        click.echo(_paragraph(place, p))
    if found.left:
        click.echo("This text found no place:\n")
        for piece in found.left:
            click.echo(f"  {printable(' '.join(piece.split()))}\n")
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
