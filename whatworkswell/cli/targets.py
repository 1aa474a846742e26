"""What a command's arguments point at: the site, and the cases in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from whatworkswell.case import repository
from whatworkswell.problems.problem import PracticeError
from whatworkswell.topics.collections.model import FOLDER as COLLECTIONS
from whatworkswell.topics.sessions.model import FOLDER as SESSIONS
from whatworkswell.topics.start.model import FILE as START

ROOT = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The site's folder, the one with mkdocs.yml."
)
PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")


def site_of(paths: Sequence[Path], root: Path | None) -> Path:
    """The site's folder: `root`, else the one around the first path, else the one around the working folder."""
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
    return repository.find_root(root or (paths[0] if paths else Path.cwd()))


def chosen(paths: Sequence[Path], root: Path) -> list[str] | None:
    """The folders of the cases and the data files that `paths` name, as messages name them; None for everything."""
    wanted = [_within(path, root) for path in paths]
    return None if not wanted or None in wanted else [where for where in wanted if where]


def _within(path: Path, root: Path) -> str | None:
    full = path.resolve()
    folder = full.parent if full.is_file() else full
    if not folder.is_relative_to(root):
        raise PracticeError(f"{path} is not inside {root}.")
    if full.is_file() and any(full.is_relative_to(root / data) for data in (SESSIONS, COLLECTIONS, START)):
        return full.relative_to(root).as_posix()
    relative = folder.relative_to(root).as_posix()
    parts = relative.split("/")
    if parts[0] == repository.CASES and len(parts) > 1:
        return "/".join(parts[:2])
    if relative in (".", repository.CASES) or (folder / repository.MARKER).is_file():
        return None
    what = "neither a case, a session, a collection nor a site"
    raise PracticeError(f"{path} is {what}. A case is a folder in {repository.CASES}/.")
