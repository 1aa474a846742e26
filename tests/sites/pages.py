"""Built pages, read as a browser would: what they point at, what they would fetch, what they would run."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

#: What a browser fetches with a page, apart from <link>, of which some only point.
FETCHED = "script[src], img[src], source, video, audio, iframe, object, embed, use[href], image[href]"
POINTING = {"canonical", "license", "prev", "next", "edit"}
ELSEWHERE = re.compile(r"(https?:)?//", re.IGNORECASE)


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site; `name` is its path there."""

    site: Path
    name: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser((self.site / self.name).read_text(encoding="utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        return [node.attributes["id"] or "" for node in self.tree.css("[id]")]

    def links(self) -> Iterator[str]:
        """Every address that the page names, as it is written."""
        for node in self.tree.css("[href], [src], [action], [data-bundle]"):
            for name in ("href", "src", "action", "data-bundle"):
                if node.attributes.get(name):
                    yield node.attributes[name] or ""
        for node in self.tree.css('meta[http-equiv="refresh"]'):
            yield (node.attributes["content"] or "").partition("url=")[2]

    def foreign_or_active(self) -> Iterator[str]:
        """What the page would fetch from another host, and what it would run that is not a file of the site."""
        for node in self.tree.css(FETCHED):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            if ELSEWHERE.match(address) or node.tag in ("iframe", "object", "embed"):
                yield f"<{node.tag}> {address}"
        for node in self.tree.css("link[href]"):
            if not POINTING & set((node.attributes.get("rel") or "").split()) and ELSEWHERE.match(node.attributes["href"] or ""):
                yield f"<link> {node.attributes['href']}"
        for node in self.tree.css("*"):
            for name, value in node.attributes.items():
                if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                    yield f"<{node.tag} {name}={value!r}>"


def pages_of(site: Path) -> list[BuiltPage]:
    """Every page of a built site."""
    return [BuiltPage(site, path.relative_to(site).as_posix()) for path in sorted(site.rglob("*.html"))]


def target_of(page: str, link: str) -> tuple[str, str] | None:
    """The file and the anchor that a link of a page leads to, from the site's root; None if it leads out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(parts.path))) if parts.path else f"/{page}"
    if parts.path and (parts.path.endswith("/") or posixpath.basename(parts.path) in (".", "..")):
        path = posixpath.join(path, "index.html")
    return path.lstrip("/"), unquote(parts.fragment)


#: Parts of the search index: Pagefind 1.5 writes the values of a filter in an order of chance (its issue 638).
BY_CHANCE = re.compile(r"pagefind/(filter/.*|.*\.pf_meta|pagefind-entry\.json)")


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a built site, but for `BY_CHANCE`."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if not BY_CHANCE.fullmatch(name)}
