"""Everything that a site's folder holds about cases, read and not yet judged as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from whatworkswell.problems.problem import PracticeError, Problem, meant, problem

from . import references, register, waivers
from .account.account import SECTIONS, Account, read_account
from .front_matter import reader as frontmatter
from .front_matter import vocabulary
from .front_matter.model import CaseFrontMatter
from .front_matter.reader import Reading
from .front_matter.vocabulary import Vocabularies, nearest
from .references import Reference
from .register import Entry
from .trial import FOLDER as TRIALS_FOLDER
from .trial import Trial, read_trials
from .validation import validate
from .waivers import Waivers

CASES = "cases"
INDEX = "index.md"
#: What marks the top folder of a site.
MARKER = "mkdocs.yml"
MAX_FILE = 160 * 1024  # bytes: the most of an index.md that is read at all


@dataclass(frozen=True)
class Case:
    """One case: what its author wrote, and what the register says of it."""

    slug: str
    folder: Path
    front: CaseFrontMatter
    reading: Reading
    problems: tuple[Problem, ...]
    attachments: tuple[str, ...]
    key_stages: tuple[str, ...]
    entry: Entry | None = None
    trials: tuple[Trial, ...] = ()

    @property
    def path(self) -> str:
        """The file, as messages name it."""
        return f"{CASES}/{self.slug}/{INDEX}"

    @property
    def url(self) -> str:
        """Its permanent address in the site."""
        return f"{CASES}/{self.slug}/"

    @property
    def stage(self) -> str:
        """candidate, approved or retired; a case that is not in the register is a candidate."""
        return self.entry.stage if self.entry else "candidate"

    @property
    def strength(self) -> str:
        """How well the outcome is supported: measured (a figure), reported (somebody's word) or none."""
        if any(item.value is not None for item in self.front.evidence):
            return "measured"
        return "reported" if self.front.evidence else "none"

    @property
    def tried(self) -> str:
        """`tried` where another school has told of a trial, else nothing."""
        return "tried" if self.trials else ""

    @property
    def is_brief(self) -> bool:
        """Whether it tells what was done, perhaps why, and no more: shown as a brief record, not as a case with gaps."""
        written = set(re.findall(r"^## +(.+?)[ #]*$", self.reading.body, re.MULTILINE)) & set(SECTIONS.values())
        told = self.front.evidence or self.front.key_points
        return not told and written <= {SECTIONS["why"], SECTIONS["what-we-did"]}

    @cached_property
    def account(self) -> Account:
        """The body, parsed and cleaned; worked out once."""
        return read_account(self.reading.body)


@dataclass(frozen=True)
class Repository:
    """A site's cases with what they are checked against and shown with."""

    root: Path
    cases: Mapping[str, Case]
    vocabularies: Vocabularies
    references: Mapping[str, Reference]
    register: Mapping[str, Entry]
    pages: frozenset[str]
    problems: tuple[Problem, ...]
    waivers: Waivers = field(default_factory=Waivers)

    def sound(self, folders: Iterable[str]) -> Repository:
        """The same without the cases in `folders` (as `cases/x`): what can be published while those are being mended.

        A folder within one, such as that of its trials, stands for the whole.
        """
        wrong = {"/".join(folder.split("/")[:2]) for folder in folders}
        return replace(self, cases={slug: case for slug, case in self.cases.items() if f"{CASES}/{slug}" not in wrong})


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds mkdocs.yml."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return folder
    raise PracticeError(f"No {MARKER} in {start} or in any folder above it. Name the site's folder with --root.")


def load(root: Path) -> Repository:
    """Read the site at `root`. Nothing that a case holds makes this fail."""
    words = vocabulary.load(root)
    entries = register.load(root)
    folders, problems = case_folders(root)
    cases = {folder.name: read_case(folder, words, entries.get(folder.name)) for folder in folders}
    pages = frozenset(p.relative_to(root / "docs").as_posix() for p in (root / "docs").rglob("*.md"))
    return Repository(root, cases, words, references.load(root), entries, pages, tuple(problems), waivers.load(root))


def case_folders(root: Path) -> tuple[list[Path], list[Problem]]:
    """The folders that hold a case, by name, and what is wrong with everything else in `cases`."""
    folder = root / CASES
    found, problems = [], []
    for entry in sorted(folder.iterdir()) if folder.is_dir() else []:
        if entry.name.startswith(".") or (entry.is_file() and entry.name == "README.md"):
            continue
        where = f"{CASES}/{entry.name}"
        if entry.is_symlink() or not entry.is_dir():
            problems.append(problem("E053", where, found=entry.name))
        elif (entry / TRIALS_FOLDER).is_dir() and not (entry / INDEX).exists():
            near = nearest(entry.name, (other.name for other in folder.iterdir() if (other / INDEX).is_file()))
            problems.append(problem("E107", f"{where}/{TRIALS_FOLDER}", found=entry.name, **meant(near)))
        elif not (entry / INDEX).is_file() or (entry / INDEX).is_symlink():
            there = ", ".join(sorted(item.name for item in entry.iterdir())) or "an empty folder"
            problems.append(problem("E001", f"{where}/{INDEX}", found=there))
        else:
            found.append(entry)
    return found, problems


def read_case(folder: Path, words: Vocabularies, entry: Entry | None = None) -> Case:
    """Read one case's folder."""
    with (folder / INDEX).open("rb") as file:
        raw = file.read(MAX_FILE + 1)
    attachments = tuple(sorted(item.name for item in folder.iterdir() if item.name not in (INDEX, TRIALS_FOLDER)))
    trials = read_trials(folder, f"{CASES}/{folder.name}", words)
    return replace(case_of(raw, folder, words, attachments, entry), trials=trials)


def case_of(raw: bytes, folder: Path, words: Vocabularies, attachments: tuple[str, ...] = (), entry: Entry | None = None) -> Case:
    """The case that `raw` would be as the index.md of `folder`; nothing is read from there, so it need not be written yet."""
    path = f"{CASES}/{folder.name}/{INDEX}"
    reading = frontmatter.too_large(path, MAX_FILE) if len(raw) > MAX_FILE else frontmatter.read(raw, path)
    # An empty front matter is judged, one that could not be read is not: what it lacks is not known.
    front, problems = validate(reading, path, words) if reading.data or not reading.problems else (CaseFrontMatter(), [])
    stages = words["year-groups"].terms
    key_stages = dict.fromkeys(broader for year in front.year_groups if year in stages and (broader := stages[year].broader))
    return Case(
        slug=folder.name,
        folder=folder,
        front=front,
        reading=reading,
        problems=(*reading.problems, *problems),
        attachments=attachments,
        key_stages=tuple(key_stages),
        entry=entry,
    )
