"""The Lesson Study handbook as text for a Markdown page: whole, a step at a time, by role, and its other parts.

Every function is pure: the same data give the same bytes. `base` is the way from the page to the site's root; `cite` turns
the id of a reference into HTML. Main headings come out as Markdown, so that they reach the page's table of contents and
get a permanent link; everything else is HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from whatworkswell.case.datafile import pick
from whatworkswell.kit.facts import Item
from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from .model import Handbook, Role, Safeguard, Step
    from .sheets import Sheet

#: From the id of a reference to the HTML that cites it.
Cite = Callable[[str], str]

#: The handbook's own address, from the site's root.
HOME = "handbook/lesson-study/"
#: How the page of what comes after the last step is called, in its address and by the macro.
NEXT = "next"


def whole(book: Handbook, *, base: str, cite: Cite) -> str:
    """Every step with all its roles, on one page. The anchors are `step-1` and so on, and `next-steps`."""
    out = [_html("whole_opening", book=book, roles=_roles(book, base), cite=cite)]
    for name, step in steps(book).items():
        out += [
            _heading(full_title(book, name), anchor(name)),
            _html(
                "whole_step",
                step=step,
                ident=anchor(name),
                parts=_parts(book, step),
                href=base + address(name),
                sheets=_sheets(book, step, base),
            ),
        ]
    return "\n".join(out)


def step(book: Handbook, number: int | str, *, base: str, cite: Cite) -> str:
    """One step, with the way to the step before and the step after. `number` counts from 1, or is "next"."""
    known = steps(book)
    name = str(number)
    found = pick(known, name, "step")
    out = [
        _html(
            "step_opening",
            step=found,
            name=name,
            names=[(other, one.short, base + address(other)) for other, one in known.items()],
            count=len(book.steps.steps),
        )
    ]
    for role, lines in _parts(book, found):
        out += [_heading(role.label, role.id), _html("part", role=role, lines=lines, step=found)]
    out += [_heading("In the number example", "example"), _html("example", lines=found.example)]
    if name != NEXT:
        rules = [rule for rule in book.safeguards.items if int(name) in rule.steps]
        if rules:
            out += [_heading("Keep it safe", "safeguards"), _html("step_rules", rules=rules, href=base + HOME)]
    out.append(
        _html(
            "step_ending",
            step=found,
            sheets=_sheets(book, found, base),
            before=_neighbour(book, name, -1, base),
            after=_neighbour(book, name, +1, base),
            whole=base + HOME + "steps/",
            book=book,
            cite=cite,
        )
    )
    return "\n".join(out)


def step_title(book: Handbook, number: int | str) -> str:
    """The title of a step with its number, as it stands at the top of its page."""
    pick(steps(book), str(number), "step")
    return full_title(book, str(number))


def role(book: Handbook, name: str, *, base: str, cite: Cite) -> str:
    """What one role does, across all steps."""
    found = _role(book, name)
    out = [
        _html("role_opening", book=book, role=found, roles=_roles(book, base), cite=cite),
    ]
    for key, one in steps(book).items():
        out += [
            _heading(full_title(book, key), anchor(key)),
            _html("role_step", lines=one.part(found.id), step=one, role=found, href=base + address(key)),
        ]
    return "\n".join(out)


def role_title(book: Handbook, name: str) -> str:
    """The title of a role's page."""
    return _role(book, name).title


def worked_example(book: Handbook, *, base: str, cite: Cite) -> str:
    """The worked example from its opening to the last step."""
    out = [
        _heading("What the teacher saw", "observations"),
        _html("example_opening", example=book.example),
        _heading("The teacher's questions", "questions"),
        _html("example_questions", example=book.example),
        _heading("Step by step", "step-by-step"),
        _html(
            "example_steps",
            example=book.example,
            steps=[(full_title(book, key), anchor(key), one, base + address(key)) for key, one in steps(book).items()],
            cite=cite,
        ),
    ]
    return "\n".join(out)


def safeguards(book: Handbook, *, base: str, cite: Cite) -> str:
    """Every rule with its reason, the steps it belongs to and its source."""
    rules = [(rule, [(number, base + address(str(number))) for number in rule.steps]) for rule in book.safeguards.items]
    sources = dict.fromkeys(rule.source for rule in book.safeguards.items if rule.source)
    return _html("safeguards", rules=rules, numbers={ref: number for number, ref in enumerate(sources, 1)}, cite=cite)


def sheet(book: Handbook, name: str, *, cite: Cite) -> str:
    """A blank sheet to print and fill in by hand."""
    return blank(pick(book.sheets, name, "sheet"), cite=cite, rules=book.safeguards.items)


def blank(sheet: Sheet, *, cite: Cite, rules: Sequence[Safeguard] = ()) -> str:
    """Any sheet, from this handbook or another part of the site. `rules` fill its section of safeguards."""
    return _html("sheet", sheet=sheet, rules=rules, cite=cite)


def sheets(book: Handbook, *, base: str) -> str:
    """The list of sheets."""
    return sheet_list((found, base + sheet_address(name)) for name, found in book.sheets.items())


def sheet_list(rows: Iterable[tuple[Sheet, str]]) -> str:
    """Sheets with their addresses, as a list."""
    return _html("sheets", rows=list(rows))


def steps(book: Handbook) -> dict[str, Step]:
    """The steps by the name that a page calls them: "1" and so on, then "next"."""
    return {str(i): step for i, step in enumerate(book.steps.steps, 1)} | {NEXT: book.steps.next_steps}


def full_title(book: Handbook, name: str) -> str:
    """`Step 3: Agree the focus ...`; what comes afterwards has no number."""
    title = steps(book)[name].title
    return title if name == NEXT else f"Step {name}: {title}"


def anchor(name: str) -> str:
    """The anchor of a step on a page that holds them all."""
    return "next-steps" if name == NEXT else f"step-{name}"


def address(name: str) -> str:
    """The address of a step's page, from the site's root."""
    return f"{HOME}steps/{name}/"


def sheet_address(name: str) -> str:
    """The address of a sheet's page."""
    return f"{HOME}sheets/{name}/"


def _role(book: Handbook, name: str) -> Role:
    return pick({str(one.id): one for one in book.steps.roles}, name, "role")


def _parts(book: Handbook, step: Step) -> list[tuple[Role, tuple[str, ...]]]:
    return [(role, step.part(role.id)) for role in book.steps.roles]


def _roles(book: Handbook, base: str) -> list[tuple[Role, str]]:
    return [(role, f"{base}{HOME}roles/{role.id}/") for role in book.steps.roles]


def _sheets(book: Handbook, step: Step, base: str) -> list[Item]:
    return [Item(book.sheets[name].title, base + sheet_address(name)) for name in step.sheets]


def _neighbour(book: Handbook, name: str, way: int, base: str) -> Item | None:
    """The title and address of the step before (-1) or after (+1), where there is one."""
    names = list(steps(book))
    index = names.index(name) + way
    if not 0 <= index < len(names):
        return None
    return Item(full_title(book, names[index]), base + address(names[index]))


def _html(template: str, **values: object) -> str:
    return compact(render(f"topics/handbook/{template}.html.jinja", **values))


def _heading(text: str, ident: str) -> str:
    """A Markdown heading with its anchor. The model lets no markup into a title."""
    return f"\n## {text} {{: #{ident} }}\n"
