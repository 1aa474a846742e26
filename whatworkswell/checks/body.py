"""The account: its sections, in their order, with something in each, and no code that may not be published."""

from __future__ import annotations

from collections.abc import Iterator

from ..account import SECTIONS, Heading
from ..links import ALLOWED
from ..problems import Problem, problem
from ..repository import Case
from ..vocabulary import nearest

#: The sections that must be there, by origin.
REQUIRED_SECTIONS = {
    "submitted": tuple(list(SECTIONS)[:5]),
    "documented": ("what-we-did",),
}
_REFUSALS = {"code": "E034", "pair": "E038", "link": "E040"}
#: What each section is for, in the words of the guide.
HELP = {
    "why": "Say what you wanted to improve, for whom, and how you knew that it was needed.",
    "what-we-did": "Say what was done, step by step, so that another school could do it.",
    "what-happened": "Say what changed for pupils, for teaching and for the school, and what did not.",
    "what-made-the-difference": "Say what you think brought the change about.",
    "what-did-not-work": "Say what went wrong or was given up. If everything worked, say so and why you think it did.",
    "if-you-try-this": "Say where to start and what is essential.",
    "what-next": "Say what you will do next.",
}


def check(case: Case) -> Iterator[Problem]:
    """What is wrong with the Markdown body of one case."""
    account, first = case.account, case.reading.body_line

    def at(line: int) -> tuple[int, int]:
        return (line + first - 1, 1)

    if account.too_large:
        yield problem("E035", case.path, at(1), found=account.too_large)
        return
    for finding in account.findings:
        place, allowed = (finding.line + first - 1, finding.column), ALLOWED if finding.reason == "link" else ""
        yield problem(_REFUSALS[finding.reason], case.path, place, field="account", found=finding.found, allowed=allowed)
    if account.stray:
        yield problem("E037", case.path, at(account.stray), field="account")
    for heading in account.headings:
        if heading.level == 1:
            yield problem("E036", case.path, at(heading.line), field="account", found=heading.text)
    yield from _sections(case, [h for h in account.headings if h.level == 2])


def _sections(case: Case, headings: list[Heading]) -> Iterator[Problem]:
    first = case.reading.body_line
    ids = {label: id for id, label in SECTIONS.items()}
    order = list(SECTIONS)
    latest, seen = -1, set()
    for heading in headings:
        at, id = (heading.line + first - 1, 1), ids.get(heading.text)
        if heading.is_inside:
            help = "Take it out of the list or quotation; or, if it is not a section, put ### before it."
            yield problem("E032", case.path, at, field="account", found=f"## {heading.text}", help=help)
            continue
        if id is None:
            near = nearest(heading.text, SECTIONS.values())
            mend = f"Did you mean “## {near}”?" if near else ""
            yield problem(
                "E031", case.path, at, field="account", found=f"## {heading.text}",
                allowed=[f"## {label}" for label in SECTIONS.values()], mend=mend,
            )  # fmt: skip
            continue
        if id in seen:
            yield problem(
                "E032",
                case.path,
                at,
                field="account",
                found=f"## {heading.text}",
                help="It is there already; keep one.",
            )
        elif order.index(id) < latest:
            wanted = ", ".join(SECTIONS.values())
            yield problem(
                "E032",
                case.path,
                at,
                field="account",
                found=f"## {heading.text}",
                help=f"Move it, so that the order is: {wanted}.",
            )
        elif not case.account.sections.get(id):
            yield problem("E033", case.path, at, field=id, found="nothing", section=SECTIONS[id], help=HELP[id])
        seen.add(id)
        latest = max(latest, order.index(id))
    for id in REQUIRED_SECTIONS.get(case.front.origin, ()):
        if id not in seen:
            end = first + case.reading.body.count("\n")
            yield problem("E030", case.path, (max(end, 1), 1), field=id, found="nothing", section=SECTIONS[id], help=HELP[id])
