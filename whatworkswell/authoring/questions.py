"""What an author is asked, question by question in the order of the form, and the question that a problem is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.repository import INDEX
from whatworkswell.checks.account import REQUIRED_SECTIONS
from whatworkswell.problems.problem import Problem, phrase

from .steps import CHAPTERS

_COUNT = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Question:
    """A key of the front matter by its dotted path, or a section of the account by its id; then there is no `key`."""

    id: str
    chapter: int
    label: str
    help: str
    is_needed: bool
    key: Key | None = None


@dataclass(frozen=True, order=True)
class Place:
    """Where an answer is wanted. Places sort as an author meets them."""

    number: tuple[int, ...]
    words: str


@cache
def questions(origin: str = "submitted") -> tuple[Question, ...]:
    """Everything that is asked about a case of this origin."""
    return tuple(_questions(origin))


def _questions(origin: str) -> Iterator[Question]:
    needed = REQUIRED.get(origin, REQUIRED["submitted"])
    sections = REQUIRED_SECTIONS.get(origin, REQUIRED_SECTIONS["submitted"])
    steps = ((number, step) for number, chapter in enumerate(CHAPTERS, 1) for step in chapter.steps)
    for number, step in steps:
        for path in step.keys:
            key = tree().at(path)
            is_needed = any(f"{need}.".startswith(f"{path}.") for need in needed)
            yield Question(path, number, key.label, key.description, is_needed, key)
        for id in step.sections:
            yield Question(id, number, SECTIONS[id], phrase("sections", id), id in sections)


def place_of(problem: Problem, text: str) -> Place:
    """Where in the form the answer is wanted that a problem is about. `text` is the case that was judged."""
    if not problem.path.endswith(f"/{INDEX}"):  # of a file that goes with it
        return Place((len(CHAPTERS) + 2, problem.line), "")
    path = _COUNT.sub("", problem.field)
    for number, question in enumerate(questions(), 1):
        if path == question.id or path.startswith(f"{question.id}."):
            numbers, words = _within(problem.field, question)
            return Place((question.chapter, number, *numbers), f"{_chapter(question)}: {words}")
    section = _section_at(problem.line, text) if path == "account" else ""
    for number, question in enumerate(questions(), 1):
        if question.id == section:
            return Place((question.chapter, number, problem.line), f"{_chapter(question)}: {question.label}")
    return Place((len(CHAPTERS) + 1, problem.line), "")


def _chapter(question: Question) -> str:
    return f"{question.chapter}. {CHAPTERS[question.chapter - 1].title}"


def _within(field: str, question: Question) -> tuple[list[int], str]:
    """The numbers and the words of a place inside one question, such as `Evidence 2, Result`."""
    key, label, numbers = question.key, question.label, []
    rest = field[len(question.id) :]
    if found := _COUNT.match(rest):
        numbers.append(int(found[1]))
        label = f"{label}, number {found[1]}"
        rest = rest[found.end() :]
    for name in filter(None, rest.split(".")):
        inner = key.find(_COUNT.sub("", name)) if key else None
        if key is None or inner is None:
            break
        numbers.append(key.keys.index(inner))
        label, key = f"{label}, {inner.label}", inner
    return numbers, label


def _section_at(line: int, text: str) -> str:
    """The id of the section in which a line of the case stands."""
    ids = {f"## {heading}": id for id, heading in SECTIONS.items()}
    starts = [(number, ids[one]) for number, one in enumerate(text.split("\n"), 1) if one in ids]
    before = bisect_right([number for number, _ in starts], line)
    return starts[before - 1][1] if before else ""
