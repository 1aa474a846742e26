"""The slides of a session as a PowerPoint file with the notes in it, because schools edit in PowerPoint."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Length, Pt

from whatworkswell.kit.office import THEN, Look, undated

from .deck import deck

if TYPE_CHECKING:
    from .deck import Slide
    from .model import Session

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
EDGE = Inches(0.7)
BODY, TABLE, TITLE = Pt(28), Pt(24), Pt(40)
#: Of the layouts that come with the library: a title slide, and a title alone.
TITLE_LAYOUT, PLAIN_LAYOUT = 0, 5


@dataclass(frozen=True)
class _Colours:
    """What the slides are drawn in: a dark slide has its own ground and text."""

    ground: RGBColor
    on_ground: RGBColor
    text: RGBColor


def powerpoint(session: Session, look: Look) -> bytes:
    """The file. The same session and look always make the same bytes."""
    colours = _Colours(*(RGBColor.from_string(look.colours[name]) for name in ("board", "on-board", "ink")))  # type: ignore[no-untyped-call]
    made = Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    about = made.core_properties
    about.title, about.author, about.last_modified_by = session.title, look.author, look.author
    about.created = about.modified = THEN
    for slide in deck(session):
        _slide(made, slide, colours)
    out = io.BytesIO()
    made.save(out)
    return undated(out.getvalue())


def _slide(made: Any, slide: Slide, colours: _Colours) -> None:
    page = made.slides.add_slide(made.slide_layouts[TITLE_LAYOUT if slide.kind == "title" else PLAIN_LAYOUT])
    dark = slide.kind in ("title", "break")
    if dark:
        page.background.fill.solid()
        page.background.fill.fore_color.rgb = colours.ground
    colour = colours.on_ground if dark else colours.text
    title = page.shapes.title
    title.left, title.top, title.width, title.height = EDGE, Inches(0.5), WIDTH - 2 * EDGE, Inches(1.3)
    _write(title.text_frame, [f"{slide.label}: {slide.title}" if slide.label else slide.title], TITLE, colour, bullet=False)
    room = (EDGE, Inches(2), Length(WIDTH - 2 * EDGE), Inches(4.9))
    if slide.rota:
        _table(page, slide, room)
    else:
        lines = list(slide.lines)
        if slide.row:
            lines += [f"{one.title}: {one.minutes} minute{'s' if one.minutes != 1 else ''}" for one in slide.row.stretches]
        for spare in [shape for shape in page.placeholders if shape.placeholder_format.idx]:
            spare.element.getparent().remove(spare.element)
        box = page.shapes.add_textbox(*room)
        _write(box.text_frame, lines, BODY, colour, bullet=slide.kind == "item")
    when = [f"Minute {slide.start}, for {slide.minutes} minutes."] if slide.minutes else []
    page.notes_slide.notes_text_frame.text = "\n".join([*when, *slide.notes])


def _write(frame: Any, lines: list[str], size: Length, colour: RGBColor, *, bullet: bool) -> None:
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = f"\N{BULLET} {line}" if bullet else line
        run.font.size, run.font.color.rgb = size, colour
        paragraph.space_after = Pt(10)


def _table(page: Any, slide: Slide, room: tuple[Length, Length, Length, Length]) -> None:
    assert slide.rota is not None  # noqa: S101 (asked by the caller)
    rows = slide.rota.rota()
    people = list(slide.rota.people)
    table = page.shapes.add_table(len(rows) + 1, len(people) + 2, *room).table
    for column, text in enumerate(["Part", "Min", *people]):
        _cell(table.cell(0, column), text)
    for number, row in enumerate(rows, 1):
        jobs = list(row.jobs.values()) or ["Everyone together"] + [""] * (len(people) - 1)
        for column, text in enumerate([row.title, str(row.minutes), *jobs]):
            _cell(table.cell(number, column), text)
        if not row.jobs:
            table.cell(number, 2).merge(table.cell(number, len(people) + 1))


def _cell(cell: Any, text: str) -> None:
    cell.text = text
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.size = TABLE if len(text) < 12 else Pt(18)
