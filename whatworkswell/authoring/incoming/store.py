"""Judges what came in as the checker does, in a folder of its own, and puts it into the site. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from whatworkswell.authoring.document import Incoming
from whatworkswell.authoring.scaffold import create, refusal, suggested_slug, taken_names
from whatworkswell.case.repository import CASES, INDEX, Case, Repository, read_case
from whatworkswell.case.trial import FOLDER as TRIALS
from whatworkswell.case.trial import trial_files
from whatworkswell.checks import across_cases as across
from whatworkswell.checks import trials as trial_checks
from whatworkswell.checks.case import check_case
from whatworkswell.problems.problem import PracticeError, Problem, printable


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
            return list(_of_new_trials(found, incoming, site.cases[slug]))
        return found + [p for p in across.check(replace(site, cases={**site.cases, slug: case})) if p.path == case.path]


def _of_new_trials(found: Iterable[Problem], incoming: Incoming, case: Case) -> Iterator[Problem]:
    """What is wrong with the trials that came in, or with the folder because of them; what was wrong before is not theirs."""
    before = set(trial_checks.check(case))
    folder = f"{CASES}/{case.slug}/{TRIALS}"
    for p in found:
        where, _, name = p.path.rpartition("/")
        if p.path == folder or (where == folder and (name in incoming.trials or (p.code == "W106" and p not in before))):
            yield p


@contextmanager
def _laid_out(incoming: Incoming, slug: str, site: Repository) -> Iterator[Path]:
    """A folder that is as the case's would be; of a case that is there already, its text, its trials and the new ones."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / slug
        text = incoming.text.encode() if incoming.text else (site.root / CASES / slug / INDEX).read_bytes()
        _put(folder / INDEX, text)
        _put_all(folder, incoming, ())
        for trial in () if incoming.text else trial_files(site.root / CASES / slug):
            _put(folder / TRIALS / trial.name, trial.read_bytes())
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
                _put(path, content)


def _put(path: Path, content: bytes) -> None:
    """Write a new file, and the folder around it if need be. Where it cannot be, its name is said: the folder may be ours."""
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise PracticeError(f"{printable(path.name)} cannot be written: {error.strerror}.") from error
