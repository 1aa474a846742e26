"""Every field of a case and of a trial is on the page of the full case, or on the list of exceptions with its reason.

A field is shown where the page has the words of its value, and has them less often once the value is another. So a word
that is on the page for another reason, such as "Yes", hides no field that is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, Field
from selectolax.lexbor import LexborHTMLParser

from tests.unit.full_case import full_case, full_page
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import CaseFrontMatter
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.trial import TrialRecord
from whatworkswell.kit.words import number, partial_date
from whatworkswell.topics.case_page.page import render_case

#: The fields that no page shows, and why.
EXCEPTIONS = {
    "case": {
        "schema": "The version of the format: it says how the file is read and nothing about the case.",
        "schools.urn": "A number of a national register means nothing to a reader; it is in the open data.",
        "permissions.school_approved": "No case of a school is published without it.",
        "permissions.no_pupil_identifiable": "No case of a school is published without it.",
        "permissions.photos": "A declaration for the reviewer; what the pictures show, a reader can see.",
    },
    "trial": {
        "permissions.school_approved": "No trial is published without it.",
        "permissions.no_pupil_identifiable": "No trial is published without it.",
    },
}
#: How a value is shown where it is not by its own words: the name of what it points at, or its part of a phrase.
SHOWN_AS: dict[tuple[str, Any], str] = {
    ("sources.ref", "report-2012"): "A college (2012) A report",
    ("evidence.ref", "report-2012"): "Source: A college (2012)",
    ("evidence.ref", "paper-2016"): "Source: A team (2016)",
    ("adapted_from.case", "older-case"): "Writing alone",
    ("duration.approximate", True): "about 7",
    ("evidence.measures", "level"): "writing at the expected standard: before and after",  # only a level is drawn
    ("evidence.measures", "change"): "+8 (change)",
    ("evidence.compared_with", "baseline"): "against 48 per cent at the start",
}
#: Another value of each kind; of a name, which may be a date, an address or a file, it is a year.
OTHERS = {"text": "Another", "name": "1999", "whole": 99, "decimal": 99.5}


def leaves(annotation: Any, path: str = "") -> Iterator[str]:
    """The dotted paths of all that a type holds, through models, lists and unions, each path once for each kind of value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield from leaves(field.annotation, f"{path}.{field.alias or name}".lstrip("."))
    elif get_origin(annotation) is Annotated:
        yield from leaves(get_args(annotation)[0], path)
    elif get_origin(annotation) in (None, Literal):
        yield path
    else:
        for part in get_args(annotation):
            if part not in (NoneType, ...):
                yield from leaves(part, path)


def attribute(part: BaseModel, key: str) -> str:
    """The attribute that holds a key."""
    return next(name for name, field in type(part).model_fields.items() if key == (field.alias or name))


def values(value: Any, path: list[str]) -> Iterator[Any]:
    """The values at a path, those in lists one by one; what is absent is passed over."""
    if isinstance(value, tuple):
        for item in value:
            yield from values(item, path)
    elif isinstance(value, BaseModel):
        yield from values(getattr(value, attribute(value, path[0])), path[1:])
    elif value is not None:
        yield value


def changed(value: Any, path: list[str], other: Any) -> Any:
    """The same with `other` for every value at a path."""
    if isinstance(value, tuple):
        return tuple(changed(item, path, other) for item in value)
    if isinstance(value, BaseModel):
        name = attribute(value, path[0])
        return value.model_copy(update={name: changed(getattr(value, name), path[1:], other)})
    return value if value is None else other


def words(path: str, key: Key, value: Any) -> str:
    """What a page shows for a value."""
    if phrase := SHOWN_AS.get((path, value)):
        return phrase
    if key.vocabulary:
        return packaged().label(key.vocabulary, value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return number(value)
    return partial_date(value) if path in ("started", "ended", "when") else value


def another(key: Key, given: Sequence[Any], shown: Sequence[str]) -> Any:
    """Another value of the same kind: of words one that is not given and whose label has nothing in it that is shown."""
    if key.kind == "yes-no":
        return not given[0]
    if not key.vocabulary:
        return OTHERS[key.kind]
    terms = [term for id, term in packaged()[key.vocabulary].terms.items() if id not in map(str, given)]
    return next(term.id for term in terms if not any(phrase in term.label.lower() for phrase in shown))


def text_of(html: str) -> str:
    """All that a reader can see or follow on a page, in small letters."""
    page = LexborHTMLParser(html)
    for node in page.css("[hidden]"):
        node.decompose()
    links = [node.attributes["href"] or "" for node in page.css("[href]")]
    return " ".join([*page.text(separator=" ").split(), *links]).lower()


def fault(path: str, key: Key, record: Any, page: Callable[[Any], str]) -> str:
    """What is wrong with how a field is shown, or nothing.

    `record` is one record or several that fill every field between them; `page` makes a page of such.
    """
    steps = path.split(".")
    given = list(dict.fromkeys(values(record, steps)))
    if not given:
        return f"{path}: give it a value in the full case"
    shown = [" ".join(words(path, key, value).lower().split()) for value in given]
    before, after = text_of(page(record)), text_of(page(changed(record, steps, another(key, given, shown))))
    for value, phrase in zip(given, shown, strict=True):
        if before.count(phrase) <= after.count(phrase):
            return f"{path}: {value!r} is not on the page as {phrase!r}"
    return ""


def faults(model: type[BaseModel], record: Any, page: Callable[[Any], str]) -> dict[str, str]:
    """What is wrong with each field of a model that is not shown, by its path."""
    paths = dict.fromkeys(leaves(model))
    return {path: message for path in paths if (message := fault(path, tree(model).at(path), record, page))}


def test_every_field_of_a_case_is_shown(tmp_path: Path) -> None:
    case, repository = full_case(tmp_path)
    hidden = faults(CaseFrontMatter, case.front, lambda front: render_case(full_page(replace(case, front=front), repository)))
    assert [hidden[path] for path in hidden if path not in EXCEPTIONS["case"]] == []
    assert set(EXCEPTIONS["case"]) <= set(hidden), "an exception is shown now, or is no field"


def test_every_field_of_a_trial_is_shown(tmp_path: Path) -> None:
    case, repository = full_case(tmp_path)

    def page(records: tuple[TrialRecord, ...]) -> str:
        trials = (replace(trial, record=record) for trial, record in zip(case.trials, records, strict=True))
        return render_case(full_page(replace(case, trials=tuple(trials)), repository))

    hidden = faults(TrialRecord, tuple(trial.record for trial in case.trials), page)
    assert [hidden[path] for path in hidden if path not in EXCEPTIONS["trial"]] == []
    assert set(EXCEPTIONS["trial"]) <= set(hidden), "an exception is shown now, or is no field"


class Room(BaseModel):
    """A part of a made-up record."""

    windows: int | None = Field(None, description="How many.")
    is_light: bool = Field(False, description="Whether it is.")


class Hall(BaseModel):
    """Another part of it."""

    seats: int = Field(description="How many.")


class House(BaseModel):
    """A made-up record."""

    rooms: tuple[Room, ...] = Field((), description="All of them.")
    hall: Room | Hall | None = Field(None, description="One or the other.")
    names: Annotated[tuple[str, ...], "a note"] | None = Field(None, description="What it is called.")
    version: Literal[1] = Field(1, alias="format", description="One form.")


def test_the_walk_reaches_what_lists_and_unions_hold() -> None:
    assert list(leaves(House)) == [
        *("rooms.windows", "rooms.is_light", "hall.windows", "hall.is_light", "hall.seats", "names", "format"),
    ]


@pytest.mark.parametrize(
    ("rooms", "page", "message"),
    [
        ([3], "<p>{0.rooms[0].windows} windows", ""),
        ([3], "<p hidden>{0.rooms[0].windows} windows", "rooms.windows: 3 is not on the page as '3'"),
        ([3], "<p>3 doors", "rooms.windows: 3 is not on the page as '3'"),
        ([None], "<p>No windows", "rooms.windows: give it a value in the full case"),
        ([3, 4], "<p>{0.rooms[0].windows} windows", "rooms.windows: 4 is not on the page as '4'"),
    ],
    ids=["shown", "hidden", "of something else", "without a value", "one of two"],
)
def test_a_field_that_is_not_shown_is_named(rooms: list[int | None], page: str, message: str) -> None:
    house = House(rooms=tuple(Room(windows=windows) for windows in rooms))
    assert fault("rooms.windows", tree(House).at("rooms.windows"), house, page.format) == message
