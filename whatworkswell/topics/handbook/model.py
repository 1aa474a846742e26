"""The data of the Lesson Study handbook: the steps with their roles, the safeguards and the worked example.

Everything here is loaded and checked; how it looks is the business of `view`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, DataError, Slug, Text

from .sheets import Heading, Sheet

FOLDER = Path("docs/_data/handbook/lesson-study")

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]
RoleId = Literal["group", "senior-leader", "subject-leader"]

#: The part of a step that belongs to each role.
PART: Mapping[RoleId, str] = {
    "group": "group",
    "senior-leader": "senior_leader",
    "subject-leader": "subject_leader",
}


class Source(Data):
    """Where a part of the handbook comes from: an id of the references, and the place in it."""

    ref: Slug
    where: Text


class Role(Data):
    """Someone with a part in every step."""

    id: RoleId
    label: Heading
    title: Heading
    who: Text
    gist: Text


class Step(Data):
    """One step: who starts it, and what each role does."""

    id: Slug
    title: Heading
    short: Heading
    aim: Text
    led_by: Literal["teacher", "group"]
    group: Lines
    senior_leader: Lines
    subject_leader: Lines
    example: Lines
    note: Text | None = None
    sheets: tuple[Slug, ...]

    def part(self, role: RoleId) -> tuple[str, ...]:
        """What a role does in this step."""
        lines: tuple[str, ...] = getattr(self, PART[role])
        return lines


class Steps(Data):
    """`steps.yml`: the steps in order, the roles, and what comes after the last step."""

    summary: Text
    sources: tuple[Source, ...]
    roles: tuple[Role, ...]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    next_steps: Step

    @model_validator(mode="after")
    def _whole(self) -> Steps:
        if [role.id for role in self.roles] != list(PART):
            raise ValueError(f"roles must be {', '.join(PART)}, in this order")
        idents = [step.id for step in self.all]
        if twins := sorted({ident for ident in idents if idents.count(ident) > 1}):
            raise ValueError(f"more than one step has the id {', '.join(twins)}")
        return self

    @property
    def all(self) -> tuple[Step, ...]:
        """The steps, then what comes next."""
        return (*self.steps, self.next_steps)


class Safeguard(Data):
    """A rule that keeps a study safe for those in it. Without a `source` it is this site's own."""

    id: Slug
    title: Heading
    rule: Text
    why: Text
    steps: tuple[int, ...]
    source: Slug | None = None


class Safeguards(Data):
    """`safeguards.yml`."""

    items: Annotated[tuple[Safeguard, ...], Field(min_length=1)]


class WorkedExample(Data):
    """`worked-example.yml`: the opening; what each step adds is `Step.example`."""

    summary: Text
    sources: tuple[Source, ...]
    opening: Lines
    questions: Lines


@dataclass(frozen=True)
class Handbook:
    """The handbook of Lesson Study, whole."""

    steps: Steps
    safeguards: Safeguards
    example: WorkedExample
    sheets: Mapping[str, Sheet]


def load(root: Path) -> Handbook:
    """The handbook of the site at `root`.

    Raises:
        DataError: a file is absent or wrong, or one part names a step or a sheet that is not there.
    """
    handbook = Handbook(
        steps=datafile.load(root, FOLDER / "steps.yml", Steps),
        safeguards=datafile.load(root, FOLDER / "safeguards.yml", Safeguards),
        example=datafile.load(root, FOLDER / "worked-example.yml", WorkedExample),
        sheets=datafile.load_folder(root, FOLDER / "sheets", Sheet),
    )
    _check_links(handbook)
    return handbook


def _check_links(handbook: Handbook) -> None:
    """Refuse a part that names a step or a sheet that is not there."""
    numbers = range(1, len(handbook.steps.steps) + 1)
    wrong = [
        f"{FOLDER.as_posix()}/safeguards.yml  {rule.id}: there is no step {number}"
        for rule in handbook.safeguards.items
        for number in rule.steps
        if number not in numbers
    ]
    wrong += [
        f"{FOLDER.as_posix()}/steps.yml  {step.id}: there is no sheet {sheet!r}, only {', '.join(handbook.sheets)}"
        for step in handbook.steps.all
        for sheet in step.sheets
        if sheet not in handbook.sheets
    ]
    if wrong:
        raise DataError("\n".join(wrong))
