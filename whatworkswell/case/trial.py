"""A trial, exactly: what a school tells that has tried the practice of a case, in far fewer words than a case.

All keys are optional to the model itself, as in `models`; what must be given is told by `REQUIRED`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from whatworkswell.problems.problem import Problem, messages

from .front_matter.model import Contact, Part, SchoolContext
from .front_matter.reader import MAX_FRONT_MATTER, Reading, read_facts, too_large
from .front_matter.value_types import SLUG, Distinct, PartialDate, Text, Word, YesNo
from .front_matter.vocabulary import Vocabularies
from .validation import validate_as

#: The keys that must be given, as dotted paths in the order in which they are asked.
REQUIRED = ("school", "when", "phases", "context.school.setting", "changes", "outcome", "permissions")


class TrialSchool(Part):
    """The school that tried it: its name, or what it is like where it would rather not be named."""

    name: Annotated[str, Text(120)] | None = Field(
        None,
        title="Name of the school",
        description="The name of the school, as the school writes it. Leave it out if the school would rather not be named.",
    )
    like: Annotated[str, Text(120)] | None = Field(
        None,
        title="A school like",
        description="What the school is like, if it would rather not be named, such as a small primary on the coast.",
    )


class TrialContext(Part):
    """The circumstances, so that readers can hold them against the case's and their own."""

    school: SchoolContext | None = Field(None, title="Your school", description="The school: setting, size, intake.")


class TrialPermissions(Part):
    """What the school has made sure of. A trial has no pictures."""

    school_approved: YesNo = Field(title="The school agrees", description="Whether the head of the school agrees to publication.")
    no_pupil_identifiable: YesNo = Field(
        title="No pupil can be recognised", description="Whether no pupil can be recognised in it."
    )


class TrialRecord(Part):
    """What happened when another school tried the practice of a case."""

    school: TrialSchool | None = Field(
        None, title="School", description="The school that tried it: its name, or what kind of school it is."
    )
    when: PartialDate | None = Field(None, title="When", description="When it was tried: a year, a month or a day.")
    phases: Annotated[tuple[Annotated[str, Word("phases")], ...], Distinct] = Field(
        (), title="Phases", description="The phase or phases of education in which it was tried."
    )
    context: TrialContext | None = Field(
        None, title="Context", description="The circumstances, so that readers can compare them with the case's."
    )
    changes: Annotated[str, Text(600)] | None = Field(
        None, title="What you changed", description="What you did differently from the case, and why; say so if it was nothing."
    )
    outcome: Annotated[str, Word("outcomes")] | None = Field(
        None, title="Outcome", description="What came of it. What did not work is as welcome as what did."
    )
    note: Annotated[str, Text(600)] | None = Field(
        None, title="How you know", description="How you know, and what the next school should watch out for."
    )
    contact: Contact | None = Field(None, title="Contact", description="Where a reader can ask the school.")
    permissions: TrialPermissions | None = Field(
        None, title="Permissions", description="What the school has made sure of before sharing."
    )


#: The folder of a case that holds its trials, the ending of their files and the form of their names.
FOLDER, ENDING = "trials", ".yml"
#: The most trials of a case that are read.
MOST = 60


@dataclass(frozen=True)
class Trial:
    """One trial of a case: what its author wrote, and what is wrong with it."""

    id: str
    path: str
    record: TrialRecord
    reading: Reading
    problems: tuple[Problem, ...]

    @property
    def school(self) -> str:
        """Who tried it, in words."""
        school = self.record.school or TrialSchool()
        return school.name or (f"A school like this: {school.like}" if school.like else "A school")

    @property
    def anchor(self) -> str:
        """Its id on the page of its case."""
        return f"trial-{self.id}"


def read_trials(folder: Path, where: str, words: Vocabularies) -> tuple[Trial, ...]:
    """The trials in the folder of a case, which messages call `where`; what is no trial by its name is passed over."""
    return tuple(trial_of(_raw(file), f"{where}/{FOLDER}/{file.name}", words) for file in trial_files(folder)[: MOST + 1])


def trial_files(folder: Path) -> list[Path]:
    """The files in the folder of a case that are trials by their names."""
    trials = folder / FOLDER
    if trials.is_symlink() or not trials.is_dir():
        return []
    named = (file for file in sorted(trials.iterdir()) if file.suffix == ENDING and SLUG.fullmatch(file.stem))
    return [file for file in named if file.is_file() and not file.is_symlink()]


def trial_of(raw: bytes, path: str, words: Vocabularies) -> Trial:
    """The trial that `raw` would be as the file `path`; nothing is read from there."""
    is_cut_off = len(raw) > MAX_FRONT_MATTER  # perhaps in the middle of a letter
    reading = too_large(path, MAX_FRONT_MATTER) if is_cut_off else read_facts(raw, path)
    sound = reading.data or not reading.problems
    record, problems = validate_as(TrialRecord, REQUIRED, reading, path, words) if sound else (TrialRecord(), [])
    told = tuple(_of_a_trial(p) for p in (*reading.problems, *problems))
    return Trial(path.rpartition("/")[2].removesuffix(ENDING), path, record, reading, told)


def _of_a_trial(p: Problem) -> Problem:
    """The problem with the advice for a trial, where the catalogue has some: what else it says may be of the account."""
    of_trial = messages()[p.code].advice.get("trial")
    return replace(p, mend=of_trial["mend"]) if of_trial else p


def _raw(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(MAX_FRONT_MATTER + 1)
