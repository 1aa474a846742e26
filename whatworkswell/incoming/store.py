"""Judges what came in as the checker does, in a folder of its own, and puts it into the site. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..checks import across, check_case
from ..problems import PracticeError, Problem
from ..repository import CASES, INDEX, Repository, read_case
from ..scaffold import create, refusal, suggested_slug, taken_names
from ..trials import FOLDER as TRIALS
from .document import Incoming


def name_for(incoming: Incoming, wanted: str, site: Repository) -> str:
    """The name of the folder: the one that is wanted, else the sender's, else one made from the title.

    Raises:
        PracticeError: the name cannot be used or is taken; or trials came in for a case that is not there.
    """
    slug = wanted or incoming.slug or (suggested_slug(incoming.title, taken_names(site)) if incoming.text else "")
    if not slug:
        raise PracticeError("Say with --slug which case this is a trial of.")
    if not incoming.text:
        if slug not in site.cases:
            raise PracticeError(f"There is no case {CASES}/{slug} to which these trials could belong. Nothing was written.")
        if there := [name for name in incoming.trials if (site.root / CASES / slug / TRIALS / name).exists()]:
            raise PracticeError(f"There is already a trial {CASES}/{slug}/{TRIALS}/{there[0]}. Nothing was written.")
    elif why := refusal(slug, site):
        raise PracticeError(f"{why} Choose another name with --slug. Nothing was written.")
    return slug


def judge(incoming: Incoming, slug: str, site: Repository) -> list[Problem]:
    """What the checker says of it, its files and trials included, before anything is in the site."""
    with _laid_out(incoming, slug, site) as folder:
        case = read_case(folder, site.vocabularies)
        found = check_case(case, site)
        if not incoming.text:
            return [p for p in found if p.path.startswith(f"{CASES}/{slug}/{TRIALS}/")]
        return found + [p for p in across.check(replace(site, cases={**site.cases, slug: case})) if p.path == case.path]


@contextmanager
def _laid_out(incoming: Incoming, slug: str, site: Repository) -> Iterator[Path]:
    """A folder that is as the case's would be; of a case that is there already, its text and the new trials."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / slug
        folder.mkdir()
        text = incoming.text.encode() if incoming.text else (site.root / CASES / slug / INDEX).read_bytes()
        _put(folder / INDEX, text)
        _put_all(folder, incoming, ())
        yield folder


def store(incoming: Incoming, slug: str, site: Repository, without: Collection[str] = ()) -> Path:
    """Put it into the site's folder, but for the files whose paths are in `without`; return the folder.

    Raises:
        PracticeError: there is something of that name already.
    """
    folder = site.root / CASES / slug
    if incoming.text:
        create(incoming.text, slug, site)
    _put_all(folder, incoming, without)
    return folder


def _put_all(folder: Path, incoming: Incoming, without: Collection[str]) -> None:
    for inner, files in (("", incoming.files), (TRIALS, incoming.trials)):
        for name, content in files.items():
            path = folder / inner / name
            if f"{CASES}/{path.relative_to(folder.parent).as_posix()}" not in without:
                path.parent.mkdir(exist_ok=True)
                _put(path, content)


def _put(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
