"""The files in a case's folder: what they are, what is inside them, and whether the case mentions them."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from whatworkswell.case.repository import MARKER, Case, Repository
from whatworkswell.problems.problem import Problem, problem

from .attachments.finding import Finding
from .attachments.limits import KINDS, MAX_FILES, MAX_MEGABYTES, MEGABYTE
from .attachments.names import judge_file, judge_name, judge_size, published_name, readable, twins
from .attachments.reencode import clean_picture
from .attachments.sandbox import inspect

#: Of a folder with far too many files only the first are told about.
MOST_TOLD = 100
PICTURES = tuple(ending for ending, kind in KINDS.items() if kind.is_picture)


def check(case: Case, repository: Repository) -> Iterator[Problem]:
    """Every file of the folder but the account itself."""
    if not case.attachments:
        return
    names = case.attachments[:MOST_TOLD]
    modes_tell = _modes_tell(repository.root)
    mentioned = {r.file for r in case.front.resources} | {x.target.name for x in case.account.links if x.target.kind == "file"}
    is_unsure = any(p.field.startswith("resources") for p in case.problems)  # what they mention is not known
    twin_of = dict(twins(names))
    for name in names:
        wrong = list(_outside(case.folder / name, modes_tell, twin_of.get(name, "")))
        yield from (_problem(case, name, finding) for finding in wrong)
        if not wrong and name not in mentioned and not is_unsure:
            yield _problem(case, name, Finding("E046", name))
    yield from _together(case)
    for name, findings in inspect(case.folder, readable(case.folder, names)).findings.items():
        yield from (_problem(case, name, finding) for finding in findings)


def published_pictures(repository: Repository) -> tuple[dict[Path, Path], list[Problem]]:
    """For each picture of a case, by its path, the file that is published in its place; and which could not be made."""
    made, problems = {}, []
    for case in repository.cases.values():
        for name in case.attachments:
            if name.rpartition(".")[2] in PICTURES:
                found = clean_picture(case.folder / name, repository.root)
                if isinstance(found, Finding):
                    problems.append(_problem(case, name, found))
                else:
                    made[case.folder / name] = found
    return made, problems


def _outside(path: Path, modes_tell: bool, twin: str) -> Iterator[Finding]:
    """What is wrong with a file before it is opened. `twin` is another file whose name is the same on some systems."""
    if finding := judge_file(path, modes_tell):
        yield finding
        if path.is_symlink() or not path.is_file():
            return
    if twin:
        yield Finding("E047", path.name, advice="twin", values={"twin": twin})
    elif finding := judge_name(path.name):
        renamed = "" if finding.advice else published_name(path.name)
        yield replace(finding, advice="rename", values={"name": renamed}) if renamed else finding
    elif finding := judge_size(path):
        yield finding


def _together(case: Case) -> Iterator[Problem]:
    """The files of a case taken together."""
    files = [(case.folder / name).lstat() for name in case.attachments]
    total = sum(file.st_size for file in files if stat.S_ISREG(file.st_mode))
    if total > MAX_MEGABYTES * MEGABYTE:
        size = f"{total / MEGABYTE:.1f}"
        yield problem("E049", case.path, advice="together", size=size, most=MAX_MEGABYTES)
    if len(files) > MAX_FILES:
        yield problem("E049", case.path, advice="many", count=len(files), most=MAX_FILES)


def _modes_tell(root: Path) -> bool:
    """Whether a file's mode means anything: on some disks (Windows, memory sticks) every file looks like a program."""
    marker = root / MARKER
    return not (marker.is_file() and marker.stat().st_mode & 0o111)


def _problem(case: Case, name: str, finding: Finding) -> Problem:
    shown = "".join(c if c.isprintable() else "�" for c in name)
    path = f"{case.path.rpartition('/')[0]}/{shown}"
    kind = KINDS.get(name.rpartition(".")[2])
    return finding.problem(path, kind.said if kind else "file")
