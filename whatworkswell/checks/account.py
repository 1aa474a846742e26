"""The account: its sections, in their order, with something in each, and no code that may not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from whatworkswell.case.account.account import SECTIONS, Heading
from whatworkswell.case.account.markup import Finding
from whatworkswell.case.front_matter.vocabulary import nearest
from whatworkswell.case.repository import Case
from whatworkswell.problems.problem import Problem, meant, phrase, problem

#: The sections that must be there, by origin.
REQUIRED_SECTIONS = {
    "submitted": tuple(list(SECTIONS)[:5]),
    "documented": ("what-we-did",),
}
#: The most links that are read.
MAX_LINKS = 300
#: The advice of E034 about some of the HTML that people paste or know from elsewhere, by its tags.
INSTEAD = {
    "iframe video audio embed object": "embedded",
    "details summary": "folded",
    "div span font center u style big small": "look",
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
        if finding.reason == "link":
            continue  # told among the links
        code, more = _refusal(finding)
        place = (finding.line + first - 1, finding.column)
        yield problem(code, case.path, place, field="account", found=finding.found, **more)
    if account.stray:
        found = case.reading.body.split("\n")[account.stray - 1]
        yield problem("E037", case.path, at(account.stray), field="account", found=found)
    for heading in account.headings:
        if heading.level == 1:
            yield problem("E036", case.path, at(heading.line), field="account", found=heading.text)
    yield from _sections(case, [h for h in account.headings if h.level == 2])
    if len(account.links) > MAX_LINKS:
        link = account.links[MAX_LINKS]
        place = (link.line + first - 1, link.column)
        count = len(account.links)
        yield problem("E035", case.path, place, field="account", advice="links", count=count, most=MAX_LINKS)


def _refusal(finding: Finding) -> tuple[str, dict[str, str]]:
    """The code of the message about a piece that may not be published, and what fills it in."""
    tag = "".join(re.findall(r"^</?([a-zA-Z0-9-]+)", finding.found)).lower()
    if finding.reason == "pair":
        return "E038", {"pair": f"<{tag}> and </{tag}>"}
    return "E034", {"advice": next((advice for tags, advice in INSTEAD.items() if tag in tags.split()), "other")}


def _sections(case: Case, headings: list[Heading]) -> Iterator[Problem]:
    """Which sections are there, in which order. A heading that is nearly right counts as the section that is meant."""
    first, body = case.reading.body_line, case.reading.body
    ids = {label: id for id, label in SECTIONS.items()}
    in_order = _in_order([ids[h.text] for h in headings if h.text in ids and not h.is_inside])
    seen: set[str] = set()
    for heading in headings:
        id, near = ids.get(heading.text), nearest(heading.text, ids)
        code, more = "", {"field": id or "account", "found": f"## {heading.text}"}
        if heading.is_inside:
            code, more["advice"] = "E032", "inside"
        elif id is None:
            code, more = "E031", more | meant(near)
            more["allowed"] = ", ".join(f"## {label}" for label in SECTIONS.values())
            seen.update({ids[near]} if near else ())
        elif id in seen:
            code, more["advice"] = "E032", "twice"
        elif id not in in_order:
            code, more = "E032", more | {"advice": "order", "order": ", ".join(SECTIONS.values())}
        elif not case.account.sections.get(id):
            code, more = "E033", {"field": id, "section": SECTIONS[id], "help": phrase("sections", id)}
        if code:
            yield problem(code, case.path, (heading.line + first - 1, 1), **more)
        seen.update({id} if id and not heading.is_inside else ())
    end = first + body.rstrip("\n").count("\n") if body else first - 1
    for id in REQUIRED_SECTIONS.get(case.front.origin, ()):
        if id not in seen:
            yield problem("E030", case.path, (end, 1), field=id, section=SECTIONS[id], help=phrase("sections", id))


def _in_order(given: list[str]) -> set[str]:
    """The most sections that stand in the right order among themselves; the others are what must move."""
    order, once = list(SECTIONS), list(dict.fromkeys(given))
    for size in range(len(once), 0, -1):
        for some in combinations(once, size):
            if list(some) == sorted(some, key=order.index):
                return set(some)
    return set()
