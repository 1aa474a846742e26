"""A case's structured facts in words: at a glance, the context at its three levels, and what is not recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.case.front_matter.keys import tree

from .words import count, listed, lower_first, partial_date, period

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import CaseFrontMatter
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case

    from .settings import PageSettings

#: How a number of each kind is said: one, many.
SCALE = {
    "schools": ("school", "schools"),
    "teachers": ("teacher", "teachers"),
    "pupils": ("pupil", "pupils"),
    "pupil_observers": ("pupil observer", "pupil observers"),
    "classes": ("class", "classes"),
    "case_pupils": ("case pupil", "case pupils"),
    "study_lessons": ("study lesson", "study lessons"),
}
#: The context: level, its line of explanation, and of each of its keys the phrase for where it is absent.
LEVELS = {
    "system": (
        "Who wanted it",
        {"drive": "what set it going", "pressure": "how much pressure there was"},
    ),
    "school": (
        "Where it happened",
        {
            "setting": "the kind of area",
            "size": "the size of the school",
            "disadvantage": "the share of disadvantaged pupils",
            "eal": "the share of pupils with English as an additional language",
            "prior_collaboration": "whether staff had worked like this before",
        },
    ),
    "process": (
        "How people worked together",
        {
            "relationship": "how those involved stood to each other",
            "cross_school": "whether people crossed between schools",
            "video": "whether lessons were recorded",
        },
    ),
}


@dataclass(frozen=True)
class Item:
    """A value to show, with the address of the list of cases that share it, if there is one."""

    text: str
    link: str | None = None


@dataclass(frozen=True)
class Fact:
    """A label with its values; `note` follows them in plain text."""

    label: str
    items: tuple[Item, ...] = ()
    note: str = ""

    @property
    def said(self) -> str:
        """The values and the note as plain text."""
        return ", ".join(part for part in (listed(item.text for item in self.items), self.note) if part)


@dataclass(frozen=True)
class Level:
    """One level of the context."""

    title: str
    gloss: str
    facts: tuple[Fact, ...]


def facet_items(
    facet: str, vocabulary: str, ids: Iterable[str | int], words: Vocabularies, settings: PageSettings
) -> tuple[Item, ...]:
    """The labels of a facet's values, each with the way to the cases that share it."""
    return tuple(Item(words.label(vocabulary, id), settings.facet_link(facet, str(id))) for id in ids)


def year_span(ids: Sequence[str], words: Vocabularies) -> str:
    """Year groups in words, a run of three or more as a span: `Reception, Year 3 to Year 6`."""
    order = list(words["year-groups"].terms)
    places = sorted(order.index(id) for id in ids if id in order)
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    spans: list[str] = []
    for run in runs:
        labels = [words.label("year-groups", order[place]) for place in run]
        spans += [f"{labels[0]} to {labels[-1]}"] if len(labels) > 2 else labels
    return listed(spans)


def scale_phrases(front: CaseFrontMatter) -> tuple[str, ...]:
    """How many took part, each number with what it counts."""
    scale = front.scale
    if scale is None:
        return ()
    phrases = []
    for name, (one, many) in SCALE.items():
        if (number := getattr(scale, name)) is None:
            continue
        said = count(number, one, many)
        if name == "schools" and scale.schools_in_area:
            said = f"{said} of {scale.schools_in_area:,} in the area"
        phrases.append(said)
    if scale.schools is None and scale.schools_in_area:
        phrases.append(f"{scale.schools_in_area:,} schools in the area")
    return tuple(phrases)


def who_took_part(front: CaseFrontMatter) -> str:
    """`2 schools and 5 teachers, in groups of 3`."""
    size = front.scale.group_size if front.scale else None
    groups = f"in groups of {size}" if size and size > 1 else "one by one" if size else ""
    return ", ".join(part for part in (listed(scale_phrases(front)), groups) if part)


def duration_phrase(front: CaseFrontMatter, words: Vocabularies) -> str:
    """`about 3 months`."""
    if front.duration is None:
        return ""
    said = count(front.duration.value, words.label("duration-units", front.duration.unit).lower())
    return f"about {said}" if front.duration.approximate else said


def at_a_glance(case: Case, words: Vocabularies, settings: PageSettings) -> tuple[Fact, ...]:
    """The facts that a reader checks first. Those that are not recorded are left to `not_recorded`."""
    front = case.front

    def facet(name: str, facet_id: str, vocabulary: str, ids: Iterable[str], note: str = "") -> Fact:
        return Fact(tree()[name].label, facet_items(facet_id, vocabulary, ids, words, settings), note)

    def listing(name: str, vocabulary: str, ids: Iterable[str]) -> Fact:
        return Fact(tree()[name].label, tuple(Item(words.label(vocabulary, id)) for id in ids))

    years = year_span(front.year_groups, words)
    stages = listed(words.label("key-stages", stage) for stage in case.key_stages)
    facts = (
        listing("useful_for", "roles", front.useful_for),
        facet("approaches", "approach", "approaches", front.approaches),
        facet("techniques", "technique", "techniques", front.techniques),
        facet("subjects", "subject", "subjects", front.subjects, f"Strand: {listed(front.strands)}" if front.strands else ""),
        facet("phases", "phase", "phases", front.phases, " \N{MIDDLE DOT} ".join(part for part in (years, stages) if part)),
        listing("pupil_focus", "pupil-focus", front.pupil_focus),
        Fact(tree()["scale"].label, note=who_took_part(front)),
        Fact("Where", facet_items("region", "regions", front.regions, words, settings), _place(front, words)),
        Fact(
            "When", note=", ".join(part for part in (period(front.started, front.ended), duration_phrase(front, words)) if part)
        ),
    )
    return tuple(fact for fact in facts if fact.items or fact.note)


def _place(front: CaseFrontMatter, words: Vocabularies) -> str:
    schools = listed(
        school.name + (f" ({words.label('school-roles', school.role).lower()})" if school.role else "")
        for school in front.schools
    )
    return " \N{MIDDLE DOT} ".join(part for part in (schools, front.alliance, front.local_authority) if part)


def context_levels(front: CaseFrontMatter, words: Vocabularies) -> tuple[Level, ...]:
    """The three levels of context, each with what is recorded of it; a level without a fact is left out."""
    levels = []
    for level, (gloss, _) in LEVELS.items():
        part, asked = getattr(front.context, level, None), tree().at(f"context.{level}")
        facts, idle = [], []
        for key in asked.keys:
            value = getattr(part, key.name, None)
            if value == "not-applicable":
                idle.append(key.label)
            elif value is not None:
                said = words.label(key.vocabulary, value) if key.vocabulary else "Yes" if value else "No"
                facts.append(Fact(key.label, note=said))
        if idle:
            facts.append(Fact("Does not apply here", note=listed([idle[0], *map(lower_first, idle[1:])])))
        if facts:
            levels.append(Level(asked.label, gloss, tuple(facts)))
    return tuple(levels)


def not_recorded(front: CaseFrontMatter) -> tuple[str, ...]:
    """What a reader might look for and will not find, in the order of the page."""
    return tuple(_not_recorded(front))


def _not_recorded(front: CaseFrontMatter) -> Iterator[str]:
    if not front.year_groups:
        yield "the year groups"
    if not who_took_part(front):
        yield "how many took part"
    if not front.schools:
        yield "which school it was"
    if not front.regions:
        yield "the region"
    if not (front.started or front.ended):
        yield "when it took place"
    if front.duration is None:
        yield "how long it took"
    for level, (_, phrases) in LEVELS.items():
        part = getattr(front.context, level, None)
        yield from (phrase for name, phrase in phrases.items() if getattr(part, name, None) is None)


def context_line(front: CaseFrontMatter, words: Vocabularies) -> str:
    """The circumstances on one line, for lists: who, where, when."""
    who = listed(school.name for school in front.schools[:2]) if 0 < len(front.schools) < 3 else ""
    scale = count(front.scale.schools, "school") if front.scale and front.scale.schools and not who else ""
    setting = front.context.school.setting if front.context and front.context.school else None
    parts = (
        who,
        front.alliance or front.local_authority or "",
        scale,
        listed(words.label("regions", id) for id in front.regions),
        words.label("settings", setting) if setting and setting != "not-applicable" else "",
        partial_date(front.ended)[-4:] if front.ended else "",
    )
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)
