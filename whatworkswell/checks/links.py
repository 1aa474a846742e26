"""Where a case's links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from whatworkswell.case.account.account import Link
from whatworkswell.case.account.links import ANCHOR, MEANT_CASE
from whatworkswell.case.front_matter.reader import dotted
from whatworkswell.case.front_matter.vocabulary import nearest
from whatworkswell.case.repository import Case, Repository
from whatworkswell.problems.problem import Problem, meant, phrase, problem

from .account import MAX_LINKS
from .attachments.names import published_name
from .files import PICTURES

#: The most headings that a message lists.
MOST_SHOWN = 40


def check(case: Case, repository: Repository) -> Iterator[Problem]:
    """Every link of the account, every file among the resources, every case from which this one was developed."""
    for finding in case.account.findings:
        if finding.reason == "link":
            place = (finding.line + case.reading.body_line - 1, finding.column)
            yield problem("E040", case.path, place, field="account", found=finding.found, mend=advice(finding.found))
    for link in case.account.links[:MAX_LINKS]:
        yield from _link(link, case, repository)
    for index, origin in enumerate(case.front.adapted_from):
        if origin.case not in repository.cases:
            loc = ("adapted_from", index, "case")
            near = meant(nearest(origin.case, repository.cases))
            yield problem("E042", case.path, case.reading.place(loc), field=dotted(loc), found=origin.case, **near)
    for index, resource in enumerate(case.front.resources):
        if resource.file and resource.file not in case.attachments:
            loc = ("resources", index, "file")
            more = {"allowed": case.attachments, **meant(nearest(resource.file, case.attachments))}
            yield problem("E041", case.path, case.reading.place(loc), field=dotted(loc), found=resource.file, **more)


def _link(link: Link, case: Case, repository: Repository) -> Iterator[Problem]:
    target = link.target
    if link.is_image and target.kind != "file":
        yield _at(link, case, "E045", advice="elsewhere")
        return
    match target.kind:
        case "refused":
            yield _at(link, case, "E040", mend=advice(link.href))
        case "file" if target.name not in case.attachments:
            near = meant(nearest(target.name, case.attachments)) or {"mend": advice(target.name)}
            yield _at(link, case, "E041", allowed=case.attachments, **near)
        case "file" if link.is_image and target.name.rpartition(".")[2] not in PICTURES:
            yield _at(link, case, "E045", advice="ending", endings=", ".join(PICTURES))
        case "anchor":
            yield from _anchor(link, case, case)
        case "case":
            other = repository.cases.get(target.name)
            if other is None:
                yield _at(link, case, "E042", **meant(nearest(target.name, repository.cases), "near-link"))
                return
            if other.stage == "retired":
                yield _at(link, case, "W003")
            yield from _anchor(link, case, other)
        case "page" if target.name not in repository.pages:
            yield _at(link, case, "E043", **meant(nearest(target.name, repository.pages)))
    if link.is_image and not link.alt.strip():
        yield _at(link, case, "W002")


def _anchor(link: Link, case: Case, other: Case) -> Iterator[Problem]:
    anchor = link.target.anchor
    if anchor and ANCHOR + anchor not in other.account.anchors:
        allowed = sorted(a.removeprefix(ANCHOR) for a in other.account.anchors)
        yield _at(link, case, "E044", allowed=allowed[:MOST_SHOWN], **meant(nearest(anchor, allowed)))


def check_page_anchors(case: Case, anchors: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Links from one case to headings of pages; `anchors` maps a page's path in `docs` to its anchors."""
    for link in case.account.links:
        target = link.target
        if target.kind == "page" and target.anchor and target.anchor not in anchors.get(target.name, frozenset({target.anchor})):
            allowed = sorted(anchors[target.name])
            yield _at(link, case, "E044", allowed=allowed[:MOST_SHOWN], **meant(nearest(target.anchor, allowed)))


def _at(link: Link, case: Case, code: str, **more: object) -> Problem:
    line = link.line + case.reading.body_line - 1
    return problem(code, case.path, (line, link.column), **{"field": "account", "found": link.href, **more})  # type: ignore[arg-type]


def advice(href: str) -> str:
    """How to mend a link whose form shows what was meant; else nothing."""
    written = unquote(href)
    if match := MEANT_CASE.fullmatch(written):
        return phrase("links", "another-case", slug=match[1])
    if "/" not in written and "@" in written:
        return phrase("links", "e-mail")
    if "/" not in written and (renamed := published_name(written)) and renamed != written:
        return phrase("links", "file-name", name=renamed)
    if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", written) and not published_name(written):
        return phrase("links", "web-page", written=written)
    return ""
