"""Would it work here? A case held against a reader's school, factor by factor: same, different or not recorded.

There is no score. What a reader says of their school stays in their browser, so the comparison itself runs there
(`compare.js`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Slug, Text
from whatworkswell.case.front_matter.model import CaseFrontMatter
from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
from whatworkswell.case.repository import Case

FILE = Path("docs/_data/fit.yml")

#: A case can be about several schools, or about none; then it does not say which of its schools is like the reader's.
UNCLEAR = frozenset({"mixed", "not-applicable"})
#: How many school days there are in each unit of time. A number of meetings says nothing of how far apart they were.
DAYS = {"day": 1, "week": 5, "month": 21, "term": 65, "year": 195}


class Option(Data):
    """One answer. `up_to` is the most that it takes in; the last one has none."""

    id: Slug
    label: Text
    up_to: Annotated[int, Field(ge=0)] | None = None


class Factor(Data):
    """One thing to compare: what the reader is asked of their school, and what to ask of a case that differs."""

    id: Slug
    label: Text
    ask: Text
    question: Text
    options: tuple[Option, ...] = ()

    def holding(self, number: float) -> str:
        """The answer that takes in a number."""
        return next(option.id for option in self.options if option.up_to is None or number <= option.up_to)


class Chapter(Data):
    """A page of the handbook that says what leaders and groups need; for every case, or for those with an approach."""

    page: Text
    label: Text
    approaches: tuple[Slug, ...] = ()


class Fit(Data):
    """`fit.yml`."""

    factors: tuple[Factor, ...]
    chapters: tuple[Chapter, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if [factor.id for factor in self.factors] != list(FACTORS):
            raise ValueError(f"factors must be {', '.join(FACTORS)}, in this order")
        for factor in self.factors:
            own = FACTORS[factor.id].vocabulary is None
            if own is not bool(factor.options):
                raise ValueError(f"the factor {factor.id} {'needs options' if own else 'takes its options from a vocabulary'}")
            if FACTORS[factor.id].number:
                limits = [option.up_to for option in factor.options]
                rising = [limit for limit in limits[:-1] if limit is not None]
                if limits[-1] is not None or rising != sorted(set(rising)) or len(rising) != len(limits) - 1:
                    raise ValueError(f"the options of {factor.id} need a rising up_to each, and the last one none")
        return self

    def chapters_for(self, approaches: Collection[str]) -> tuple[Chapter, ...]:
        """What the handbook has for a case with these approaches."""
        return tuple(c for c in self.chapters if not c.approaches or any(one in approaches for one in c.approaches))


@dataclass(frozen=True)
class Source:
    """Where a case holds a factor: as words, of a vocabulary where one is named, or as a number that an answer takes in."""

    words: Callable[[CaseFrontMatter], tuple[str, ...]] | None = None
    vocabulary: str | None = None
    number: Callable[[CaseFrontMatter], float | None] | None = None


def _school(key: str, vocabulary: str) -> Source:
    def words(front: CaseFrontMatter) -> tuple[str, ...]:
        value = getattr(front.context.school, key) if front.context and front.context.school else None
        return (value,) if value else ()

    return Source(words, vocabulary)


def _days(front: CaseFrontMatter) -> float | None:
    lasted = front.duration
    return lasted.value * DAYS[lasted.unit] if lasted and lasted.unit in DAYS else None


def _teachers(front: CaseFrontMatter) -> float | None:
    return front.scale.teachers if front.scale else None


def _partner(front: CaseFrontMatter) -> tuple[str, ...]:
    between = front.context.process.cross_school if front.context and front.context.process else None
    return () if between is None else ("with-others",) if between else ("one-school",)


def _cover(front: CaseFrontMatter) -> float | None:
    return float(front.cost.cover_days) if front.cost and front.cost.cover_days is not None else None


#: Every factor, in the order in which it is asked.
FACTORS: Mapping[str, Source] = {
    "phase": Source(lambda front: front.phases, "phases"),
    "setting": _school("setting", "settings"),
    "size": _school("size", "sizes"),
    "disadvantage": _school("disadvantage", "bands"),
    "eal": _school("eal", "bands"),
    "prior-collaboration": _school("prior_collaboration", "prior-collaboration"),
    "time": Source(number=_days),
    "people": Source(number=_teachers),
    "partner": Source(_partner),
    "cost": Source(number=_cover),
}


def load(root: Path) -> Fit:
    """Read the factors, their questions and the handbook's chapters.

    Raises:
        DataError: the file is absent or wrong.
    """
    return datafile.load(root, FILE, Fit)


def recorded(case: Case, factor: Factor) -> tuple[str, ...]:
    """The words that a case holds for a factor, unclear ones too."""
    source = FACTORS[factor.id]
    return source.words(case.front) if source.words else ()


def answers(case: Case, factor: Factor) -> tuple[str, ...]:
    """The answers that a case stands for; none where it does not record the factor, or does so for no single school."""
    if read := FACTORS[factor.id].number:
        number = read(case.front)
        return () if number is None else (factor.holding(number),)
    return tuple(word for word in recorded(case, factor) if word not in UNCLEAR)


def options(factor: Factor, words: Vocabularies) -> tuple[Term | Option, ...]:
    """The answers that a reader can give; theirs is one school, so it is never mixed."""
    vocabulary = FACTORS[factor.id].vocabulary
    if vocabulary is None:
        return factor.options
    return tuple(term for term in words[vocabulary].terms.values() if term.id not in UNCLEAR)
