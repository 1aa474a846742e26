"""The links of a case: what each points at, and where it leads in the site.

An author writes links that work on GitHub; the same link, in the site, leads to the page that was made of its file.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from whatworkswell.case.front_matter.value_types import FILE_NAME, SLUG, is_web_address

Kind = Literal["web", "anchor", "file", "case", "page", "refused"]

#: All our anchors in a case begin so; none of the theme's do.
ANCHOR = "case-"
CASE = re.compile(rf"\.\./({SLUG.pattern})/index\.md")
#: What may stand where a link to another case was meant.
MEANT_CASE = re.compile(rf"(?:\.\.|/?cases)/({SLUG.pattern})/?(?:\.md|index\.html)?")
PAGE = re.compile(r"\.\./\.\./docs/([a-z0-9][a-z0-9/_-]*\.md)")


@dataclass(frozen=True)
class Target:
    """What a link points at: `name` is the file, the case's slug or the page's path in `docs`."""

    kind: Kind
    name: str = ""
    anchor: str = ""


def classify(href: str) -> Target:
    """What an author's link points at, judged by its form alone."""
    if is_web_address(href):
        return Target("web", href)
    path, _, fragment = href.partition("#")
    anchor = unquote(fragment)
    if not path:
        return Target("anchor", anchor=anchor) if anchor else Target("refused")
    if match := CASE.fullmatch(path):
        return Target("case", match[1], anchor)
    if match := PAGE.fullmatch(path):
        return Target("page", match[1], anchor)
    if FILE_NAME.fullmatch(path) and path != "index.md":
        return Target("file", path, anchor)
    return Target("refused")


def address(target: Target) -> str:
    """Where the target is in the site, as seen from the page of a case (`cases/<slug>/`)."""
    match target.kind:
        case "case":
            path = f"../{target.name}/"
        case "page":
            path = "../../" + page_url(target.name)
        case "anchor":
            path = ""
        case _:
            return target.name
    if not target.anchor:
        return path
    return f"{path}#{target.anchor if target.kind == 'page' else ANCHOR + target.anchor}"


def page_url(source: str) -> str:
    """The address in the site of a page's file in `docs`: `handbook/x.md` is `handbook/x/`."""
    stem = source.removesuffix(".md")
    folder, name = posixpath.split(stem)
    return (f"{folder}/" if folder else "") if name in ("index", "README") else f"{stem}/"
