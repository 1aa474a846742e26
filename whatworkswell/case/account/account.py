"""The account of a case: its sections as HTML, its headings, anchors and links.

Works on the clean tree that `markup` gives. Ids are ours alone, so no author can reach the theme's scripts or styles.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from .links import ANCHOR, Target, address, classify
from .markup import MARK, NOTE, Finding, Places, line_of, parse
from .tags import SCHEME, SOURCE

#: The sections of a case, in their order: id to heading.
SECTIONS = {
    "why": "Why",
    "what-we-did": "What we did",
    "what-happened": "What happened",
    "what-made-the-difference": "What made the difference",
    "what-did-not-work": "What did not work",
    "if-you-try-this": "If you try this",
    "what-next": "What next",
}
_SECTION_IDS = {heading: id for id, heading in SECTIONS.items()}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: The frame in which a wide table scrolls.
_FRAME = {"class": "ww-scroll", "role": "region", "aria-label": "Table", "tabindex": "0"}


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1-6), its text, its id in the page, its line in the body, whether it is in a list or quotation."""

    level: int
    text: str
    id: str
    line: int
    is_inside: bool = False


@dataclass(frozen=True)
class Link:
    """A link or an image (`is_image`) as the author wrote it, with what it points at and where it stands in the body."""

    href: str
    target: Target
    line: int
    column: int = 1
    is_image: bool = False
    alt: str = ""


@dataclass(frozen=True)
class Account:
    """What a body says. `sections` maps section ids to HTML without its own heading; `notes` holds the footnotes.

    `stray` is the line of the first text that stands before every section, or 0. Where `too_large` says which limit is
    passed, nothing else is known.
    """

    sections: Mapping[str, str]
    notes: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    too_large: str
    stray: int


def read_account(body: str) -> Account:
    """Read the Markdown body of a case. Lines count from 1 in the body."""
    places = Places(body)
    markup = parse(body, places)
    tree = markup.tree
    links = _links(tree, places)
    notes, note_ids = _footnotes(tree)
    headings = _headings(tree, note_ids)
    stray = _stray(tree)
    for node in tree.css(f"[{SOURCE}]"):
        del node.attrs[SOURCE]
    _frame_tables(tree)
    return Account(
        sections=_split(tree),
        notes=notes,
        headings=headings,
        anchors=frozenset(heading.id for heading in headings),
        links=links,
        findings=markup.findings,
        too_large=markup.too_large,
        stray=stray,
    )


def github_slug(text: str) -> str:
    """The anchor that GitHub gives a heading, so that one link works in both places: letters, marks, digits, hyphens."""
    kept = (c for c in text.strip().lower() if c in "- _" or unicodedata.category(c) in _IN_ANCHORS)
    return "".join(kept).replace(" ", "-")


_IN_ANCHORS = frozenset("Lu Ll Lt Lm Lo Mn Mc Me Nd Pc".split())


def _headings(tree: LexborNode, taken: set[str]) -> tuple[Heading, ...]:
    """Every heading, with an id of its own, numbered as GitHub does where one comes again; `taken` ids are avoided."""
    found: list[Heading] = []
    again: dict[str, int] = dict.fromkeys(taken, 0)
    line = 1
    for node in tree.css(", ".join(_HEADINGS)):
        line = line_of(node) or line
        text = node.text() or ""
        id = slug = ANCHOR + (github_slug(text) or "section")
        while id in again:
            again[slug] = again.get(slug, 0) + 1
            id = f"{slug}-{again[slug]}"
        again[id] = 0
        node.attrs["id"] = id
        is_inside = node.parent is not None and node.parent.tag != "body"
        found.append(Heading(int((node.tag or "h2")[1]), " ".join(text.split()), id, line, is_inside))
    return tuple(found)


def _links(tree: LexborNode, places: Places) -> tuple[Link, ...]:
    """Every link and image, pointed at its place in the site on the way."""
    found: list[Link] = []
    for node in tree.css("a, img"):
        attribute = "href" if node.tag == "a" else "src"
        written = node.attributes.get(attribute)
        if not written or written.startswith((NOTE, MARK)):
            continue  # an address that is refused for its form, or absent, is among the findings
        if (target := classify(written)).kind == "refused":
            node.attrs[attribute] = ""
            if SCHEME.match(written):
                continue  # said among the findings
        is_image = node.tag == "img"
        found.append(Link(written, target, *places.of(written, _line_around(node)), is_image, node.attributes.get("alt") or ""))
        if target.kind != "refused":
            node.attrs[attribute] = address(target)
        if is_image:
            node.attrs["loading"] = "lazy"
    return tuple(found)


def _line_around(node: LexborNode) -> int:
    """The line of the innermost block around a node that carries one."""
    around: LexborNode | None = node
    while around is not None:
        if line := line_of(around):
            return line
        around = around.parent
    return 1


def _footnotes(tree: LexborNode) -> tuple[str, set[str]]:
    """The footnotes, taken out of the tree as HTML, with the ids that they and the places that refer to them were given."""
    marks: dict[str, LexborNode] = {}
    for link in tree.css(f'a[href^="{NOTE}"]'):
        number = (link.attributes.get("href") or "").removeprefix(NOTE)
        if number not in marks:  # an id once only: the way back leads to the first place
            marks[number] = link
            link.attrs["id"] = MARK[1:] + number
    for back in tree.css(f'a[href^="{MARK}"]'):
        number = (back.attributes.get("href") or "").removeprefix(MARK)
        back.attrs["aria-label"] = f"Back to where note {number} is used"
        item = back.parent
        while item is not None and item.tag not in ("li", "body"):
            item = item.parent
        if item is not None and item.tag == "li":
            item.attrs["id"] = NOTE[1:] + number
    blocks = list(tree.iter()) if marks else []
    if not blocks or blocks[-1].tag != "ol":
        return "", set()
    notes = blocks[-1]
    for node in notes.css(f"[{SOURCE}]"):
        del node.attrs[SOURCE]
    _frame_tables(notes)
    html = notes.html or ""
    notes.decompose()
    return html, {f"{kind[1:]}{number}" for number in marks for kind in (NOTE, MARK)}


def _stray(tree: LexborNode) -> int:
    """The line of the first block before every section that is not a page title, which is told apart; else 0."""
    line = 1
    for node in tree.iter():
        line = line_of(node) or line
        if node.tag == "h2":
            return 0
        if node.tag != "h1":
            return line
    return 0


def _split(tree: LexborNode) -> dict[str, str]:
    """Cut the tree at its `##` headings into sections; text before the first is reported, not shown."""
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for node in tree.iter(include_text=True):
        if node.tag == "h2":
            heading = " ".join((node.text() or "").split())
            current = parts.setdefault(_SECTION_IDS.get(heading, ""), [])
        else:
            current.append(node.html or "")
    return {id: "".join(html).strip() for id, html in parts.items() if id}


def _frame_tables(tree: LexborNode) -> None:
    """Let a wide table scroll within its own frame; the innermost first, because framing copies what is inside.

    Columns keep their alignment, by a class: HTML has given up the attribute that Markdown makes.
    """
    for cell in tree.css("[align]"):
        if (side := cell.attributes["align"]) in ("left", "center", "right"):
            cell.attrs["class"] = f"ww-align-{side}"
        del cell.attrs["align"]
    for table in reversed(tree.css("table")):
        frame = table.parser.create_node("div")
        for name, value in _FRAME.items():
            frame.attrs[name] = value
        frame.insert_child(table)
        table.replace_with(frame)
