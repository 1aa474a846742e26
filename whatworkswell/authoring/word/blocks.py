"""A Word document as plain data: paragraphs and tables in their order, with what of their look means something.

Nothing that a reader of the document sees is dropped in silence: `Document.left` holds the text of everything else in it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn

_W = qn("w:p")[: -len("p")]
#: Pieces of a line inside which there are more of them.
_AROUND_RUNS = {
    f"{_W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo")
}
_KINDS = {"image/png": "png", "image/jpeg": "jpg"}
_OTHER_PARTS = re.compile(r"/word/(footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')


@dataclass(frozen=True)
class Run:
    """A piece of a line, all of one look.

    `picture` is the name of a file in its place, `text` then what it shows; `note` the name of a note that is referred to.
    """

    text: str
    is_bold: bool = False
    is_slanted: bool = False
    link: str = ""
    picture: str = ""
    note: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A line as Word has it. `level` is that of a heading, else 0; `bullet` is - or 1. in a list, else nothing."""

    runs: tuple[Run, ...]
    style: str = ""
    level: int = 0
    bullet: str = ""
    depth: int = 0
    marks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs if not run.picture)


@dataclass(frozen=True)
class Table:
    """Rows of cells, each a list of paragraphs and tables."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...]

    @property
    def columns(self) -> int:
        """How many cells its widest row has."""
        return max((len(row) for row in self.rows), default=0)


Block = Paragraph | Table


@dataclass
class Document:
    """What a document holds: its blocks, pictures and notes by their names, text that stands elsewhere, and remarks."""

    blocks: list[Block] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_document(data: bytes) -> Document:
    """The document in these bytes, which have been inspected."""
    return _Reader(docx.Document(io.BytesIO(data))).read()


class _Reader:
    """Walks through a document once, and remembers which pieces of text it has met."""

    def __init__(self, opened: Any) -> None:
        self.part = opened.part
        self.body = opened.element.body
        self.styles = {style.style_id: style.name for style in opened.styles if style.name}
        self.found = Document()
        self.bullets = self._bullets()
        self.met: set[Any] = set()
        self.link = ""  # where the field leads whose result is being read

    def read(self) -> Document:
        self.found.blocks = list(self._blocks(self.body))
        self._rest()
        return self.found

    def _blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            if element.tag == f"{_W}p":
                yield self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield Table(tuple(tuple(self._cells(row)) for row in _inner(element, "tr")))
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
                yield from self._blocks(element)

    def _cells(self, row: Any) -> Iterator[tuple[Block, ...]]:
        for cell in _inner(row, "tc"):
            yield tuple(self._blocks(cell))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            extra = span.get(f"{_W}val", "1") if span is not None else "1"
            yield from ((),) * (min(int(extra), 20) - 1 if extra.isdecimal() else 0)

    # Lines

    def _paragraph(self, element: Any) -> Paragraph:
        look = element.find(f"{_W}pPr")
        style_id = _value(look, "pStyle")
        style = self.styles.get(style_id, "")
        heading = re.fullmatch(r"heading (\d)", style, re.IGNORECASE)
        bullet, depth = self._list(look, style)
        marks = tuple(mark.get(f"{_W}name", "") for mark in element.iter(f"{_W}bookmarkStart"))
        return Paragraph(tuple(self._runs(element, "")), style, int(heading[1]) if heading else 0, bullet, depth, marks)

    def _list(self, look: Any, style: str) -> tuple[str, int]:
        """Whether a line is an item of a list, by its own numbering or by its style, and how deep."""
        numbers = look.find(f"{_W}numPr") if look is not None else None
        number, depth = _value(numbers, "numId"), _value(numbers, "ilvl")
        named = re.fullmatch(r"list (bullet|number)(?: (\d))?", style, re.IGNORECASE)
        level = max(min(int(depth), 8) if depth.isdecimal() else 0, int(named[2] or 1) - 1 if named else 0)
        if number and number != "0":
            return ("-" if self._is_bullet(number, depth or "0") else "1."), level
        if named and number != "0":
            return ("-" if named[1].lower() == "bullet" else "1."), level
        return "", 0

    def _is_bullet(self, number: str, level: str) -> bool:
        return self.bullets.get((number, level), True)

    def _bullets(self) -> dict[tuple[str, str], bool]:
        """Whether each level of each list of the document has bullets; else it has numbers or letters."""
        try:
            numbering = self.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return {}
        levels: dict[str, dict[str, bool]] = {}
        for kind in numbering.iter(f"{_W}abstractNum"):
            inner = {level.get(f"{_W}ilvl", ""): _value(level, "numFmt") == "bullet" for level in kind.iter(f"{_W}lvl")}
            levels[kind.get(f"{_W}abstractNumId", "")] = inner
        lists = {one.get(f"{_W}numId", ""): _value(one, "abstractNumId") for one in numbering.iter(f"{_W}num")}
        return {(number, level): is_one for number, kind in lists.items() for level, is_one in levels.get(kind, {}).items()}

    def _runs(self, parent: Any, link: str) -> Iterator[Run]:
        for element in parent:
            if element.tag == f"{_W}r":
                yield from self._run(element, link or self.link)
            elif element.tag == f"{_W}hyperlink":
                yield from self._runs(element, self._target(element) or link)
            elif element.tag in _AROUND_RUNS:
                yield from self._runs(element, link)

    def _target(self, element: Any) -> str:
        relation = self.part.rels.get(element.get(qn("r:id"), ""))
        return str(relation.target_ref) if relation is not None and relation.is_external else ""

    def _run(self, element: Any, link: str) -> Iterator[Run]:
        look = element.find(f"{_W}rPr")
        character = self.styles.get(_value(look, "rStyle"), "")
        is_bold = _is_on(look, "b") or character == "Strong"
        is_slanted = _is_on(look, "i") or character == "Emphasis"
        words: list[str] = []
        note = ""
        for piece in element:
            name = piece.tag.removeprefix(_W)
            if name == "t":
                self.met.add(piece)
                words.append(piece.text or "")
            elif name in ("br", "cr"):
                words.append("\n" if piece.get(f"{_W}type", "textWrapping") == "textWrapping" else "")
            elif name in ("tab", "noBreakHyphen"):
                words.append("\t" if name == "tab" else "-")
            elif name == "sym":
                self.found.remarks.append("A sign of a special font was left out. Type it as a letter, or leave it out.")
            elif name in ("footnoteReference", "endnoteReference"):
                note = f"{name[0]}{piece.get(f'{_W}id', '')}"
            elif name == "instrText" and (found := _LINK.match(piece.text or "")):
                self.link = found[1]
            elif name == "fldChar" and piece.get(f"{_W}fldCharType") == "end":
                self.link = ""
            elif name in ("drawing", "pict", "object") or piece.tag.endswith("}AlternateContent"):
                yield from self._pictures(piece)
        if words:
            yield Run("".join(words), is_bold, is_slanted, link)
        if note:
            yield Run("", note=note)

    def _pictures(self, drawing: Any) -> Iterator[Run]:
        said = next((d.get("descr") or d.get("title") or "" for d in drawing.iter() if d.tag.endswith("}docPr")), "")
        blips = list(drawing.iter(qn("a:blip")))
        if not blips and not any(True for _ in drawing.iter(f"{_W}txbxContent")):
            self.found.remarks.append("A drawing or diagram was left out. Send it as a picture.")
        for element in blips:
            image = self.part.related_parts.get(element.get(qn("r:embed"), ""))
            ending = _KINDS.get(image.content_type) if image is not None else None
            if image is None or ending is None:
                self.found.remarks.append("A picture is of a kind that cannot be kept. Send it as a JPEG or PNG file.")
                continue
            known = next((name for name, content in self.found.pictures.items() if content == image.blob), "")
            name = known or f"picture-{len(self.found.pictures) + 1}.{ending}"
            self.found.pictures[name] = image.blob
            yield Run(said, picture=name)

    # Everything else

    def _rest(self) -> None:
        """Keep the text that no block holds: text boxes, formulas, notes, comments, headers and footers."""
        pieces: dict[Any, list[str]] = {}
        for element in self.body.iter(f"{_W}t", qn("m:t")):
            ancestors = list(element.iterancestors())
            if element in self.met or any(one.tag.endswith("}Fallback") for one in ancestors):
                continue
            line = next((one for one in ancestors if one.tag == f"{_W}p"), None)
            pieces.setdefault(line, []).append(element.text or "")
        self.found.left += ["".join(words) for words in pieces.values()]
        for part in self.part.package.iter_parts():
            name = _OTHER_PARTS.fullmatch(str(part.partname))
            if name and name[1] in ("footnotes", "endnotes"):
                self.found.notes |= _notes(part.blob, name[1][0])
            elif name:
                self.found.left += [f"{name[1].rstrip('0123456789').rstrip('s')}: {line}" for line in _lines(part.blob)]
        if any(True for _ in self.body.iter(f"{_W}del", f"{_W}moveFrom")):
            self.found.remarks.append("Changes were tracked in this document. What was struck out is left out.")


def _notes(blob: bytes, kind: str) -> dict[str, str]:
    """The text of each note in a part, by its name."""
    found = {}
    for note in _parsed(blob):
        if text := " ".join(_paragraphs(note)):
            found[f"{kind}{note.get(f'{_W}id', '')}"] = text
    return found


def _lines(blob: bytes) -> Iterator[str]:
    return _paragraphs(_parsed(blob))


def _parsed(blob: bytes) -> Any:
    from defusedxml.ElementTree import fromstring  # the library has not parsed these parts

    return fromstring(blob, forbid_dtd=True)


def _paragraphs(parent: Any) -> Iterator[str]:
    for line in parent.iter(f"{_W}p"):
        if text := "".join(piece.text or "" for piece in line.iter(f"{_W}t")).strip():
            yield text


def _inner(parent: Any, name: str) -> Iterator[Any]:
    """The rows or cells of a table, also where a control stands around them."""
    for element in parent:
        if element.tag == f"{_W}{name}":
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _inner(element, name)


def _value(look: Any, name: str) -> str:
    element = look.find(f"{_W}{name}") if look is not None else None
    return str(element.get(f"{_W}val", "")) if element is not None else ""


def _is_on(look: Any, name: str) -> bool:
    element = look.find(f"{_W}{name}") if look is not None else None
    return element is not None and element.get(f"{_W}val", "true") not in ("0", "false", "off")
