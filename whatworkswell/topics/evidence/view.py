"""The evidence as text for a Markdown page: facts, tables with what follows from them, charts, drawings, differences.

Every function is pure: the same data give the same bytes. `base` is the way from the page to the site's root; `cite` turns
the id of a reference into HTML. The evidence *of a case* is drawn elsewhere, in `topics.case_page.evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.kit.templating import compact, render
from whatworkswell.topics.handbook import diagrams

from .model import DOWNLOAD
from .scatter import QUADRANT, percent, scatter

if TYPE_CHECKING:
    from whatworkswell.topics.handbook.view import Cite

    from .model import ChangeTable, Evidence, Figure
    from .prose import Cycle, Facts, Level, Route


@dataclass(frozen=True)
class Page:
    """What a part needs to know of the page that it stands on."""

    base: str
    cite: Cite


Part = Callable[[Page], str]


def evidence(data: Evidence, name: str, *, base: str, cite: Cite) -> str:
    """A part of the evidence by its name: a figure, a table, a list of facts, the authorities, the differences.

    Raises:
        ChoiceError: there is no part of that name.
    """
    return pick(parts(data), name, "part of the evidence")(Page(base, cite))


def parts(data: Evidence) -> Mapping[str, Part]:
    """Everything that a page may ask for, by name."""
    return {
        **{table.id: partial(_change_table, table) for table in data.tables.changes},
        data.tables.ahead.id: partial(_ahead_table, data),
        "fig1": partial(_cycle, data.programme.cycle),
        "fig2": partial(_path, data.programme.path),
        **{figure.caption.id: partial(_figure, data, figure) for figure in data.figures.values()},
        **{name: partial(_facts, facts) for name, facts in data.programme.facts.items()},
        "authorities": partial(_authorities, data),
        **{f"level-{level.id}": partial(_level, data, level) for level in data.authorities.levels},
        "changes": partial(_changes, data),
        "differences": partial(_differences, data),
    }


def _facts(facts: Facts, _page: Page) -> str:
    return _html("facts", list=facts)


def _change_table(table: ChangeTable, page: Page) -> str:
    return _html("change_table", table=table, base=page.base)


def _ahead_table(data: Evidence, _page: Page) -> str:
    table, authorities = data.tables.ahead, data.authorities.authorities
    printed = [(row, [(one, data.figures[row.figure].point(data.matched[one.id])) for one in authorities]) for row in table.rows]
    return _html("ahead_table", table=table, authorities=authorities, printed=printed)


def _changes(data: Evidence, page: Page) -> str:
    """All six measures in the three authorities, level 4 first."""
    authorities = data.authorities.authorities
    ordered = sorted(data.figures.values(), key=lambda figure: figure.caption.level)
    figures = [(figure, [figure.point(data.matched[one.id]) for one in authorities]) for figure in ordered]
    return _html("changes", authorities=authorities, figures=figures, base=page.base)


def _figure(data: Evidence, figure: Figure, page: Page) -> str:
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
        base=page.base,
    )


def _authorities(data: Evidence, page: Page) -> str:
    return _html("authorities", authorities=data.authorities.authorities, percent=percent, base=page.base)


def _level(data: Evidence, level: Level, _page: Page) -> str:
    return _html("level", level=level, authorities=data.authorities.authorities)


def _differences(data: Evidence, page: Page) -> str:
    """The headings come out as Markdown, so that each difference is in the page's contents and has a link."""
    out = []
    for group in data.differences.groups:
        out += [f"\n## {group.title} {{: #{group.id} }}\n", f"{group.text}\n"]
        for item in group.items:
            out += [f"\n### {item.title} {{: #{item.id} }}\n", _html("difference", item=item, cite=page.cite)]
    return "\n".join(out)


def _cycle(data: Cycle, _page: Page) -> str:
    places = ((50, 6, 240), (100, 88, 140), (190, 198, 146), (4, 198, 146), (4, 294, 146))
    boxes = [
        diagrams.box(x, y, width, 50, stage.label, letters=width // 9)
        for stage, (x, y, width) in zip(data.stages, places, strict=True)
    ]
    return _drawing("fig1", "cycle", data, boxes=boxes, height=350, again=data.again.rsplit(" ", 1))


def _path(data: Route, _page: Page) -> str:
    pitch, height = 66, 42
    row = [diagrams.box(40, 6 + pitch * i, 260, height, one.label, letters=34) for i, one in enumerate(data.stages[:5])]
    fork = 6 + pitch * 4 + height
    ends = [diagrams.box(x, fork + 28, 160, 52, one.label, letters=17) for x, one in zip((6, 174), data.stages[5:], strict=True)]
    downs = [6 + pitch * i + height for i in range(4)]
    return _drawing("fig2", "path", data, boxes=[*row, *ends], height=fork + 88, downs=downs, fork=fork)


def _drawing(ident: str, name: str, data: Cycle | Route, **values: object) -> str:
    shell = {"ident": f"ww-{ident}", "title": data.title, "description": data.description, "width": diagrams.WIDTH}
    return _html(
        "drawing", ident=ident, data=data, drawing=compact(render(f"topics/evidence/{name}.svg.jinja", **shell, **values))
    )


def _html(template: str, **values: object) -> str:
    return compact(render(f"topics/evidence/{template}.html.jinja", **values))
