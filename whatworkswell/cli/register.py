"""`whatworkswell register`: the maintainers' list of cases, brought up to date when cases are merged."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from whatworkswell.case import register, repository
from whatworkswell.case.writing import put_text
from whatworkswell.checks import across_cases as across
from whatworkswell.checks.case import check_case
from whatworkswell.problems.problem import errors, shorten

from .targets import ROOT


@click.command("register")
@ROOT
@click.option("--check", is_flag=True, help="Change nothing; name what is missing and end with 1 if anything is.")
def command(root: Path | None, check: bool) -> None:
    """Add the cases that are not yet in the register.

    A new case becomes a candidate, first published today, with a short code for links on paper. A row without a short code
    gets one. Everything else in the file stays as it is. A case that has problems is not published, so it is not added.
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    faulty = {p.path for p in errors(across.check(site))}
    faulty |= {case.path for slug, case in site.cases.items() if slug not in site.register and errors(check_case(case, site))}
    sound = [slug for slug, case in site.cases.items() if slug in site.register or case.path not in faulty]
    entries = register.updated(site.register, sound, date.today())
    added = [entry for slug, entry in entries.items() if entry != site.register.get(slug)]
    for entry in added:
        click.echo(f"{entry.slug}  {entry.stage}, first published {entry.first_published or 'not given'}, s/{entry.short_code}")
    left = sorted(set(site.cases) - set(entries))
    for slug in left:
        click.echo(f"{shorten(slug)} has problems, so it was not added; `whatworkswell check` names them.", err=True)
    if added and not check:
        path = site.root / register.FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        put_text(path, register.with_rows(_text(path), site.register, entries))
    count = f"{len(added):,} {'row' if len(added) == 1 else 'rows'}"
    click.echo(f"{count} to add or complete." if check else f"{count} added or completed.", err=True)
    sys.exit(1 if left or (check and added) else 0)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.is_file() else ""
