"""The register: what the maintainers decide about a case, kept where a case's author cannot set it.

It is also the ledger of permanent addresses: a case's own, its former ones (aliases) and its short link.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from whatworkswell.problems.problem import PracticeError, Problem, problem

from .front_matter.value_types import SLUG

FILE = Path("docs/_data/register.csv")
COLUMNS = (
    "slug", "stage", "first_published", "last_reviewed", "short_code", "aliases", "retired_reason", "replaced_by",
    "source_checked", "checked_by",
)  # fmt: skip
#: The columns that a register had before documented cases were checked against their sources; such a file is still read.
OLDER_COLUMNS = COLUMNS[:8]
STAGES = ("candidate", "approved", "retired")
#: No letters or digits that are mistaken for each other when a short link is read aloud or copied by hand.
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 5


@dataclass(frozen=True)
class Entry:
    """One case in the register. Dates are ISO dates or empty; `line` is its line in the file, `again` that of a second row.

    `source_checked` is the day on which `checked_by` compared a documented case with its source.
    """

    slug: str
    stage: str = "candidate"
    first_published: str = ""
    last_reviewed: str = ""
    short_code: str = ""
    aliases: tuple[str, ...] = ()
    retired_reason: str = ""
    replaced_by: str = ""
    source_checked: str = ""
    checked_by: str = ""
    line: int = 0
    again: int = 0


def load(root: Path) -> Mapping[str, Entry]:
    """The register by slug; empty where there is no file. Its content is judged by `check`, not here."""
    path = root / FILE
    if not path.is_file():
        return {}
    found: dict[str, Entry] = {}
    for entry in _rows(path):
        first = found.get(entry.slug)
        found[entry.slug] = replace(first, again=entry.line) if first else entry
    return found


def _rows(path: Path) -> Iterator[Entry]:
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        if tuple(reader.fieldnames or ()) not in (COLUMNS, OLDER_COLUMNS):
            raise PracticeError(f"{FILE}: the first line must be {','.join(COLUMNS)}")
        for row in reader:
            values: dict[str, Any] = {key: (row.get(key) or "").strip() for key in COLUMNS}
            aliases = tuple(values.pop("aliases").split())
            yield Entry(**values, aliases=aliases, line=reader.line_num)
    except (csv.Error, UnicodeDecodeError) as error:
        raise PracticeError(f"{FILE} cannot be read: {error}") from error


def check(register: Mapping[str, Entry], slugs: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the register: stages, dates, and addresses that would clash or vanish."""
    known, path = set(slugs), FILE.as_posix()
    owners: dict[str, str] = {}
    for entry in register.values():
        at = (entry.line, 1)
        if entry.slug not in known:
            yield problem("E061", path, at, field="slug", found=entry.slug)
        if entry.again:
            yield problem("E062", path, (entry.again, 1), field="slug", found=entry.slug, advice="twice")
        if entry.stage not in STAGES:
            yield problem("E062", path, at, field="stage", found=entry.stage, allowed=STAGES)
        for field in ("first_published", "last_reviewed", "source_checked"):
            if (value := getattr(entry, field)) and not _is_date(value):
                yield problem("E062", path, at, field=field, found=value, advice="date")
        if entry.stage == "retired" and not entry.retired_reason:
            yield problem("E062", path, at, field="retired_reason", advice="reason")
        if bool(entry.source_checked) != bool(entry.checked_by):
            blank = "checked_by" if entry.source_checked else "source_checked"
            yield problem("E062", path, at, field=blank, advice="check")
        if entry.replaced_by and entry.replaced_by not in known:
            yield problem("E062", path, at, field="replaced_by", found=entry.replaced_by, advice="case")
        if entry.short_code and not set(entry.short_code) <= set(CODE_LETTERS):
            yield problem("E062", path, at, field="short_code", found=entry.short_code, advice="letters", letters=CODE_LETTERS)
        for alias in entry.aliases:
            if not SLUG.fullmatch(alias):
                yield problem("E062", path, at, field="aliases", found=alias, advice="alias")
        claims = [("aliases", alias) for alias in entry.aliases] + [("short_code", f"s/{entry.short_code}")]
        for field, address in claims:
            if address == "s/":
                continue
            owner = address if address in known else owners.setdefault(address, entry.slug)
            if owner != entry.slug:
                yield problem("E063", path, at, field=field, found=address, owner=owner)


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def updated(register: Mapping[str, Entry], slugs: Iterable[str], today: date) -> dict[str, Entry]:
    """The register with an entry for every case: new ones are candidates, published today, with a short code.

    A code is worked out from the slug, so that two people who update the register get the same one.
    """
    entries = dict(register)
    taken = {entry.short_code for entry in entries.values()}
    for slug in sorted(slugs):
        entry = entries.get(slug) or Entry(slug, first_published=today.isoformat())
        if not entry.short_code:
            entry = replace(entry, short_code=_new_code(slug, taken))
            taken.add(entry.short_code)
        entries[slug] = entry
    return dict(sorted(entries.items()))


def _new_code(slug: str, taken: set[str]) -> str:
    for attempt in range(1000):
        digest = hashlib.sha256(f"{slug}:{attempt}".encode()).digest()
        code = "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest[:CODE_LENGTH])
        if code not in taken:
            return code
    raise PracticeError(f"No short code is left for {slug}")


def as_csv(register: Mapping[str, Entry]) -> str:
    """The register as the text of its file."""
    return "".join([_row(COLUMNS), *(_row(_cells(entry)) for entry in register.values())])


def with_rows(text: str, before: Mapping[str, Entry], after: Mapping[str, Entry]) -> str:
    """The file's text, which held `before`, as it holds `after`.

    New rows come in by their slugs, changed ones in their places; all others stay byte for byte as somebody typed them.
    """
    if not text:
        return as_csv(after)
    lines = list(io.StringIO(text, newline=""))
    lines[-1] += "" if lines[-1].endswith(("\n", "\r")) else "\n"
    reader = csv.reader(lines)
    new = sorted(set(after) - set(before))
    out, start = [], 0
    for cells in reader:
        slug, row = (cells[0].strip() if cells else ""), "".join(lines[start : reader.line_num])
        if start:  # not the headings
            while new and slug > new[0]:
                out.append(_row(_cells(after[new.pop(0)])))
            if slug in before and before[slug] != after[slug]:
                row = _row(_cells(after[slug]))
        elif tuple(cells) == OLDER_COLUMNS:
            row = _row(COLUMNS)
        out.append(row)
        start = reader.line_num
    return "".join([*out, *(_row(_cells(after[slug])) for slug in new)])


def _cells(entry: Entry) -> list[str]:
    return [" ".join(value) if isinstance(value := getattr(entry, column), tuple) else value for column in COLUMNS]


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
