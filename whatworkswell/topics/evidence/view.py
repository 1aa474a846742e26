"""The evidence as text for a Markdown page: tables with what follows from them, and charts.

Every function is pure: the same data give the same bytes. `base` is the way from the page to the site's root. The evidence
*of a case* is drawn elsewhere, in `topics.case_page.evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.kit.templating import compact, render

from .model import DOWNLOAD
from .scatter import QUADRANT, percent, scatter

if TYPE_CHECKING:
    from .model import ChangeTable, Evidence, Figure


#: A part as HTML, given the way to the site's root.
Part = Callable[[str], str]


def evidence(data: Evidence, name: str, *, base: str) -> str:
    """A part of the evidence by its name: a figure, a table, the six measures of the three authorities.

    Raises:
        ChoiceError: there is no part of that name.
    """
    return pick(parts(data), name, "part of the evidence")(base)


def parts(data: Evidence) -> Mapping[str, Part]:
    """Everything that a page may ask for, by name."""
    return {
        **{table.id: partial(_change_table, table) for table in data.tables.changes},
        data.tables.ahead.id: partial(_ahead_table, data),
        **{figure.caption.id: partial(_figure, data, figure) for figure in data.figures.values()},
        "changes": partial(_changes, data),
    }


def _change_table(table: ChangeTable, base: str) -> str:
    return _html("change_table", table=table, base=base)


def _ahead_table(data: Evidence, _base: str) -> str:
    table, matched = data.tables.ahead, data.matched.items()
    printed = [(row, [(row.printed[x], data.figures[row.figure].point(index)) for x, index in matched]) for row in table.rows]
    return _html("ahead_table", table=table, letters=data.matched, printed=printed)


def _changes(data: Evidence, base: str) -> str:
    """All six measures in the three authorities, level 4 first."""
    ordered = sorted(data.figures.values(), key=lambda figure: figure.caption.level)
    figures = [(figure, [figure.point(index) for index in data.matched.values()]) for figure in ordered]
    return _html("changes", letters=data.matched, figures=figures, base=base)


def _figure(data: Evidence, figure: Figure, base: str) -> str:
    letters = {index: letter.upper() for letter, index in data.matched.items()}
    claims = {claim.quadrant: claim for claim in figure.caption.claims}
    return _html(
        "figure",
        figure=figure,
        number=figure.caption.id.removeprefix("fig"),
        drawing=scatter(figure, letters),
        quadrants=[(ident, name, claims.get(ident)) for ident, name in QUADRANT.items()],
        names=QUADRANT,
        letters=letters,
        percent=percent,
        download=DOWNLOAD,
        base=base,
    )


def _html(template: str, **values: object) -> str:
    return compact(render(f"topics/evidence/{template}.html.jinja", **values))
