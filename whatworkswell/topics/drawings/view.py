"""The drawings as SVG, as wide as a phone and only ever made larger, so that their words stay legible.

Colours come from the style sheet. Each has a title and a description; what it shows is also on its page in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from .model import Drawing


def drawing(drawings: Mapping[str, Drawing], name: str) -> str:
    """A drawing by its name, such as "cycle"."""
    words = pick(drawings, name, "drawing")
    return compact(render(f"topics/drawings/{name}.svg.jinja", ident=f"ww-diagram-{name}", drawing=words))
