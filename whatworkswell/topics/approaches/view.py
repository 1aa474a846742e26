"""The other approaches as text for a Markdown page, and their sheets.

Every function is pure: the same data give the same bytes. `base` is the way from the page to the site's root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.kit.headings import as_markdown
from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from whatworkswell.topics.handbook.view import Cite

    from .model import Guides

#: Where the pages of the approaches and of their sheets are, from the site's root.
PAGES = "handbook/other-approaches/"


def approach(guides: Guides, name: str) -> str:
    """The parts of an approach in order, each with its heading and its points."""
    guide = pick(guides.guides, name, "approach")
    return as_markdown(compact(render("topics/approaches/approach.html.jinja", guide=guide)))


def approach_sheet(guides: Guides, name: str, cite: Cite) -> str:
    """A blank sheet to print and fill in by hand."""
    sheet = pick(guides.sheets, name, "sheet")
    return compact(render("topics/handbook/sheet.html.jinja", sheet=sheet, rules=(), cite=cite))


def approach_sheets(guides: Guides, base: str) -> str:
    """The list of sheets."""
    rows = [(sheet, f"{base}{PAGES}sheets/{name}/") for name, sheet in guides.sheets.items()]
    return compact(render("topics/handbook/sheets.html.jinja", rows=rows))
