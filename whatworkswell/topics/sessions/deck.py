"""The slides of a session, as a page for the browser and as a PowerPoint file. Both are made from the same list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whatworkswell.kit.templating import render

if TYPE_CHECKING:
    from .model import Activity, Item, Row, Session

#: What the title slide is called in its address.
START = "start"


@dataclass(frozen=True)
class Slide:
    """One slide. `rota` is a table in place of `lines`; `row` a part of an activity, with its timers."""

    id: str
    kind: Literal["title", "item", "rota", "part", "break"]
    title: str
    label: str = ""
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    start: int = 0
    minutes: int = 0
    rota: Activity | None = None
    row: Row | None = None


def deck(session: Session) -> list[Slide]:
    """Every slide in order: the title, then each item, an activity with its rota and a slide for each part."""
    slides = []
    if session.items[0].kind != "title":
        notes = (f"For: {session.audience}", *(f"Have ready: {line}" for line in session.materials))
        slides.append(Slide(START, "title", session.title, lines=(f"{session.length} minutes",), notes=notes))
    for start, item in session.timed():
        kind: Literal["title", "item", "break"] = item.kind if item.kind in ("title", "break") else "item"
        label = "" if item.label == item.title or kind == "title" else item.label
        slides.append(Slide(item.id, kind, item.title, label, item.shown, _notes(item), start, item.minutes or 0))
        if item.activity:
            slides += _activity(item, item.activity, start)
    return slides


def _activity(item: Item, activity: Activity, start: int) -> list[Slide]:
    whole = Slide(
        f"{item.id}-rota",
        "rota",
        "Who does what",
        item.label,
        notes=(*activity.before, *activity.timing),
        start=start,
        minutes=activity.minutes,
        rota=activity,
    )
    return [whole] + [
        Slide(
            f"{item.id}-{row.id}",
            "part",
            row.title,
            item.label,
            (row.everyone,) if row.everyone else tuple(f"{person}: {job.lower()}" for person, job in row.jobs.items()),
            _stretches(row),
            start + row.start,
            row.minutes,
            row=row,
        )
        for row in activity.rota()
    ]


def _notes(item: Item) -> tuple[str, ...]:
    notes = [f"Purpose: {item.purpose}"] if item.purpose else []
    notes += [f"Key message: {item.key_message}"] if item.key_message else []
    notes += item.notes
    if item.handouts:
        notes.append("Hand out: " + ", ".join(name.upper() for name in item.handouts))
    return tuple(notes)


def _stretches(row: Row) -> tuple[str, ...]:
    """What each person does, stretch by stretch."""
    return tuple(
        f"{one.title} ({one.minutes} min). " + " ".join(f"{person}: {does}" for person, does in one.does.items())
        for one in row.stretches
        if one.does
    )


def present(session: Session, *, powerpoint: str) -> str:
    """The slides as a page: without a script they stand one below the other, each with its notes."""
    return render("topics/sessions/present.html.jinja", session=session, slides=deck(session), powerpoint=powerpoint)
