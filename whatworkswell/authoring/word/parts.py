"""The pieces of a Word form that python-docx has no name for: lists to choose from, boxes to tick, marks, table headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length

#: What a box shows.
TICKED, UNTICKED = "☒", "☐"
#: What stands where nothing has been chosen yet.
CHOOSE = "Choose one"
BOX_FONT = "Segoe UI Symbol"
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
#: What XML cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable_in_xml(text: str) -> str:
    """The text without the signs that no XML file can hold."""
    return _NOT_XML.sub("\ufffd", text)


class Controls:
    """Makes what is clicked: lists to choose from and boxes to tick. Each has a number of its own."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1001)
        self._marks: Iterator[int] = count(1)

    def choice(self, paragraph: Any, tag: str, label: str, options: Iterable[str], chosen: str = "") -> None:
        """A list to choose one of. `chosen` is one of the options, or nothing."""
        items = "".join(f'<w:listItem w:displayText="{_quoted(one)}" w:value="{_quoted(one)}"/>' for one in options)
        blank = "" if chosen else "<w:showingPlcHdr/>"
        look = "" if chosen else '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
        kind = f"{blank}<w:dropDownList>{items}</w:dropDownList>"
        self._control(paragraph, tag, label, kind, f"<w:r>{look}<w:t>{escape(chosen or CHOOSE)}</w:t></w:r>")

    def tick(self, paragraph: Any, tag: str, label: str, is_ticked: bool = False) -> None:
        """A box to tick, its words behind it."""
        font = f'w14:font="{BOX_FONT}"'
        kind = (
            f'<w14:checkbox {_W14}><w14:checked w14:val="{int(is_ticked)}"/><w14:checkedState w14:val="2612" {font}/>'
            f'<w14:uncheckedState w14:val="2610" {font}/></w14:checkbox>'
        )
        fonts = f'<w:rPr><w:rFonts w:ascii="{BOX_FONT}" w:eastAsia="{BOX_FONT}" w:hAnsi="{BOX_FONT}"/></w:rPr>'
        self._control(paragraph, tag, label, kind, f"<w:r>{fonts}<w:t>{TICKED if is_ticked else UNTICKED}</w:t></w:r>")
        paragraph.add_run(f" {printable_in_xml(label)}")

    def _control(self, paragraph: Any, tag: str, label: str, kind: str, content: str) -> None:
        paragraph._p.append(
            parse_xml(
                f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{_quoted(label[:64])}"/><w:tag w:val="{_quoted(tag[:64])}"/>'
                f'<w:id w:val="{next(self._numbers)}"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
            )
        )

    def mark(self, paragraph: Any, name: str) -> None:
        """A bookmark around the paragraph, by which a filled form is read."""
        number = str(next(self._marks))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), name)
        end.set(qn("w:id"), number)
        behind = 1 if paragraph._p.pPr is not None else 0
        paragraph._p.insert(behind, start)
        paragraph._p.append(end)


def _quoted(text: str) -> str:
    return escape(printable_in_xml(text), {'"': "&quot;"})


def link(paragraph: Any, words: str, address: str) -> None:
    """A link at the end of a paragraph."""
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    look = '<w:rPr><w:color w:val="1C4A41"/><w:u w:val="single"/></w:rPr>'
    run = f"<w:r>{look}<w:t>{escape(printable_in_xml(words))}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{number}">{run}</w:hyperlink>'))


def header_row(row: Any) -> None:
    """Make the row the header of its table: read out with each cell, and repeated on the next page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_together(row: Any) -> None:
    """Break no page within the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def least_height(row: Any, height: Length) -> None:
    """Give the row room; it grows with what is written."""
    element = OxmlElement("w:trHeight")
    element.set(qn("w:val"), str(int(height.pt * 20)))
    element.set(qn("w:hRule"), "atLeast")
    row._tr.get_or_add_trPr().append(element)


def shade(cell: Any, colour: str) -> None:
    """Colour the ground of a cell."""
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:color"), "auto")
    element.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(element)


def describe(table: Any, title: str) -> None:
    """Say what a table is for, for people who hear it."""
    for name in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(name)
        element.set(qn("w:val"), printable_in_xml(title))
        table._tbl.tblPr.append(element)


def widths(table: Any, *columns: float) -> None:
    """The widths of the columns, in centimetres; a program keeps to them."""
    table.autofit = False
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
