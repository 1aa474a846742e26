"""The evidence as text for a Markdown page: tables with what follows from them, charts, drawings.

Every function is pure: the same data give the same bytes. `base` is the way from the page to the site's root. The evidence
*of a case* is drawn elsewhere, in `topics.case_page.evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.kit.templating import compact, render
from whatworkswell.topics.handbook import diagrams

from .model import DOWNLOAD
from .scatter import QUADRANT, percent, scatter

if TYPE_CHECKING:
    from .model import ChangeTable, Drawing, Evidence, Figure


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
        "fig1": partial(_cycle, data.drawings.cycle),
        "fig2": partial(_path, data.drawings.path),
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


def _cycle(data: Drawing, _base: str) -> str:
    places = ((50, 6, 240), (100, 88, 140), (190, 198, 146), (4, 198, 146), (4, 294, 146))
    boxes = [
        diagrams.box(x, y, width, 50, stage.label, letters=width // 9)
        for stage, (x, y, width) in zip(data.stages, places, strict=True)
    ]
    return _drawing("fig1", "cycle", data, boxes=boxes, height=350, again=data.again.rsplit(" ", 1))


def _path(data: Drawing, _base: str) -> str:
    pitch, height = 66, 42
    row = [diagrams.box(40, 6 + pitch * i, 260, height, one.label, letters=34) for i, one in enumerate(data.stages[:5])]
    fork = 6 + pitch * 4 + height
    ends = [diagrams.box(x, fork + 28, 160, 52, one.label, letters=17) for x, one in zip((6, 174), data.stages[5:], strict=True)]
    downs = [6 + pitch * i + height for i in range(4)]
    return _drawing("fig2", "path", data, boxes=[*row, *ends], height=fork + 88, downs=downs, fork=fork)


def _drawing(ident: str, name: str, data: Drawing, **values: object) -> str:
    shell = {"ident": f"ww-{ident}", "title": data.title, "description": data.description, "width": diagrams.WIDTH}
    return _html(
        "drawing", ident=ident, data=data, drawing=compact(render(f"topics/evidence/{name}.svg.jinja", **shell, **values))
    )


def _html(template: str, **values: object) -> str:
    return compact(render(f"topics/evidence/{template}.html.jinja", **values))
