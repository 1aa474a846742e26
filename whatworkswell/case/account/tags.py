"""The HTML that a case's Markdown makes, read tag by tag before an HTML parser sees it.

Case text may hold raw HTML, and a parser mends whatever is broken in it: thirty kilobytes of tags that are never closed
become gigabytes of tree. Here, in time linear to the text, everything outside the allow-list and everything without its
partner is noted, word for word as it was written, and what nests too deep is given up. Only HTML without such a note is
handed on, so a parser meets tags that are allowed, closed and nested.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

from whatworkswell.case.front_matter.value_types import is_web_address
from whatworkswell.problems.problem import phrase

MAX_DEPTH = 24  # elements inside one another: a table in a quotation in lists ten deep
MAX_ELEMENTS = 20_000
MAX_PIECES = 200  # that are noted: nobody mends more at a time

SOURCE = "data-sourcepos"
TAGS = frozenset(
    "a abbr b blockquote br caption code dd del dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre s "
    "strong sub sup table tbody td th thead tr ul".split()
)
_CELL = {"colspan", "rowspan", "align", SOURCE}
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start", SOURCE},
    "td": _CELL,
    "th": _CELL | {"scope"},
    **{tag: {SOURCE} for tag in ("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "p", "pre", "table", "tr", "ul")},
}
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: Elements whose content is not HTML: one note for the whole is enough.
RAW = frozenset("script style textarea title iframe xmp noembed noframes noscript".split())

_SPACE = r"[ \t\n\f\r]"
_VALUE = rf"""{_SPACE}*={_SPACE}*("[^"]*"|'[^']*'|[^ \t\n\f\r"'=<>`]+)"""
_ATTRIBUTE = rf"{_SPACE}+([a-zA-Z_:][a-zA-Z0-9_.:-]*)(?:{_VALUE})?"
_START = re.compile(rf"<([a-zA-Z][a-zA-Z0-9-]*)((?:{_ATTRIBUTE})*+){_SPACE}*+/?>")
_END = re.compile(rf"</([a-zA-Z][a-zA-Z0-9-]*){_SPACE}*>")
_EACH = re.compile(_ATTRIBUTE)
_LINES = re.compile(rf'{SOURCE}="(\d{{1,6}}):\d{{1,6}}-(\d{{1,6}}):(\d{{1,6}})"')
#: What cmark adds to a tag of its own, which an author has not written.
_PLACE = re.compile(rf' {SOURCE}="[^"]*"')
#: What cmark itself writes that is not in the allow-list: task boxes, footnotes, the language of a block of code.
_CMARK = re.compile(
    r'<input type="checkbox" (checked="" )?disabled="" />|<code class="language-[^"]*">|<sup class="footnote-ref">'
    r'|<section class="footnotes" data-footnotes>|<li id="fn-[^"]*">|<a href="#fn-[^"]*" id="fnref-[^"]*" data-footnote-ref>'
    r'|<a href="#fnref-[^"]*" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="[^"]*"'
    r' aria-label="[^"]*">'
)
#: An address that says how it is to be opened, as a browser would read it. Ours alone are those of `is_web_address`.
SCHEME = re.compile(r"\s*[a-z][a-z0-9+.\s-]*:", re.IGNORECASE)

#: Why a piece is refused: code that is not allowed, a tag without its partner, a link that may not be used.
Reason = Literal["code", "pair", "link"]


@dataclass(frozen=True)
class Piece:
    """A piece of the HTML as it was written, and the line of the Markdown at or after which it stands."""

    reason: Reason
    text: str
    line: int


@dataclass(frozen=True)
class Reading:
    """What may not be published; `excess` says which limit is passed, and nothing is known beyond it."""

    pieces: tuple[Piece, ...] = ()
    excess: str = ""


@dataclass(frozen=True)
class _Open:
    name: str
    text: str
    line: int
    is_refused: bool

    @property
    def of_cmark(self) -> bool:
        return SOURCE in self.text


def read(written: str) -> Reading:
    """Everything in cmark's HTML that the allow-list has no room for."""
    reader = _Reader(written)
    excess = reader.read()
    return Reading(() if excess else tuple(reader.pieces), excess)


class _Reader:
    def __init__(self, written: str) -> None:
        self.written = written
        self.pieces: list[Piece] = []
        self.open: list[_Open] = []
        self.line = 1
        self.count = 0

    def read(self) -> str:
        """Read to the end, or to the first limit that is passed: which one, else nothing."""
        at = self.written.find("<")
        while at >= 0:
            if match := _START.match(self.written, at):
                after = self.start(match)
            elif match := _END.match(self.written, at):
                after = self.end(match)
            else:
                after = self.odd(at)
            if len(self.open) > MAX_DEPTH:
                return phrase("found", "too-deep", most=MAX_DEPTH // 2)
            if self.count > MAX_ELEMENTS:
                return phrase("found", "too-many", most=f"{MAX_ELEMENTS:,}")
            at = self.written.find("<", after)
        self.leave_open(self.open)
        return ""

    def refuse(self, reason: Reason, text: str, line: int | None = None) -> None:
        if len(self.pieces) < MAX_PIECES:
            self.pieces.append(Piece(reason, _PLACE.sub("", text), line or self.line))

    def start(self, match: re.Match[str]) -> int:
        """A start tag; returns where to read on."""
        text, name = match[0], match[1].lower()
        self.count += 1
        if position := _LINES.search(text):
            self.line = int(position[1])
        is_refused = not self.is_allowed(name, match[2]) and not _CMARK.fullmatch(text)
        if is_refused:
            self.refuse("code", text)
        if name in RAW:
            rest = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.written, match.end())
            return rest.end() if rest else len(self.written)
        if name not in VOID:
            self.open.append(_Open(name, text, self.line, is_refused))
        return match.end()

    def is_allowed(self, name: str, attributes: str) -> bool:
        """Whether the tag and its attributes are in the allow-list. A link that may not be used is noted on the way."""
        if not attributes:
            return name in TAGS
        given = [(key.lower(), html.unescape(value.strip("\"'"))) for key, value in _EACH.findall(attributes)]
        for key, address in given:
            if key in ("href", "src") and SCHEME.match(address) and not is_web_address(address):
                self.refuse("link", address.removeprefix("mailto:"))
            elif key in ("href", "src") and not address.strip():
                self.refuse("link", phrase("found", "empty-address"))
        return name in TAGS and {key for key, _ in given} <= ATTRIBUTES.get(name, set())

    def end(self, match: re.Match[str]) -> int:
        """An end tag: closes its partner, and notes what stands open within. It never reaches out of cmark's own block."""
        name = match[1].lower()
        for depth in range(len(self.open) - 1, -1, -1):
            partner = self.open[depth]
            if partner.name == name:
                self.leave_open(self.open[depth + 1 :])
                del self.open[depth:]
                if position := _LINES.search(partner.text):
                    self.line = int(position[2]) + (position[3] != "0")
                return match.end()
            if partner.of_cmark:
                break
        self.refuse("pair", match[0])
        return match.end()

    def leave_open(self, left: list[_Open]) -> None:
        """Note the tags that have no end, unless they are refused anyway."""
        for tag in left:
            if not tag.is_refused:
                self.refuse("pair", tag.text, tag.line)

    def odd(self, at: int) -> int:
        """A `<` that begins no well-formed tag: a comment, a declaration, broken HTML, or only a sign in a text."""
        if not re.compile(r"<[a-zA-Z/!?]").match(self.written, at):
            return at + 1
        closing = "-->" if self.written.startswith("<!--", at) else ">"
        end = self.written.find(closing, at)
        end = len(self.written) if end < 0 else end + len(closing)
        self.refuse("code", self.written[at:end])
        return end
