"""Whose the publications are that pages were made from: a closed box at the foot of a page, and the whole list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.kit.cite import reference_parts
from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from whatworkswell.case.references import Reference


def rights_box(references: Sequence[Reference], base: str) -> Markup:
    """A closed box about these publications, all of which say whose they are. Nothing where there are none."""
    if not references:
        return Markup()
    rows = [(reference, reference_parts(reference)) for reference in references]
    return Markup(compact(render("topics/references/rights_box.html.jinja", rows=rows, base=base)))  # noqa: S704 - a template of ours


def rights_list(references: Iterable[Reference], base: str) -> str:
    """Every publication that says whose it is, open, each under its name."""
    rows = [(reference, reference_parts(reference)) for reference in references if reference.rights]
    return compact(render("topics/references/rights_list.html.jinja", rows=rows, base=base))
