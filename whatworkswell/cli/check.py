"""`whatworkswell check`: everything that is wrong with the cases, at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from whatworkswell.case import repository
from whatworkswell.problems.problem import Problem, errors
from whatworkswell.problems.reporting import FORMATS, summary
from whatworkswell.site.check import check
from whatworkswell.site.pull_request import check_pull_request
from whatworkswell.topics.sessions import check as sessions
from whatworkswell.topics.what_did_not_work import model as lessons

from .targets import PATHS, ROOT, chosen, site_of


@click.command("check")
@PATHS
@ROOT
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to print.")
@click.option("--pr", metavar="BASE", default="", help="Check a pull request to this branch: what it changes, and its case.")
@click.option(
    "--pr-head", metavar="REF", default="", help="With --pr: read it from this branch; what is checked out is the base."
)
@click.option("--author", metavar="NAME", default="", help="With --pr: who made it, by the name in docs/_data/maintainers.yml.")
def command(paths: tuple[Path, ...], root: Path | None, style: str, pr: str, pr_head: str, author: str) -> None:
    """Check cases and sessions and say what to mend.

    PATH is the folder of a case, its index.md, the file of a session or a collection, or the folder of a site; without
    one, the site around the working folder.
    Ends with 0 when nothing must be mended, 1 when something must, 2 when the command was not used rightly.
    """
    folder = site_of(paths, root)
    if pr:
        if paths:
            raise click.UsageError("With --pr the pull request says what is checked: name no PATH.")
        problems, touched = check_pull_request(folder.resolve(), pr, pr_head, author)
        _print(problems, touched, 0, style)
        sys.exit(1 if errors(problems) else 0)
    if pr_head or author:
        raise click.UsageError("--pr-head and --author belong to --pr.")
    wanted = chosen(paths, folder)
    site = repository.load(folder)
    with click.progressbar(length=len(site.cases), label="Checking", file=sys.stderr, hidden=not _is_long(site)) as bar:
        problems = check(site, progress=lambda: bar.update(1))
    if wanted is not None:
        problems = [p for p in problems if any(p.path == w or p.path.startswith(f"{w}/") for w in wanted)]
        checked = sum(any(c.path.startswith(f"{w}/") for w in wanted) for c in site.cases.values())
        held = sum(name.as_posix() in wanted for name in sessions.names(folder))
    else:
        checked, held = len(site.cases), len(sessions.names(folder))
    _print(problems, checked, held, style)
    if wanted is None:
        for hint in lessons.hints(site):
            click.echo(hint, err=True)
    sys.exit(1 if errors(problems) else 0)


def _is_long(site: repository.Repository) -> bool:
    return len(site.cases) > 200 and sys.stderr.isatty()


def _print(problems: list[Problem], checked: int, held: int, style: str) -> None:
    click.echo(FORMATS[style](problems), nl=False)
    click.echo(summary(problems, checked, held), err=True)
