"""Where a case's links lead, and whether its files and its text agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..account import Link
from ..fields import FILE_NAME
from ..frontmatter import dotted
from ..links import ALLOWED, ANCHOR
from ..problems import Problem, problem
from ..repository import Case, Repository
from ..vocabulary import nearest

#: The endings of files that may be published, and the largest size in megabytes.
ATTACHMENTS = {"jpg": 5, "jpeg": 5, "png": 5, "webp": 5, "pdf": 10, "docx": 10, "pptx": 10, "xlsx": 10}
PICTURES = ("jpg", "jpeg", "png", "webp")
MAX_FILES = 30
MAX_MEGABYTES = 25
MAX_LINKS = 300
_MEGABYTE = 1024 * 1024


def check(case: Case, repository: Repository) -> Iterator[Problem]:
    """Every link of the account, every resource, every file of the folder."""
    links = case.account.links
    if len(links) > MAX_LINKS:
        yield _at(links[MAX_LINKS], case, "E035", found=f"{len(links)} links", allowed=f"up to {MAX_LINKS}")
    for link in links:
        yield from _link(link, case, repository)
    for index, resource in enumerate(case.front.resources):
        if resource.file and resource.file not in case.attachments:
            loc = ("resources", index, "file")
            mend = _did_you_mean(resource.file, case.attachments)
            yield problem("E041", case.path, case.reading.place(loc), field=dotted(loc), found=resource.file, mend=mend)
    yield from _files(case)


def _link(link: Link, case: Case, repository: Repository) -> Iterator[Problem]:
    target = link.target
    if link.is_image and target.kind != "file":
        yield _at(link, case, "E045", allowed="the name of a picture in this folder, such as wall.jpg")
        return
    match target.kind:
        case "refused":
            yield _at(link, case, "E040", allowed=ALLOWED)
        case "file" if target.name not in case.attachments:
            yield _at(link, case, "E041", mend=_did_you_mean(target.name, case.attachments))
        case "file" if link.is_image and target.name.rpartition(".")[2] not in PICTURES:
            yield _at(link, case, "E045", allowed=", ".join(PICTURES))
        case "anchor":
            yield from _anchor(link, case, case)
        case "case":
            other = repository.cases.get(target.name)
            if other is None:
                yield _at(link, case, "E042", mend=_did_you_mean(target.name, repository.cases))
                return
            if other.stage == "retired":
                yield _at(link, case, "W003")
            yield from _anchor(link, case, other)
        case "page" if target.name not in repository.pages:
            yield _at(link, case, "E043", mend=_did_you_mean(target.name, repository.pages))
    if link.is_image and not link.alt.strip():
        yield _at(link, case, "W002")


def _anchor(link: Link, case: Case, other: Case) -> Iterator[Problem]:
    anchor = link.target.anchor
    if anchor and ANCHOR + anchor not in other.account.anchors:
        allowed = sorted(a.removeprefix(ANCHOR) for a in other.account.anchors)
        yield _at(link, case, "E044", allowed=allowed, mend=_did_you_mean(anchor, allowed))


def check_page_anchors(case: Case, anchors: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Links from one case to headings of pages; `anchors` maps a page's path in `docs` to its anchors."""
    for link in case.account.links:
        target = link.target
        if target.kind == "page" and target.anchor and target.anchor not in anchors.get(target.name, frozenset({target.anchor})):
            allowed = sorted(anchors[target.name])
            yield _at(link, case, "E044", allowed=allowed[:40], mend=_did_you_mean(target.anchor, allowed))


def _files(case: Case) -> Iterator[Problem]:
    """The files in the folder: their names, kinds and sizes, and whether the case mentions them."""
    mentioned = {r.file for r in case.front.resources} | {x.target.name for x in case.account.links if x.target.kind == "file"}
    total = 0
    for name in case.attachments:
        path, file = f"{case.path.rpartition('/')[0]}/{name}", case.folder / name
        if file.is_symlink() or not file.is_file():
            yield problem("E048", path, found=name)
            continue
        ending = name.rpartition(".")[2]
        if not FILE_NAME.fullmatch(name) or ending not in ATTACHMENTS:
            yield problem("E047", path, found=name, allowed=ATTACHMENTS)
            continue
        size = file.stat().st_size
        total += size
        if size > ATTACHMENTS[ending] * _MEGABYTE:
            yield problem("E049", path, found=f"{size / _MEGABYTE:.1f} MB", allowed=f"up to {ATTACHMENTS[ending]} MB")
        if name not in mentioned:
            yield problem("E046", path, found=name)
    if total > MAX_MEGABYTES * _MEGABYTE or len(case.attachments) > MAX_FILES:
        found = f"{len(case.attachments)} files, {total / _MEGABYTE:.1f} MB"
        yield problem("E049", case.path, found=found, allowed=f"up to {MAX_FILES} files and {MAX_MEGABYTES} MB in all")


def _at(link: Link, case: Case, code: str, **more: object) -> Problem:
    line = link.line + case.reading.body_line - 1
    return problem(code, case.path, (line, link.column), **{"field": "account", "found": link.href, **more})  # type: ignore[arg-type]


def _did_you_mean(name: str, known: object) -> str:
    near = nearest(name, known)  # type: ignore[arg-type]
    return f"Did you mean `{near}`?" if near else ""
