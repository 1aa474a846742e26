"""A case's Markdown to clean HTML: GitHub's own parser, an allow-list, and what the allow-list would have changed.

cmark-gfm parses (linear in time, and the same result as on GitHub), `tags` notes what may not be published, nh3 keeps
only what is allowed. Where cleaning would change anything the author is told instead of being silently edited; the two
are compared as parsed trees, because equal HTML can be written in many ways.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import unquote

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from selectolax.lexbor import LexborHTMLParser, LexborNode

from whatworkswell.problems.problem import phrase

from .tags import ATTRIBUTES, SOURCE, TAGS, Reason
from .tags import read as read_tags

MAX_BODY = 100 * 1024  # bytes
#: The addresses of a footnote and of the first place that refers to it, before its number.
NOTE, MARK = "#case-note-", "#case-ref-"

_SAFE = Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_VALIDATE_UTF8
_AS_WRITTEN = _SAFE | Options.CMARK_OPT_UNSAFE  # raw HTML is let through to be judged, never published unjudged
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes={"http", "https"},
    link_rel=None,
)
_LINE_END = re.compile(r"\n")
_BLANK = re.compile(r"\s*(?=\S)")
_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]


@dataclass(frozen=True)
class Finding:
    """Something in the Markdown that may not be published, word for word; `line` and `column` count from 1 in the body."""

    line: int
    column: int
    found: str
    reason: Reason = "code"


@dataclass(frozen=True)
class Markup:
    """Clean HTML as a tree, whose blocks still carry `data-sourcepos`, and what was refused on the way."""

    tree: LexborNode
    findings: tuple[Finding, ...] = ()
    too_large: str = ""


class Places:
    """Where pieces of the HTML stand in the Markdown: each is looked for from its block on, each time further on."""

    def __init__(self, markdown: str) -> None:
        self._text = markdown
        self._starts = [0, *(line.end() for line in _LINE_END.finditer(markdown))]
        self._seen: dict[str, int] = {}

    def of(self, piece: str, line: int) -> tuple[int, int]:
        """The line and column of `piece`, at or after `line`; the beginning of its block where it is written otherwise."""
        line = min(line, len(self._starts))
        for words in dict.fromkeys((piece.split("\n")[0], unquote(piece))):
            at = self._text.find(words, max(self._starts[line - 1], self._seen.get(words, 0))) if words else -1
            self._seen[words] = at + 1 if at >= 0 else len(self._text)
            if at >= 0:
                number = bisect_right(self._starts, at)
                return number, at - self._starts[number - 1] + 1
        start = self._starts[line - 1]
        blank = _BLANK.match(self._text, start)
        return bisect_right(self._starts, blank.end() if blank else start), 1


def parse(markdown: str, places: Places) -> Markup:
    """Parse and clean. Bounded: a body beyond the limits gives an empty tree and says in `too_large` which limit.

    Where there are findings the tree is that of the Markdown alone, so that the rest can still be checked.
    """
    if (size := len(markdown.encode("utf-8", "surrogatepass"))) > MAX_BODY:
        return Markup(_tree(""), (), phrase("found", "too-long", size=size // 1024, most=MAX_BODY // 1024))
    html = _render(markdown, _AS_WRITTEN)
    reading = read_tags(html)
    if reading.excess:
        return Markup(_tree(""), (), reading.excess)
    safe = _render(markdown, _SAFE)
    findings = [Finding(*places.of(piece.text, piece.line), piece.text, piece.reason) for piece in reading.pieces]
    tree = _tree(safe if findings else html)
    _plain_constructs(tree)
    plain = tree.inner_html or ""
    clean = _tree(_CLEANER.clean(plain))
    # Where the two renderings are the same there is no HTML of the author's, and cleaning has nothing to change.
    if not findings and html != safe and (difference := _first_difference(_tree(plain), clean)):
        findings.append(difference)
    return Markup(clean, tuple(findings))


def _render(markdown: str, options: int) -> str:
    html: str = cmarkgfm.markdown_to_html_with_extensions(markdown, options, extensions=_EXTENSIONS)
    return html


def _tree(html: str) -> LexborNode:
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    if body is None:
        raise AssertionError("an HTML parser always makes a body")
    return body


def _plain_constructs(body: LexborNode) -> None:
    """Bring what cmark makes of task boxes, footnotes and code languages to plain allowed HTML, before it is judged."""
    for box in body.css('li > input[type="checkbox"][disabled], li > p > input[type="checkbox"][disabled]'):
        box.replace_with("☑" if "checked" in box.attributes else "☐")
    for code in body.css("pre > code[class^=language-]"):
        del code.attrs["class"]
    for notes in body.css("section.footnotes"):
        notes.unwrap()
    for note in body.css('li[id^="fn-"]'):
        del note.attrs["id"]
    for link in body.css("a[data-footnote-ref]"):
        _keep_only_address(link, NOTE + link.text().strip())
    for link in body.css("a[data-footnote-backref]"):
        _keep_only_address(link, MARK + (link.attributes.get("data-footnote-backref-idx") or "").split("-")[0])
    for mark in body.css("sup.footnote-ref"):
        del mark.attrs["class"]


def _keep_only_address(link: LexborNode, address: str) -> None:
    for name in list(link.attributes):
        del link.attrs[name]
    link.attrs["href"] = address


def _first_difference(written: LexborNode, clean: LexborNode) -> Finding | None:
    """The first place where cleaning changed the tree: the net under `tags`."""
    line = 1
    for before, after in zip_longest(_walk(written), _walk(clean)):
        if before is not None:
            line = line_of(before) or line
        if before is None or after is None or _identity(before) != _identity(after):
            shown = before if before is not None else after
            found = f"<{shown.tag}>" if shown is not None and shown.is_element_node else phrase("found", "not-closed")
            return Finding(line, 1, found)
    return None


def _walk(node: LexborNode) -> Iterator[LexborNode]:
    return node.traverse(include_text=True)


def _identity(node: LexborNode) -> tuple[object, ...]:
    if node.is_text_node:
        return ("text", node.text_content)
    return (node.tag, tuple(sorted((k, v or "") for k, v in node.attributes.items() if k != SOURCE)))


def line_of(node: LexborNode) -> int | None:
    """The line of the body on which the block begins, or None where the node does not carry it."""
    position = (node.attributes.get(SOURCE) or "").split(":")[0]
    return int(position) if position.isascii() and position.isdigit() and len(position) < 7 else None
