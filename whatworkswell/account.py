"""The account of a case: its sections as HTML, its headings, anchors and links.

Works on the clean tree that `markup` gives. Ids are ours alone, so no author can reach the theme's scripts or styles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from .links import ANCHOR, Target, address, classify
from .markup import SOURCE, Finding, line_of, parse

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
_TABLE = '<div class="ww-scroll" role="region" aria-label="Table" tabindex="0"><table>'


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1-6), its text, its id in the page, its line in the body."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Link:
    """A link or an image (`is_image`) as the author wrote it, with what it points at."""

    href: str
    target: Target
    line: int
    is_image: bool = False
    alt: str = ""


@dataclass(frozen=True)
class Account:
    """What a body says. `sections` maps section ids to HTML without its own heading; `notes` holds the footnotes."""

    sections: Mapping[str, str]
    notes: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    too_large: str
    before_first: bool

    @property
    def text_length(self) -> int:
        """The length of all sections' HTML, a measure of how much the account says."""
        return sum(len(html) for html in self.sections.values())


def read_account(body: str) -> Account:
    """Read the Markdown body of a case. Lines count from 1 in the body."""
    markup = parse(body)
    tree = markup.tree
    lines = body.split("\n")
    links = _links(tree, lines)
    footnotes = _footnotes(tree)
    headings = _headings(tree)
    sections, notes, before_first = _split(tree, footnotes)
    return Account(
        sections=sections,
        notes=notes,
        headings=headings,
        anchors=frozenset(heading.id for heading in headings),
        links=links,
        findings=tuple(replace(f, line=_exact_line(f, lines)) for f in markup.findings),
        too_large=markup.too_large,
        before_first=before_first,
    )


def github_slug(text: str) -> str:
    """The anchor that GitHub gives a heading, so that one link works in both places."""
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


def _headings(tree: LexborNode) -> tuple[Heading, ...]:
    found: list[Heading] = []
    used: dict[str, int] = {}
    line = 1
    for node in tree.css(", ".join(_HEADINGS)):
        line = line_of(node) or line
        text = " ".join((node.text() or "").split())
        slug = github_slug(text) or "section"
        again = used.get(slug, 0)
        used[slug] = again + 1
        heading = Heading(int((node.tag or "h2")[1]), text, ANCHOR + (f"{slug}-{again}" if again else slug), line)
        node.attrs["id"] = heading.id
        found.append(heading)
    return tuple(found)


def _links(tree: LexborNode, lines: list[str]) -> tuple[Link, ...]:
    """Every link and image, pointed at its place in the site on the way."""
    found: list[Link] = []
    line = 1
    for node in tree.traverse():
        line = line_of(node) or line
        attribute = {"a": "href", "img": "src"}.get(node.tag or "")
        written = node.attributes.get(attribute) if attribute else None
        if attribute is None or written is None or re.match(r"#fn(ref)?-", written):
            continue
        target = classify(written)
        is_image = node.tag == "img"
        found.append(Link(written, target, _line_with(written, lines, line), is_image, node.attributes.get("alt") or ""))
        node.attrs[attribute] = address(target) if target.kind != "refused" else ""
        if is_image:
            node.attrs["loading"] = "lazy"
    return tuple(found)


def _line_with(text: str, lines: list[str], start: int) -> int:
    """The line from `start` on that holds `text`, within its block; else the block's first line."""
    for number in range(start, min(start + 200, len(lines) + 1)):
        if text in lines[number - 1]:
            return number
    return start


def _exact_line(finding: Finding, lines: list[str]) -> int:
    opening = re.match(r"<!--|<[a-z0-9-]+|[^<].*", finding.found)
    return _line_with(opening[0], lines, finding.line) if opening else finding.line


def _footnotes(tree: LexborNode) -> list[LexborNode]:
    """The list of footnotes, with ids and links of ours; its rule and itself, or nothing."""
    references: dict[str, int] = {}
    for link in tree.css('a[href^="#fn-"]'):
        name = (link.attributes.get("href") or "")[4:]
        if name not in references:  # an id once only: the way back leads to the first place
            references[name] = len(references) + 1
            link.attrs["id"] = f"{ANCHOR}ref-{references[name]}"
        link.attrs["href"] = f"#{ANCHOR}note-{references[name]}"
    if not references:
        return []
    for back in tree.css('a[href^="#fnref-"]'):
        name = (back.attributes.get("href") or "")[7:]
        number = references.get(name) or references.get(name.rpartition("-")[0], 1)
        back.attrs["href"] = f"#{ANCHOR}ref-{number}"
        back.attrs["aria-label"] = f"Back to where note {number} is used"
        item = back.parent
        while item is not None and item.tag not in ("li", "body"):
            item = item.parent
        if item is not None and item.tag == "li":
            item.attrs["id"] = f"{ANCHOR}note-{number}"
    top = list(tree.iter())
    return top[-2:] if len(top) > 1 and top[-1].tag == "ol" and top[-2].tag == "hr" else []


def _split(tree: LexborNode, footnotes: list[LexborNode]) -> tuple[dict[str, str], str, bool]:
    """Cut the tree at its `##` headings into sections; text before the first is reported, not shown."""
    for node in tree.css(f"[{SOURCE}]"):
        del node.attrs[SOURCE]
    notes = "".join(_html(node) for node in footnotes if node.tag == "ol")
    for node in footnotes:
        node.decompose()
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    before_first = False
    for node in tree.iter(include_text=True):
        if node.tag == "h2":
            heading = " ".join((node.text() or "").split())
            current = parts.setdefault(_SECTION_IDS.get(heading, ""), [])
        elif current is not None:
            current.append(_html(node))
        elif not node.is_text_node or (node.text_content or "").strip():
            before_first = True
    return {id: "".join(html).strip() for id, html in parts.items() if id}, notes, before_first


def _html(node: LexborNode) -> str:
    """Serialise; a wide table scrolls within its own frame. In text and code `<table>` is escaped, so this is safe."""
    return (node.html or "").replace("<table>", _TABLE).replace("</table>", "</table></div>")
