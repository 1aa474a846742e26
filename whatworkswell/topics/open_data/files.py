"""All cases as data, for whoever wants to count, map or study them: JSON, a table for a spreadsheet, and a feed of the newest.

Each holds what the pages show and nothing else, and the same cases always give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET  # only written here, never read

from pydantic import BaseModel

from whatworkswell.catalogue.facets import FACETS, values
from whatworkswell.kit.cite import cite_case, reference_text, rights_in_words

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.kit.settings import PageSettings

PAGE = "about/open-data.md"
JSON, CSV, FEED = "about/open-data/cases.json", "about/open-data/cases.csv", "feed.xml"
#: How many cases the feed holds.
NEWEST = 30
_ATOM = "http://www.w3.org/2005/Atom"
#: What a spreadsheet would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(cases: Sequence[Case], repository: Repository, settings: PageSettings) -> Mapping[str, Callable[[], bytes]]:
    """What is published, by its address; `cases` in the order of lists. A feed needs to know where the site is."""
    made: dict[str, Callable[[], bytes]] = {
        JSON: lambda: as_json(cases, repository, settings),
        CSV: lambda: as_csv(cases, repository, settings),
    }
    return made | {FEED: lambda: feed(cases[:NEWEST], repository, settings)} if settings.site_url else made


def as_json(cases: Sequence[Case], repository: Repository, settings: PageSettings) -> bytes:
    """Every fact of every case and of its trials, by the keys that they are typed by; what is not recorded is absent."""
    whose = {
        "publisher": settings.published_by,
        "editors": settings.editors,
        "contact": settings.ask,
        "paid_by": settings.paid_by,
    }
    data = {
        "site": settings.site_name,
        **{key: value for key, value in whose.items() if value},
        "cases": [_whole(case, repository, settings) for case in cases],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _whole(case: Case, repository: Repository, settings: PageSettings) -> dict[str, Any]:
    trials = [{"id": trial.id, **_facts(trial.record)} for trial in case.trials]
    return {
        "slug": case.slug,
        "url": _address(case, settings),
        "stage": case.stage,
        "first_published": _published(case),
        **_checked(case),
        "rights": _rights(case, repository),
        "source": _sources(case, repository),
        "cite_as": cite_case(case, repository.references, settings),
        "strength": case.strength,
        "key_stages": list(case.key_stages),
        **_facts(case.front),
        **({"trials": trials} if trials else {}),
    }


def _checked(case: Case) -> dict[str, str]:
    """The day on which a documented case was compared with its source, and by whom; nothing where it was not."""
    if case.entry is None or not case.entry.source_checked:
        return {}
    return {"source_checked": case.entry.source_checked, "checked_by": case.entry.checked_by}


def _rights(case: Case, repository: Repository) -> str:
    """What may be done with a case, in the words of its page."""
    return rights_in_words(case, repository.vocabularies.label("licences", case.front.licence), repository.references)


def _sources(case: Case, repository: Repository) -> list[str]:
    """The publications that a case rests on, as they are cited."""
    known = repository.references
    return [reference_text(known[source.ref]) for source in case.front.sources if source.ref in known]


def _facts(record: BaseModel) -> dict[str, Any]:
    facts = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {key: value for key, value in facts.items() if value not in ("", [], {})}


def as_csv(cases: Sequence[Case], repository: Repository, settings: PageSettings) -> bytes:
    """A row a case, with what it can be chosen by; several words in a cell stand apart by a semicolon."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    own = ["slug", "url", "title", "summary", "stage", "first_published", "source_checked", "licence", "rights", "source"]
    table.writerow([*own, *(facet.id for facet in FACETS)])
    for case in cases:
        cells = (
            *(case.slug, _address(case, settings), case.front.title, case.front.summary, case.stage, _published(case)),
            *(case.entry.source_checked if case.entry else "", case.front.licence),
            *(_rights(case, repository), "; ".join(_sources(case, repository))),
        )
        table.writerow([*map(_cell, cells), *("; ".join(values(case, facet)) for facet in FACETS)])
    return out.getvalue().encode("utf-8-sig")  # the mark tells Excel that it is UTF-8


def _cell(text: str) -> str:
    """The text so that no spreadsheet works it out: a school wrote it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def feed(cases: Sequence[Case], repository: Repository, settings: PageSettings) -> bytes:
    """The newest cases as an Atom feed, for readers of feeds and for the pages of an alliance."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    home = settings.permanent("")
    _add(root, "title", f"{settings.site_name}: newest cases")
    _add(root, "id", home)
    _add(root, "updated", _moment(max(map(_published, cases), default="")))
    ET.SubElement(root, f"{{{_ATOM}}}link", rel="self", href=settings.permanent(FEED))
    ET.SubElement(root, f"{{{_ATOM}}}link", href=home)
    _add(ET.SubElement(root, f"{{{_ATOM}}}author"), "name", settings.published_by or settings.site_name)
    for case in cases:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "title", case.front.title)
        _add(entry, "id", _address(case, settings))
        ET.SubElement(entry, f"{{{_ATOM}}}link", href=_address(case, settings))
        _add(entry, "updated", _moment(_published(case)))
        _add(entry, "rights", _rights(case, repository))
        _add(entry, "summary", case.front.summary)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _address(case: Case, settings: PageSettings) -> str:
    """The full address where the site knows its own, else the one from its root."""
    return settings.permanent(case.url) or case.url


def _published(case: Case) -> str:
    return case.entry.first_published if case.entry else ""


def _moment(day: str) -> str:
    """A day as Atom writes a moment; before all others where nobody has written down the day."""
    return f"{day or '1970-01-01'}T00:00:00Z"
