"""Pull requests: what a stranger's may change, judged by what the base branch says, with the pull request as data alone.

Git is asked by plumbing commands with fixed arguments, which run no hook, no filter and no program that a repository
names. The files of the other side are never checked out: they are read as objects and written, as plain files without
marks, into a folder that is thrown away. The list of maintainers, the waivers and the register are the base's.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import yaml

from .check import check, check_only
from whatworkswell.case.front_matter.reader import SAFE_LOADER
from whatworkswell.problems.problem import PracticeError, Problem, problem
from whatworkswell.case.repository import CASES, INDEX, Repository, case_folders, load, read_case

MAINTAINERS = "docs/_data/maintainers.yml"
LFS_POINTER = b"version https://git-lfs.github.com/spec/"
#: Of many places only the first are told.
MOST_TOLD = 20
#: The most files of a case that are written out, and the most of one that is read; the checks refuse far less.
MOST_FILES, MOST_BYTES = 100, 32 * 1024 * 1024
_PLAIN = "100644"
#: The modes of what is no plain file, and the advice of E092.
_MODES = {
    "100755": "program",
    "120000": "link",
    "160000": "repository",
}
_GONE = "000000"
#: What a file system somewhere refuses, or takes for something else.
_UNSTORABLE = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|\ud800-\udfff]|[ .](/|$)|[^/]{200}")
_TIME = 120  # seconds for one question to Git


@dataclass(frozen=True)
class Change:
    """One path that differs: its status (A, M, D, T), its new mode and the object that holds it now."""

    path: str
    status: str
    mode: str
    object: str

    @property
    def folder(self) -> str:
        """The folder of the case that it belongs to, as `cases/x`, or nothing."""
        parts = self.path.split("/")
        return "/".join(parts[:2]) if parts[0] == CASES and len(parts) > 2 else ""

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing at the path any more."""
        return self.mode == _GONE


def check_pull_request(root: Path, base: str, head: str = "", author: str = "") -> tuple[list[Problem], int]:
    """Every problem of a pull request to the site at `root`, and how many cases it touches.

    `base` and `head` are names that Git knows. Without `head` what is checked out at `root` is the pull request;
    with it, `root` is the base's and the files are read from `head`.

    Raises:
        PracticeError: Git cannot answer, or there is no such branch.
    """
    git = _Git(root)
    if git.ask("rev-parse", "--show-prefix").strip():
        raise PracticeError(f"{root} is not the top folder of its repository, so a pull request to it cannot be checked.")
    target, tip = git.commit(base), git.commit(head or "HEAD")
    changes = git.changes(git.merge_base(target, tip), tip)
    is_maintainer = author.casefold() in git.maintainers(target) if author else False
    problems = [*_scope(changes, is_maintainer), *islice(_forms(changes), MOST_FILES), *_stored_elsewhere(git, changes)]
    touched = sorted({change.folder for change in changes if change.folder})
    site = load(root)
    if head:
        with tempfile.TemporaryDirectory(prefix="pull-request-") as folder:
            git.write_out(tip, touched, Path(folder))
            found = check_only(_with_cases(site, Path(folder), touched), touched)
    elif is_maintainer and any(not change.folder for change in changes):
        found = check(site)
    else:
        found = check_only(site, touched)
    told = {p.path for p in problems if not p.path.endswith(f"/{INDEX}")}  # of a file that cannot stay there is no more to say
    problems += [p for p in found if p.path not in told]
    return sorted(problems, key=lambda p: (p.path, p.line, p.code, p.column)), len(touched)


def bring_over(root: Path, base: str, head: str) -> list[str]:
    """Put the cases that a pull request touches in the place of those at `root`; return their folders.

    Only plain files are written, and only below these folders. Whoever asks has seen that nothing in them is to be mended.
    """
    git = _Git(root)
    target, tip = git.commit(base), git.commit(head)
    folders = sorted({change.folder for change in git.changes(git.merge_base(target, tip), tip) if change.folder})
    for folder in folders:
        if (root / folder).is_dir():
            shutil.rmtree(root / folder)
    git.write_out(tip, folders, root)
    return folders


def _scope(changes: Sequence[Change], is_maintainer: bool) -> Iterator[Problem]:
    """What a stranger's pull request may not touch."""
    if is_maintainer:
        return
    outside = [change.path for change in changes if not change.folder]
    for path in outside[:MOST_TOLD]:
        yield problem("E090", path, found=path)
    if more := outside[MOST_TOLD:]:
        yield problem("E090", more[0], advice="more", count=len(more))
    removed = [change.folder for change in changes if change.is_gone and change.path == f"{change.folder}/{INDEX}"]
    for folder in removed[:MOST_TOLD]:
        yield problem("E091", f"{folder}/{INDEX}", found=folder)
    folders = sorted({change.folder for change in changes if change.folder} - set(removed))
    if len(folders) > 1:
        yield problem("E094", f"{folders[1]}/{INDEX}", found=", ".join(folders[:MOST_TOLD]))


def _forms(changes: Iterable[Change]) -> Iterator[Problem]:
    """What no case may hold, whoever adds it."""
    for change in changes:
        if change.is_gone or not change.folder:
            continue
        if change.mode != _PLAIN:
            yield problem("E092", change.path, advice=_MODES.get(change.mode, "other"), mode=change.mode)
        if any(part.startswith(".") for part in change.path.split("/")):
            yield problem("E093", change.path, found=change.path.rpartition("/")[2])
        elif _UNSTORABLE.search(change.path):
            yield problem("E096", change.path, found=change.path.partition("/")[2])


def _stored_elsewhere(git: _Git, changes: Iterable[Change]) -> Iterator[Problem]:
    kept = [change for change in changes if change.folder and change.mode in (_PLAIN, "100755")]
    for change in kept[:MOST_FILES]:
        if git.size(change.object) < 1024 and git.blob(change.object).startswith(LFS_POINTER):
            yield problem("E095", change.path)


def _with_cases(site: Repository, folder: Path, touched: Iterable[str]) -> Repository:
    """The site with the cases in `folder` in place of its own in the folders that the pull request touches."""
    slugs = {name.rpartition("/")[2] for name in touched}
    cases = {slug: case for slug, case in site.cases.items() if slug not in slugs}
    found, problems = case_folders(folder)
    for case in found:
        cases[case.name] = read_case(case, site.vocabularies, site.register.get(case.name))
    return replace(site, cases=dict(sorted(cases.items())), problems=tuple(problems))


class _Git:
    """Questions to Git about the repository at a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def ask(self, *words: str) -> bytes:
        """What Git says to a command with fixed words."""
        env = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C"}
        command = ["git", "-c", "core.fsmonitor=false", "-C", str(self.root), *words]
        try:
            done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=_TIME)  # noqa: S603
        except FileNotFoundError as error:
            raise PracticeError("Git is not installed; a pull request cannot be checked without it.") from error
        except subprocess.TimeoutExpired as error:
            raise PracticeError(f"Git took more than {_TIME} seconds to answer ({words[0]}).") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise PracticeError(f"Git cannot tell ({words[0]}): {said or 'it gives no reason'}")
        return done.stdout

    def commit(self, name: str) -> str:
        """The commit that a name stands for."""
        try:
            return self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
        except PracticeError as error:
            raise PracticeError(f"Git knows no branch or commit {name!r} in {self.root}.") from error

    def merge_base(self, base: str, head: str) -> str:
        """Where the two parted."""
        try:
            return self.ask("merge-base", base, head).decode().split()[0]
        except PracticeError as error:
            raise PracticeError("The two branches have no common beginning here. Fetch their whole history.") from error

    def changes(self, before: str, after: str) -> list[Change]:
        """Every path that differs; a move is one that went and one that came."""
        said = self.ask("diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index", before, after)
        fields = said.split(b"\0")
        found = []
        for facts, path in zip(fields[0::2], fields[1::2], strict=False):
            _, mode, _, object, status = facts.decode().lstrip(":").split(" ")
            found.append(Change(path.decode("utf-8", "surrogateescape"), status[0], mode, object))
        return found

    def size(self, object: str) -> int:
        """How many bytes an object has."""
        return int(self.ask("cat-file", "-s", object))

    def blob(self, object: str) -> bytes:
        """The content of a file, as it was stored."""
        return self.ask("cat-file", "blob", object)

    def maintainers(self, commit: str) -> set[str]:
        """The names on the list of the base."""
        if not self.ask("ls-tree", "-z", commit, "--", MAINTAINERS):
            return set()
        try:
            names = yaml.load(self.ask("cat-file", "blob", f"{commit}:{MAINTAINERS}"), Loader=SAFE_LOADER) or []  # noqa: S506
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise PracticeError(f"{MAINTAINERS} cannot be read: {error}") from error
        if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
            raise PracticeError(f"{MAINTAINERS} must be a list of names.")
        return {name.strip().casefold() for name in names}

    def write_out(self, commit: str, folders: Iterable[str], to: Path) -> None:
        """Write the plain files of these folders, as they are in a commit, below `to`."""
        for folder in folders:
            if _UNSTORABLE.search(folder):
                continue
            said = self.ask("ls-tree", "-r", "-z", "-l", commit, "--", f"{folder}/")
            for entry in said.split(b"\0")[:MOST_FILES]:
                facts, _, name = entry.decode("utf-8", "surrogateescape").partition("\t")
                if not name or _UNSTORABLE.search(name) or not facts.startswith("100"):
                    continue
                object, length = facts.split()[2:4]
                target = to / name
                target.parent.mkdir(parents=True, exist_ok=True)
                if int(length) <= MOST_BYTES:
                    target.write_bytes(self.blob(object))
                else:  # as long as it is, without its content: it is refused for its length
                    with target.open("wb") as file:
                        file.truncate(int(length))
