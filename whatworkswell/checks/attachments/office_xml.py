"""The XML parts of Office documents, read piece by piece: their text, and what in them acts or hides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from defusedxml.ElementTree import DefusedXMLParser

from .contents import address
from .finding import Finding, RefusedError, Text, too_much_text
from .limits import MAX_TEXT

#: Elements may stand in each other; a program that meets more than this may give up.
DEEPEST = 500
#: Fields of Word that fetch or run something.
_FIELDS = {
    "DDE": Finding("E071", advice="dde"),
    "DDEAUTO": Finding("E071", advice="dde"),
    "MACROBUTTON": Finding("E071", advice="macro-button"),
    "INCLUDEPICTURE": Finding("E078", advice="picture"),
    "INCLUDETEXT": Finding("E078", advice="text"),
    "IMPORT": Finding("E078", advice="picture"),
    "LINK": Finding("E078", advice="table-or-text"),
    "DATABASE": Finding("E078", advice="connection"),
    "RD": Finding("E078", advice="text"),
}
#: Excel formulas that reach out of the workbook, and the sign in the old way to start a program: =cmd|'...'!A1.
_FORMULAS = re.compile(r"\b(WEBSERVICE|RTD|CALL|REGISTER(\.ID)?|EXEC|SQL\.REQUEST|IMAGE)\s*\(|\|", re.I)
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_FORMULA_PARTS = {"f", "definedName", "formula", "formula1", "formula2", "oldFormula"}
_PLACES = (
    (re.compile(r"word/document\.xml"), "text"),
    (re.compile(r"word/(header|footer)\d*\.xml"), "page header or footer"),
    (re.compile(r"word/(foot|end)notes\.xml"), "notes"),
    (re.compile(r".*/(comments|threadedComments)[^/]*(/[^/]*)?\.xml", re.I), "comments"),
    (re.compile(r"ppt/slides/slide(\d+)\.xml"), "slide {}"),
    (re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml"), "notes of slide {}"),
    (re.compile(r"xl/sharedStrings\.xml"), "cells"),
    (re.compile(r"xl/worksheets/sheet(\d+)\.xml"), "sheet {}"),
    (re.compile(r"docProps/.*"), "properties"),
)
#: Where a paragraph, a cell or a line ends.
_BREAKS = {"p", "br", "cr", "tab", "si", "c", "row", "title", "tr", "tc"}
#: Elements that hold a piece of a line; the text of any other element is a line of its own.
_RUNS = {"t", "delText"}
#: Elements that hold only numbers, about where something stands on a page or how it is shown.
_SILENT = {"col", "colOff", "row", "rowOff", "posOffset", "Anchor", "Row", "Column", "formatCode", "pctWidth", "pctHeight"}
#: Attributes whose values a reader of the file can see, by the element that they stand in.
_SHOWN = {
    "docPr": ("title", "descr"), "cNvPr": ("title", "descr"), "sheet": ("name",), "s": ("v",),
    "comment": ("author", "initials"), "cmAuthor": ("name", "initials"), "author": ("name",), "person": ("displayName",),
    "ins": ("author",), "del": ("author",),
}  # fmt: skip
_JUMPS = re.compile(r"ppaction://(hlinksldjump|hlinkshowjump|noaction|customshow)|(?!ppaction:)", re.I)
_PICTURE = re.compile(r"data:image/(png|jpe?g|gif);", re.I)


def read_part(name: str, content: bytes) -> Iterator[Finding | Text]:
    """What is wrong with one part, and its text as paragraphs."""
    reader = _Reader(is_drawing=name.lower().endswith(".svg"))
    parser = DefusedXMLParser(target=reader, forbid_dtd=True)
    parser.feed(content)
    parser.close()
    yield from dict.fromkeys(reader.findings)
    text = "".join(reader.words).strip()
    if text:
        yield Text(_place(name), re.sub(r"[ \t]*\n\s*", "\n", text))


def _place(name: str) -> str:
    for pattern, place in _PLACES:
        if found := pattern.fullmatch(name):
            return place.format(*found.groups())
    return name.rpartition("/")[2]


class _Reader:
    """Gathers while the parser goes through a part; no tree is made, so a large part needs little memory."""

    def __init__(self, is_drawing: bool) -> None:
        self.words: list[str] = []
        self.findings: list[Finding] = []
        self._is_drawing = is_drawing
        self._into = self.words
        self._is_line = False
        self._is_shared = False  # whether a cell holds only the number of a text that stands elsewhere
        self._formula: list[str] = []
        self._fields: list[list[str]] = [[]]  # the instructions of the fields that are open, the innermost last
        self._depth = 0
        self._length = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """The parser has met the beginning of an element."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise RefusedError(Finding("E074", advice="deep", values={"most": DEEPEST}))
        local = tag.rpartition("}")[2]
        plain = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self._into = [] if local in _SILENT else self.words
        self._is_line = local not in _RUNS
        if local in _FORMULA_PARTS:
            self._into = self._formula
        match local:
            case "instrText":
                self._into = self._fields[-1]
            case "c":
                self._is_shared = plain.get("t") == "s"
            case "v" if self._is_shared:
                self._into = []
            case "fldChar":
                self._field_mark(plain.get("fldCharType", ""))
            case "fldSimple":
                self._field(plain.get("instr", ""))
            case "sheet" if plain.get("state", "visible").lower() != "visible":
                self.findings.append(Finding("E073", advice="sheet", values={"name": plain.get("name", "")}))
            case "definedName" if plain.get("name", "").lower().removeprefix("_xlnm.").startswith("auto_open"):
                self.findings.append(Finding("E071", advice="auto-macro"))
            case "ddeLink" | "oleLink":
                self.findings.append(Finding("E071", advice="link"))
            case "script" | "foreignObject" if self._is_drawing:
                self.findings.append(Finding("E071", advice="script-in-a-drawing"))
        self._attributes(plain)
        self.words += [f"{plain[key]}\n" for key in _SHOWN.get(local, ()) if plain.get(key, "").strip()]

    def _attributes(self, attributes: Mapping[str, str]) -> None:
        for key, value in attributes.items():
            if key == "action" and not _JUMPS.match(value):
                self.findings.append(Finding("E071", value))
            elif key in ("href", "src") and not _PICTURE.match(value):
                self.findings += address(value)
            elif self._is_drawing and key.lower().startswith("on"):
                self.findings.append(Finding("E071", advice="script-in-a-drawing"))

    def data(self, text: str) -> None:
        """The parser has met text."""
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise RefusedError(too_much_text())
        self._into.append(text)

    def end(self, tag: str) -> None:
        """The parser has met the end of an element."""
        self._depth -= 1
        local = tag.rpartition("}")[2]
        if local in _FORMULA_PARTS:
            formula = "".join(self._formula)
            self._formula.clear()
            if _FORMULAS.search(_QUOTED.sub("", formula)):
                self.findings.append(Finding("E078", advice="formula", values={"formula": formula}))
        if local in _BREAKS or self._is_line:
            self.words.append("\n")
        self._is_line = False
        self._into = self.words

    def close(self) -> None:
        """The parser is done."""

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            if len(self._fields) > 1 and not "".join(self._fields[-1]).strip():
                self.findings.append(Finding("E071", advice="field-of-a-field"))
            self._fields.append([])
            return
        self._field("".join(self._fields[-1]))
        if kind == "end" and len(self._fields) > 1:
            self._fields.pop()

    def _field(self, instruction: str) -> None:
        word = re.search(r"\w+", instruction)
        if word and word[0].upper() in _FIELDS:
            self.findings.append(_FIELDS[word[0].upper()])
