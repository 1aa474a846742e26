"""HTML as an outline in which only what a reader could notice counts, so that two renderers can be held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from whatworkswell.case.account.markup import Places, parse
from whatworkswell.case.front_matter.value_types import is_web_address

Line = tuple[int, str]


def published(markdown: str) -> list[Line]:
    """What the page of a case makes of a text."""
    return list(_outline(parse(markdown, Places(markdown)).tree, 0))


def outline(html: str) -> list[Line]:
    """The outline of a piece of HTML."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    assert body is not None
    return list(_outline(body, 0))


def _outline(node: LexborNode, depth: int) -> Iterator[Line]:
    words = ""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            words += child.text_content or ""
            continue
        if child.tag == "img":  # a preview has the words instead
            words += f"[{child.attributes.get('alt') or child.attributes.get('src') or ''}]"
            continue
        if child.is_comment_node:
            continue
        yield from _words(words, node, depth)
        words = ""
        yield depth, _named(child)
        yield from _outline(child, depth + 1)
    yield from _words(words, node, depth)


def _words(words: str, node: LexborNode, depth: int) -> Iterator[Line]:
    text = (
        words.rstrip() if node.tag == "code" and node.parent is not None and node.parent.tag == "pre" else " ".join(words.split())
    )
    if text.strip():
        yield depth, text


def _named(node: LexborNode) -> str:
    """An element with the attributes that a reader notices. A preview leads to the web only."""
    told = [node.tag or ""]
    for name, value in sorted(node.attributes.items()):
        if name == "href" and value and is_web_address(value):
            told.append(f"to {value}")
        elif name in ("title", "start", "colspan", "rowspan"):
            told.append(f"{name} {value}")
        elif name == "align" or (name == "class" and value and value.startswith("ww-align-")):
            told.append(f"align {(value or '').removeprefix('ww-align-')}")
    return " ".join(told)
