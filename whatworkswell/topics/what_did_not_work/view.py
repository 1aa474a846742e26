"""What did not work, as a page: barriers in groups with the responses that schools found, setbacks, and lessons told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.case.account.links import page_url
from whatworkswell.kit.badges import Badge, outcome_badge
from whatworkswell.kit.headings import as_markdown
from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.ways_to_share import FORM

from .model import SECTION

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case
    from whatworkswell.case.trial import Trial

    from .model import Lessons, Met

#: The chapter of the handbook on barriers, by its file in `docs`.
CHAPTER = "handbook/lesson-study/barriers.md"
#: The most that one list shows, so that the page stays one that can be read and loaded; a line says how many more there are.
MOST = 40
#: How long an excerpt is, in characters.
EXCERPT = 280


@dataclass(frozen=True)
class Entry:
    """A case as a list shows it: what it is called, where in it to look, and what it says there."""

    title: str
    link: str
    said: str = ""


@dataclass(frozen=True)
class Response:
    """What was done about a barrier, and the cases that tell of it."""

    text: str
    cases: tuple[Entry, ...]


@dataclass(frozen=True)
class Barrier:
    """A barrier with the responses to it, and the cases that name it without one."""

    text: str
    responses: tuple[Response, ...]
    unanswered: tuple[Entry, ...]


@dataclass(frozen=True)
class Part:
    """A part of the page that holds barriers. `more` counts those that are left out, `chapter` leads to the handbook."""

    id: str
    title: str
    barriers: tuple[Barrier, ...]
    more: int = 0
    chapter: str = ""


@dataclass(frozen=True)
class Setbacks:
    """The cases and trials of one outcome; `more` counts those that are left out."""

    outcome: Badge
    entries: tuple[Entry, ...]
    more: int


def render_lessons(lessons: Lessons, *, vocabularies: Vocabularies, base_url: str, pages: frozenset[str]) -> str:
    """The whole page below its introduction, its headings as Markdown."""
    chapter = f"{base_url}{page_url(CHAPTER)}" if CHAPTER in pages else ""

    def entry(case: Case, anchor: str, said: str = "") -> Entry:
        return Entry(case.front.title, f"{base_url}{case.url}#{anchor}", said)

    def barrier(met: Met) -> Barrier:
        responses: dict[str, list[Entry]] = {}
        for case, response in met.answers:
            responses.setdefault(response, []).append(entry(case, "barriers"))
        unanswered = tuple(responses.pop("", ()))
        return Barrier(met.barrier, tuple(Response(text, tuple(by)) for text, by in responses.items()), unanswered)

    def part(id: str, title: str, held: Sequence[Met], row: str | None = None) -> Part:
        link = f"{chapter}#{row}" if chapter and row else ""
        return Part(f"barrier-{id}", title, tuple(map(barrier, held[:MOST])), len(held[MOST:]), link)

    def setback(case: Case, trial: Trial | None) -> Entry:
        if trial:
            said = shortened(trial.record.note or trial.record.changes or "")
            return Entry(f"{trial.school}, which tried: {case.front.title}", f"{base_url}{case.url}#{trial.anchor}", said)
        anchor = "case-what-happened" if "what-happened" in case.account.sections else "at-a-glance"
        return entry(case, anchor, case.front.summary)

    parts = [part(group.id, group.label, held, group.handbook) for group, held in lessons.groups if held]
    if lessons.loose:
        parts.append(part("other", "Other barriers", lessons.loose))
    setbacks = [
        Setbacks(outcome_badge(outcome, vocabularies), tuple(setback(*held) for held in short[:MOST]), len(short[MOST:]))
        for outcome, short in lessons.setbacks
    ]
    accounts = [entry(case, f"case-{SECTION}", excerpt(case.account.sections[SECTION])) for case in lessons.told]
    return as_markdown(
        compact(
            render(
                "topics/what_did_not_work/page.html.jinja",
                parts=parts,
                setbacks=setbacks,
                accounts=accounts[:MOST],
                more=len(accounts[MOST:]),
                most=MOST,
                form=f"{base_url}{page_url(FORM)}" if FORM in pages else "",
            )
        )
    )


def excerpt(html: str) -> str:
    """The beginning of a section as plain text."""
    return shortened(Markup(html).striptags())  # noqa: S704 - it is read, and escaped again where it is shown


def shortened(text: str, longest: int = EXCERPT) -> str:
    """The beginning of a text: whole sentences where they fit, else whole words."""
    if len(text) <= longest:
        return text
    cut = text[: longest + 1]
    if ends := [match.end() for match in re.finditer(r"[.!?](?= )", cut)]:
        return cut[: ends[-1]]
    return f"{cut.rsplit(' ', 1)[0].rstrip(',;:')} \N{HORIZONTAL ELLIPSIS}"
