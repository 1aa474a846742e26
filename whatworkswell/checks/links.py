"""Where a case's links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from whatworkswell.case.account.account import Link
from whatworkswell.case.account.links import ALLOWED, ANCHOR
from whatworkswell.case.front_matter.fields import SLUG
from whatworkswell.case.front_matter.reader import dotted
from whatworkswell.case.front_matter.vocabulary import nearest
from whatworkswell.case.repository import Case, Repository
from whatworkswell.problems.problem import Problem, problem

from .attachments.names import published_name
from .files import PICTURES

MAX_LINKS = 300
#: The most headings that a message lists.
MOST_SHOWN = 40


def check(case: Case, repository: Repository) -> Iterator[Problem]:
    """Every link of the account and every file among the resources."""
    links = case.account.links
    if len(links) > MAX_LINKS:
        yield _at(links[MAX_LINKS], case, "E035", found=f"{len(links)} links", allowed=f"up to {MAX_LINKS}")
    for link in links[:MAX_LINKS]:
        yield from _link(link, case, repository)
    for index, resource in enumerate(case.front.resources):
        if resource.file and resource.file not in case.attachments:
            loc = ("resources", index, "file")
            at, mend = case.reading.place(loc), _did_you_mean(resource.file, case.attachments)
            yield problem(
                "E041", case.path, at, field=dotted(loc), found=resource.file, allowed=case.attachments, mend=mend
            )  # fmt: skip


def _link(link: Link, case: Case, repository: Repository) -> Iterator[Problem]:
    target = link.target
    if link.is_image and target.kind != "file":
        yield _at(link, case, "E045", allowed="the name of a picture in this folder, such as wall.jpg")
        return
    match target.kind:
        case "refused":
            yield _at(link, case, "E040", allowed=ALLOWED, mend=advice(link.href))
        case "file" if target.name not in case.attachments:
            mend = _did_you_mean(target.name, case.attachments) or advice(target.name)
            yield _at(link, case, "E041", allowed=case.attachments, mend=mend)
        case "file" if link.is_image and target.name.rpartition(".")[2] not in PICTURES:
            yield _at(link, case, "E045", allowed=f"a picture that ends in {', '.join(PICTURES)}")
        case "anchor":
            yield from _anchor(link, case, case)
        case "case":
            other = repository.cases.get(target.name)
            if other is None:
                near = nearest(target.name, repository.cases)
                yield _at(link, case, "E042", mend=f"Did you mean `../{near}/index.md`?" if near else "")
                return
            if other.stage == "retired":
                yield _at(link, case, "W003")
            yield from _anchor(link, case, other)
        case "page" if target.name not in repository.pages:
            near = nearest(target.name, repository.pages)
            yield _at(link, case, "E043", mend=f"Did you mean `../../docs/{near}`?" if near else "")
    if link.is_image and not link.alt.strip():
        yield _at(link, case, "W002")


def _anchor(link: Link, case: Case, other: Case) -> Iterator[Problem]:
    anchor = link.target.anchor
    if anchor and ANCHOR + anchor not in other.account.anchors:
        allowed = sorted(a.removeprefix(ANCHOR) for a in other.account.anchors)
        yield _at(link, case, "E044", allowed=allowed[:MOST_SHOWN], mend=_did_you_mean(anchor, allowed))


def check_page_anchors(case: Case, anchors: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Links from one case to headings of pages; `anchors` maps a page's path in `docs` to its anchors."""
    for link in case.account.links:
        target = link.target
        if target.kind == "page" and target.anchor and target.anchor not in anchors.get(target.name, frozenset({target.anchor})):
            allowed = sorted(anchors[target.name])
            yield _at(link, case, "E044", allowed=allowed[:MOST_SHOWN], mend=_did_you_mean(target.anchor, allowed))


def _at(link: Link, case: Case, code: str, **more: object) -> Problem:
    line = link.line + case.reading.body_line - 1
    return problem(code, case.path, (line, link.column), **{"field": "account", "found": link.href, **more})  # type: ignore[arg-type]


def advice(href: str) -> str:
    """How to mend a link whose form shows what was meant; else nothing."""
    written = unquote(href)
    if match := re.fullmatch(rf"(?:\.\.|/?cases)/({SLUG.pattern})/?(?:\.md|index\.html)?", written):
        return f"For another case write `../{match[1]}/index.md`."
    if "/" not in written and "@" in written:
        return "A case gives no e-mail address. Name a page or form of the school as `contact` in the front matter."
    if "/" not in written and (renamed := published_name(written)) and renamed != written:
        return f"A file's name has small letters, digits and hyphens only: rename the file to `{renamed}` and link to that."
    if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", written) and not published_name(written):
        return f"For a page on the web write the whole address, such as `https://{written}`."
    return ""


def _did_you_mean(name: str, known: object) -> str:
    near = nearest(name, known)  # type: ignore[arg-type]
    return f"Did you mean `{near}`?" if near else ""
