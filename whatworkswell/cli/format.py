"""`whatworkswell format`: cases and trials in the one canonical form, so that a change shows as what was changed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from whatworkswell.case.formatting import UnformattedError, formatted, formatted_trial
from whatworkswell.case.repository import INDEX, MAX_FILE, case_folders
from whatworkswell.case.trial import ENDING, trial_files
from whatworkswell.case.writing import replace_text
from whatworkswell.problems.problem import shorten
from whatworkswell.problems.reporting import as_text

from .targets import PATHS, ROOT, chosen, site_of


@click.command("format")
@PATHS
@ROOT
@click.option("--check", is_flag=True, help="Change nothing; name the files that would change and end with 1 if there are any.")
def command(paths: tuple[Path, ...], root: Path | None, check: bool) -> None:
    """Put cases and their trials into the form in which they are kept.

    In the front matter and in trials: the keys in their order, quotes only where they are needed, a list of words on one
    line. Remarks are kept, each on a line of its own. In the account only white space that means nothing is removed. What
    a case says never changes.

    PATH is the folder of a case, its index.md, or the folder of a site; without one, the site around the working folder.
    A file that cannot be read is left as it is. Ends with 0, with 1 when a file was left as it is, with 2 when the command
    was not used rightly.
    """
    site = site_of(paths, root)
    wanted = chosen(paths, site)
    folders, problems = case_folders(site)
    problems = [p for p in problems if wanted is None or any(p.path == w or p.path.startswith(f"{w}/") for w in wanted)]
    chosen_ones = [folder for folder in folders if wanted is None or folder.relative_to(site).as_posix() in wanted]
    files = [file for folder in chosen_ones for file in (folder / INDEX, *trial_files(folder))]
    changed, refused = 0, len(problems)
    with click.progressbar(files, label="Formatting", file=sys.stderr, hidden=not _is_long(files)) as bar:
        for file in bar:
            name = file.relative_to(site).as_posix()
            raw = _read(file)
            try:
                text = formatted_trial(raw, name) if file.suffix == ENDING else formatted(raw, name)
            except UnformattedError as error:
                refused += 1
                problems += error.problems
                click.echo(shorten(str(error), 300), err=True)
                continue
            if text.encode("utf-8") != raw:
                changed += 1
                click.echo(shorten(name))
                if not check:
                    replace_text(file, text)
    click.echo(as_text(problems), err=True, nl=False)
    click.echo(_summary(len(chosen_ones), len(files) - len(chosen_ones), changed, refused, check), err=True)
    sys.exit(1 if refused or (check and changed) else 0)


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(MAX_FILE + 1)


def _is_long(files: list[Path]) -> bool:
    return len(files) > 200 and sys.stderr.isatty()


def _summary(cases: int, trials: int, changed: int, refused: int, check: bool) -> str:
    done = f"{changed:,} would change" if check else f"{changed:,} changed"
    left = f", {refused:,} left as they are" if refused else ""
    held = f" and {trials:,} {'trial' if trials == 1 else 'trials'}" if trials else ""
    return f"{cases:,} {'case' if cases == 1 else 'cases'}{held}, {done}{left}."
