"""`whatworkswell check`: everything that is wrong with the cases, at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import repository
from ..checks import check
from ..problems import PracticeError, Problem, errors
from ..reporting import FORMATS, summary


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), help="The site's folder, the one with mkdocs.yml.")
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to print.")
def command(paths: tuple[Path, ...], root: Path | None, style: str) -> None:
    """Check cases and say what to mend.

    PATH is the folder of a case, its index.md, or the folder of a site; without one, the site around the working folder.
    Ends with 0 when nothing must be mended, 1 when something must, 2 when the command was not used rightly.
    """
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
    site = repository.load(repository.find_root(root or (paths[0] if paths else Path.cwd())))
    wanted = [where for path in paths if (where := _within(path, site.root)) is not None]
    with click.progressbar(length=len(site.cases), label="Checking", file=sys.stderr, hidden=not _is_long(site)) as bar:
        problems = check(site, progress=lambda: bar.update(1))
    if wanted and len(wanted) == len(paths):
        problems = [p for p in problems if any(p.path == w or p.path.startswith(f"{w}/") for w in wanted)]
        checked = sum(any(c.path.startswith(f"{w}/") for w in wanted) for c in site.cases.values())
    else:
        checked = len(site.cases)
    _print(problems, checked, style)
    sys.exit(1 if errors(problems) else 0)


def _within(path: Path, root: Path) -> str | None:
    """The case's folder as messages name it, or None for a whole site."""
    full = path.resolve()
    folder = full.parent if full.is_file() else full
    if not folder.is_relative_to(root):
        raise PracticeError(f"{path} is not inside {root}.")
    relative = folder.relative_to(root).as_posix()
    parts = relative.split("/")
    if parts[0] == repository.CASES and len(parts) > 1:
        return "/".join(parts[:2])
    if relative in (".", repository.CASES) or (folder / repository.MARKER).is_file():
        return None
    raise PracticeError(f"{path} is neither a case nor a site. A case is a folder in {repository.CASES}/.")


def _is_long(site: repository.Repository) -> bool:
    return len(site.cases) > 200 and sys.stderr.isatty()


def _print(problems: list[Problem], checked: int, style: str) -> None:
    click.echo(FORMATS[style](problems), nl=False)
    click.echo(summary(problems, checked), err=True)
