"""The ledger of pages: every address that the site has published, so that none vanishes without leading on.

Cases are in the register. Here stand the pages, the headings that somebody named on purpose, and the slides: what a
leader links to, prints as a QR code and expects to find in ten years. A line is an address from the site's root, such as
`about/` or `about/#reasons`; a page that has moved is written `old/ -> new/`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from whatworkswell.topics.sessions import model as sessions
from whatworkswell.catalogue.facets import FACETS
from whatworkswell.case.account.links import page_url
from whatworkswell.problems.problem import Problem, problem
from whatworkswell.case.repository import Repository

FILE = Path("docs/_data/urls.txt")
ARROW = "->"
_ADDRESS = re.compile(r"(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")
#: An id that somebody wrote at a heading, as `## What it asked {#what-it-asked}`.
_NAMED = re.compile(r"\{:?\s*#([a-z0-9-]+)\s*\}\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Line:
    """One line: an address, and where it leads now if it has moved; `number` counts from 1."""

    number: int
    address: str
    now: str = ""


def load(root: Path) -> list[Line]:
    """The lines of the ledger below `root`, remarks and blank lines left out; none where there is no file."""
    path = root / FILE
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return [
        Line(number, *(part.strip() for part in line.split(ARROW, 1)))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("# ")
    ]


def moved(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """The pages that have moved: each former address with the present one."""
    return ((line.address, line.now) for line in lines if line.now)


def check(repository: Repository) -> Iterator[Problem]:
    """Lines that cannot be read, and pages that are gone or that lead on to nothing. Headings are `check_anchors`'s."""
    pages = set(_pages(repository))
    for line in load(repository.root):
        for written in filter(None, (line.address, line.now)):
            if not _ADDRESS.fullmatch(written):
                yield problem("E065", FILE.as_posix(), (line.number, 1), found=written)
        lost = line.now or line.address
        if _ADDRESS.fullmatch(lost) and lost.partition("#")[0] not in pages:
            yield problem("E064", FILE.as_posix(), (line.number, 1), found=lost)
        if advice := _cannot_lead_on(line, pages):
            yield problem("E065", FILE.as_posix(), (line.number, 1), found=line.address, advice=advice)


def _cannot_lead_on(line: Line, pages: Container[str]) -> str:
    """The advice about an arrow that leads nobody anywhere; nothing where it does."""
    if line.now and "#" in line.address:
        return "heading"
    return "page" if line.now and line.address in pages else ""


def check_anchors(lines: Iterable[Line], anchors: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Headings that are gone from a page that is there; `anchors` holds those of each page by its address."""
    for line in lines:
        page, _, anchor = (line.now or line.address).partition("#")
        if anchor and page in anchors and anchor not in anchors[page]:
            yield problem("E064", FILE.as_posix(), (line.number, 1), found=f"{page}#{anchor}")


def with_new(text: str, repository: Repository) -> tuple[str, list[str]]:
    """The text of the ledger with what is published and not yet in it, in order; and what was added."""
    known = {line.address for line in load(repository.root)}
    added = sorted({*_pages(repository), *_anchors(repository)} - known)
    remarks = [line for line in text.splitlines() if line.startswith("# ")]
    held = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("# ")]
    return "\n".join([*remarks, *sorted([*held, *added])]) + "\n", added


def _pages(repository: Repository) -> Iterator[str]:
    """The address of every page but the cases: of those in `docs`, of the lists of cases, of the slides."""
    yield from map(page_url, _written(repository))
    yield "browse/"
    for facet in FACETS:
        if facet.main:
            yield f"browse/{facet.id}/"
            yield from (f"browse/{facet.id}/{term}/" for term in repository.vocabularies[facet.vocabulary].terms)
    for path in (repository.root / sessions.FOLDER).glob("*.yml"):
        yield f"sessions/{path.stem}/present/"


def _written(repository: Repository) -> Iterator[str]:
    """The files of pages in `docs`, by their paths there; what lies in `_data` is no page, and the home page needs no line."""
    return (source for source in repository.pages if not source.startswith("_") and page_url(source))


def _anchors(repository: Repository) -> Iterator[str]:
    """The headings with an id of their own, and the slides of the sessions."""
    for source in _written(repository):
        text = (repository.root / "docs" / source).read_text(encoding="utf-8")
        yield from (f"{page_url(source)}#{name}" for name in _NAMED.findall(text))
    for ident, session in sessions.load(repository.root).items():
        if f"sessions/{ident}.md" in repository.pages:
            yield from (f"sessions/{ident}/#{item.id}" for item in session.items)
