"""The slides of a session as a PowerPoint file with the notes in it, because schools edit in PowerPoint."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Length, Pt

from whatworkswell.kit.office import AUTHOR, THEN, undated

from .deck import deck

if TYPE_CHECKING:
    from .deck import Slide
    from .model import Session

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
EDGE = Inches(0.7)
BODY, TABLE, TITLE = Pt(28), Pt(24), Pt(40)
BOARD, INK, PAPER = (RGBColor.from_string(colour) for colour in ("1C4A41", "212C29", "FFFFFF"))  # type: ignore[no-untyped-call]
#: Of the layouts that come with the library: a title slide, and a title alone.
TITLE_LAYOUT, PLAIN_LAYOUT = 0, 5


def powerpoint(session: Session) -> bytes:
    """The file. The same session always makes the same bytes."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    about = made.core_properties
    about.title, about.author, about.last_modified_by = session.title, AUTHOR, AUTHOR
    about.created = about.modified = THEN
    for slide in deck(session):
        _slide(made, slide)
    out = io.BytesIO()
    made.save(out)
    return undated(out.getvalue())


def _slide(made: Any, slide: Slide) -> None:
    page = made.slides.add_slide(made.slide_layouts[TITLE_LAYOUT if slide.kind == "title" else PLAIN_LAYOUT])
    dark = slide.kind in ("title", "break")
    if dark:
        page.background.fill.solid()
        page.background.fill.fore_color.rgb = BOARD
    colour = PAPER if dark else INK
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
