"""Which style sheet and script a page has beside those that all pages share.

`make generate` builds them from the folder `bundles` and writes their names into the theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: The bundle of the pages below an address, a page's front matter may name another as `bundle`.
BY_ADDRESS = (
    ("handbook/", "handbook"),
    ("sessions/", "handbook"),
    ("collections/", "collections"),
    ("evidence/", "evidence"),
    ("share/", "guide"),
)
#: The bundle of the pages that are made, by their template.
BY_TEMPLATE = {"case.html": "case", "present.html": "present", "search.html": "search"}
#: Bundles that begin with the site's colours.
COLOURED = ("shared", "present")


@dataclass(frozen=True)
class Bundle:
    """The files of one kind of page, from the site's root; blank where it has none. A `module` is loaded as one."""

    style: str = ""
    script: str = ""
    module: str = ""


def bundle_name(url: str, template: str = "", named: str = "") -> str:
    """The name of the bundle of the page at `url`, or nothing: as its front matter says, by its template, by its address."""
    if named or template in BY_TEMPLATE:
        return named or BY_TEMPLATE[template]
    if url in ("", "./", "."):
        return "home"
    return next((name for start, name in BY_ADDRESS if url.startswith(start)), "")


def bundle_of(names: Mapping[str, Mapping[str, str]], name: str) -> Bundle:
    """The files of a bundle; `names` are those of the theme.

    Raises:
        KeyError: there is no such bundle.
    """
    return Bundle(**names[name]) if name else Bundle()
