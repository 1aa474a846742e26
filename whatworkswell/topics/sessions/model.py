"""Sessions that a leader runs for colleagues: what is shown, said and handed out, minute by minute.

A session is a file of `docs/_data/sessions`; its name is the session's id. How it looks is the business of `view`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Slug, Text
from whatworkswell.topics.handbook.model import Source
from whatworkswell.topics.handbook.sheets import Heading

FOLDER = Path("docs/_data/sessions")

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]
Minutes = Annotated[int, Field(ge=1, le=600)]
HandoutId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,20}$")]
#: A page by its file in `docs`.
PagePath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9/_-]*\.md$")]


class Job(Data):
    """What one person does in a turn, such as asking questions. Jobs move on by one person from turn to turn."""

    id: Slug
    label: Text


class Step(Data):
    """A part of every turn: what each job means in it. `{turn}` in a text stands for the person whose turn it is."""

    id: Slug
    title: Text
    minutes: Minutes
    does: Mapping[Slug, Text]


class Part(Data):
    """A part of an activity: what everyone does for some minutes, or a turn for each person, made of `jobs` and `steps`."""

    id: Slug
    title: Text
    minutes: Minutes | None = None
    everyone: Text | None = None
    jobs: tuple[Job, ...] = ()
    steps: tuple[Step, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Part:
        plain, turns = bool(self.minutes and self.everyone), bool(self.jobs and self.steps)
        if plain == turns or (turns and (self.minutes or self.everyone)):
            raise PydanticCustomError("part", "a part has either minutes and everyone, or jobs and steps")
        for step in self.steps:
            if set(step.does) != {job.id for job in self.jobs}:
                raise PydanticCustomError("part", "the step {step} must say what every job does", {"step": step.id})
        return self


@dataclass(frozen=True)
class Timed:
    """A stretch of an activity with a timer: `does` is what each person does, `everyone` what all do."""

    id: str
    title: str
    minutes: int
    start: int
    everyone: str | None
    does: Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """A line of the rota: a part, or one person's turn with the job of each."""

    id: str
    title: str
    start: int
    everyone: str | None
    jobs: Mapping[str, str]
    stretches: tuple[Timed, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(stretch.minutes for stretch in self.stretches)


class Activity(Data):
    """Something that people do in groups. Its parts need not fill its item exactly: the difference is shown."""

    title: Heading
    people: Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]
    before: tuple[Text, ...] = ()
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    timing: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _a_job_each(self) -> Activity:
        for part in self.parts:
            if part.jobs and len(part.jobs) != len(self.people):
                raise PydanticCustomError("part", "{part} needs a job for each person", {"part": part.id})
        return self

    def rota(self) -> list[Row]:
        """Who does what and when, with every turn written out."""
        rows: list[Row] = []
        start = 0
        for row in self._rows():
            stretches = []
            for one in row.stretches:
                stretches.append(Timed(one.id, one.title, one.minutes, start, one.everyone, one.does))
                start += one.minutes
            rows.append(Row(row.id, row.title, stretches[0].start, row.everyone, row.jobs, tuple(stretches)))
        return rows

    @property
    def minutes(self) -> int:
        """What the parts add up to."""
        return sum(row.minutes for row in self.rota())

    def _rows(self) -> Iterator[Row]:
        for part in self.parts:
            if part.minutes:
                timed = Timed(part.id, part.title, part.minutes, 0, part.everyone, {})
                yield Row(part.id, part.title, 0, part.everyone, {}, (timed,))
                continue
            for turn, name in enumerate(self.people):
                jobs = {person: part.jobs[(index - turn) % len(part.jobs)] for index, person in enumerate(self.people)}
                yield Row(
                    f"{part.id}-{turn + 1}",
                    part.title.replace("{turn}", name),
                    0,
                    None,
                    {person: job.label for person, job in jobs.items()},
                    tuple(
                        Timed(
                            f"{part.id}-{turn + 1}-{step.id}",
                            f"{part.title}: {step.title}".replace("{turn}", name),
                            step.minutes,
                            0,
                            None,
                            {person: step.does[job.id].replace("{turn}", name) for person, job in jobs.items()},
                        )
                        for step in part.steps
                    ),
                )


class PageLink(Data):
    """A page of this site that goes with an item."""

    page: PagePath
    text: Text


class Item(Data):
    """A slide, a break or work on handouts. `shown` is on the screen; `notes` are for the facilitator alone."""

    id: Slug
    kind: Literal["title", "slide", "handouts", "break"]
    label: Heading
    title: Heading
    minutes: Minutes | None = None
    purpose: Text | None = None
    shown: tuple[Text, ...] = ()
    key_message: Text | None = None
    notes: tuple[Text, ...] = ()
    handouts: tuple[HandoutId, ...] = ()
    steps: tuple[int, ...] = ()
    messages: tuple[int, ...] = ()
    cases: tuple[Slug, ...] = ()
    collections: tuple[Slug, ...] = ()
    pages: tuple[PageLink, ...] = ()
    activity: Activity | None = None

    @model_validator(mode="after")
    def _timed(self) -> Item:
        if self.kind != "title" and self.minutes is None:
            raise PydanticCustomError("missing", "minutes: only a title slide needs none")
        return self

    @property
    def difference(self) -> int:
        """How many minutes the activity's parts take beyond the item's own (fewer: below 0)."""
        return self.activity.minutes - (self.minutes or 0) if self.activity else 0


class Session(Data):
    """One session, whole. `origin` says whether it is told after a source or is this site's own."""

    title: Heading
    summary: Text
    origin: Literal["documented", "ours"]
    audience: Text
    length: Minutes
    sources: tuple[Source, ...]
    age: Text
    aims: Lines
    materials: Lines
    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    @field_validator("items")
    @classmethod
    def _whole(cls, items: tuple[Item, ...], info: ValidationInfo) -> tuple[Item, ...]:
        idents = [item.id for item in items]
        if twins := sorted({ident for ident in idents if idents.count(ident) > 1}):
            raise PydanticCustomError("twins", "more than one item has the id {found}", {"found": ", ".join(twins)})
        length, total = info.data.get("length"), sum(item.minutes or 0 for item in items)
        if length is not None and total != length:
            raise PydanticCustomError(
                "minutes",
                "the items add up to {total} minutes, {by} {than} than the length of {length}",
                {"total": total, "by": abs(total - length), "than": "more" if total > length else "fewer", "length": length},
            )
        return items

    def timed(self) -> list[tuple[int, Item]]:
        """Every item with the minute at which it starts."""
        out, start = [], 0
        for item in self.items:
            out.append((start, item))
            start += item.minutes or 0
        return out


def load(root: Path) -> Mapping[str, Session]:
    """Every session of the site by its id.

    Raises:
        DataError: a file cannot be read or is wrong.
    """
    return datafile.load_folder(root, FOLDER, Session)
