"""What is wrong with the trials of a case: the folder that holds them, their files, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whatworkswell.case.front_matter.value_types import SLUG
from whatworkswell.case.repository import Case
from whatworkswell.case.trial import ENDING, FOLDER, MOST, Trial
from whatworkswell.problems.problem import Problem, printable, problem

from .across_cases import LONGEST, RESERVED, SHORTEST
from .facts import permissions
from .files import MOST_TOLD


def check(case: Case) -> Iterator[Problem]:
    """Everything about the trials of one case; personal data in them is told where all personal data is."""
    yield from _files(case)
    if len(case.trials) > MOST:
        yield problem("E106", _path(case), found=f"{MOST + 1} or more", most=MOST)
    seen: dict[tuple[str, str], str] = {}
    for trial in case.trials[:MOST]:
        yield from trial.problems
        yield from facts(trial)
        yield from _beside_the_case(trial, case)
        name, when = trial.record.school.name if trial.record.school else None, trial.record.when
        if name and when and (first := seen.setdefault((name.casefold(), when), trial.id)) != trial.id:
            yield _at(trial, "W106", "school", found=f"{name}, {when}", other=f"{first}{ENDING}")


def facts(trial: Trial) -> Iterator[Problem]:
    """The facts of one trial held against each other."""
    yield from permissions(trial.reading, trial.path)
    school = trial.record.school
    if school and school.name and school.like:
        yield _at(trial, "E105", "school")


def _beside_the_case(trial: Trial, case: Case) -> Iterator[Problem]:
    """A trial comes after what it tries."""
    begun, when = case.front.started or case.front.ended, trial.record.when
    if begun and when:
        shared = min(len(begun), len(when))
        if when[:shared] < begun[:shared]:
            yield _at(trial, "W105", "when", found=when, begun=begun)


def _at(trial: Trial, code: str, field: str, **more: str) -> Problem:
    return problem(code, trial.path, trial.reading.place((field,)), field=field, **more)


def _files(case: Case) -> Iterator[Problem]:
    """The folder of trials is the one folder that a case may have; it holds only trials."""
    folder = case.folder / FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        yield problem("E048", _path(case), found=FOLDER)
    elif folder.is_dir():
        for file in sorted(folder.iterdir())[:MOST_TOLD]:
            path = f"{_path(case)}/{printable(file.name)}"
            if file.is_symlink() or not file.is_file():
                is_folder = file.is_dir() and not file.is_symlink()
                yield problem("E048", path, found=file.name, advice="folder" if is_folder else "")
            elif not (file.suffix == ENDING and is_name(file.stem)):
                yield problem("E047", path, found=file.name, **_renamed(file))


def is_name(id: str) -> bool:
    """Whether a trial may have this name."""
    return SLUG.fullmatch(id) is not None and SHORTEST <= len(id) <= LONGEST and id not in RESERVED


def _renamed(file: Path) -> dict[str, Any]:
    """The advice on what to call a file that is meant as a trial; what else lies there belongs elsewhere."""
    if file.suffix.lower() not in (ENDING, ".yaml"):
        return {"advice": "no-trial"}
    stem = "-".join(re.findall(r"[a-z0-9]+", file.stem.lower()))[:LONGEST].strip("-")
    name = stem if len(stem) >= SHORTEST and stem not in RESERVED else f"school-{stem}".strip("-")
    return {"advice": "trial", "name": name + ENDING}


def _path(case: Case) -> str:
    return f"{case.path.rpartition('/')[0]}/{FOLDER}"
