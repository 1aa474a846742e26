"""A case's Markdown to clean HTML: GitHub's own parser, an allow-list, and what the allow-list would have changed.

cmark-gfm parses (linear in time, and the same result as on GitHub), nh3 keeps only what is allowed. Where cleaning
changes anything the author is told instead of being silently edited; the two are compared as parsed trees, because
equal HTML can be written in many ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_BODY = 100 * 1024  # bytes
MAX_DEPTH = 24  # elements inside one another: a table in a quotation in lists ten deep
MAX_ELEMENTS = 20_000

_OPTIONS = (
    Options.CMARK_OPT_UNSAFE  # raw HTML is let through to be judged, never published unjudged
    | Options.CMARK_OPT_SOURCEPOS
    | Options.CMARK_OPT_FOOTNOTES
    | Options.CMARK_OPT_VALIDATE_UTF8
)
_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
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

_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.\s-]*:|[\s/\\]*//", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """Something in the Markdown that may not be published; `line` counts from 1 in the body."""

    line: int
    found: str
    is_link: bool = False


@dataclass(frozen=True)
class Markup:
    """Clean HTML as a tree, whose blocks still carry `data-sourcepos`, and what was refused on the way."""

    tree: LexborNode
    findings: tuple[Finding, ...]
    too_large: str = ""


def parse(markdown: str) -> Markup:
    """Parse and clean. Bounded: a body beyond the limits gives an empty tree and says in `too_large` which limit."""
    if (size := len(markdown.encode("utf-8", "surrogatepass"))) > MAX_BODY:
        return Markup(_tree(""), (), f"{size // 1024} KB of text; the most is {MAX_BODY // 1024} KB")
    html = cmarkgfm.markdown_to_html_with_extensions(markdown, _OPTIONS, extensions=_EXTENSIONS)
    written = _tree(html)
    if excess := _excess(written):
        return Markup(_tree(""), (), excess)
    _plain_constructs(written)
    plain = written.inner_html or ""
    written = _tree(plain)  # parsed again, so that neighbouring pieces of text are one, as they are after cleaning
    clean = _tree(_clean(plain))
    findings = list(_refusals(written))
    if not findings and (difference := _first_difference(written, clean)):
        findings.append(difference)
    return Markup(clean, tuple(findings))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={"http", "https"},
        link_rel=None,
    )


def _tree(html: str) -> LexborNode:
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    if body is None:
        raise AssertionError("an HTML parser always makes a body")
    return body


def _excess(body: LexborNode) -> str:
    """Which limit on nesting or on the number of elements is passed; counts without recursion."""
    count, level = 0, [body]
    for depth in range(MAX_DEPTH + 1):
        level = [child for node in level for child in node.iter()]
        count += len(level)
        if not level:
            return ""
        if count > MAX_ELEMENTS:
            return f"more than {MAX_ELEMENTS} paragraphs, list items and other elements"
        if depth == MAX_DEPTH:
            return f"lists or quotations more than {MAX_DEPTH // 2} deep"
    return ""


def _plain_constructs(body: LexborNode) -> None:
    """Bring what cmark makes of task boxes, footnotes and code languages to plain allowed HTML, before it is judged."""
    for box in body.css('li > input[type="checkbox"][disabled], li > p > input[type="checkbox"][disabled]'):
        box.replace_with("☑" if "checked" in box.attributes else "☐")
    for code in body.css("pre > code[class^=language-]"):
        del code.attrs["class"]
    for notes in body.css("section.footnotes"):
        notes.insert_before(body.parser.create_node("hr"))
        notes.unwrap()
    for note in body.css('li[id^="fn-"]'):
        del note.attrs["id"]
    for link in body.css("a[data-footnote-ref], a[data-footnote-backref]"):
        for name in [name for name in link.attributes if name != "href"]:
            del link.attrs[name]
    for mark in body.css("sup.footnote-ref"):
        del mark.attrs["class"]


def _refusals(written: LexborNode) -> Iterator[Finding]:
    """Everything that the allow-list has no room for, as the author wrote it."""
    line = 1
    for node in _walk(written):
        line = line_of(node) or line
        if node.is_comment_node:
            yield Finding(line, "<!-- a hidden comment -->")
        elif node.is_element_node and node.tag != "body":
            if node.tag not in TAGS:
                yield Finding(line, f"<{node.tag}>")
                continue
            allowed = ATTRIBUTES.get(node.tag, set())
            for name, value in node.attributes.items():
                if name not in allowed:
                    yield Finding(line, f'<{node.tag} {name}="{value}">' if value else f"<{node.tag} {name}>")
                elif name in ("href", "src") and _SCHEME.match(value or "") and not _WEB.match(value or ""):
                    yield Finding(line, value or "", is_link=True)


def _first_difference(written: LexborNode, clean: LexborNode) -> Finding | None:
    """The first place where cleaning changed the tree: the net under `_refusals`, for HTML that is not well formed."""
    line = 1
    for before, after in zip_longest(_walk(written), _walk(clean)):
        if before is not None:
            line = line_of(before) or line
        if before is None or after is None or _identity(before) != _identity(after):
            shown = before if before is not None else after
            return Finding(line, f"<{shown.tag}>" if shown is not None and shown.is_element_node else "HTML that is not closed")
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
    return int(position) if position.isascii() and position.isdigit() else None
