"""Tables with a column of pupils' names, in Markdown, in HTML, in a spreadsheet: rows of cells in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .capitals import first_names
from .detection import Detection

_SIGNS = "|\t;,"
_MARKUP = " \t*_`\"'“”‘’"
#: Headings of columns that hold names and nothing else, and those that may hold names.
SURE = re.compile(
    r"(?:(?:full|first|last|family|given|preferred|pupil|student|child|learner)(?:['’]?s['’]?)? names?"
    r"|names? of (?:the )?(?:pupil|student|child|learner|children)s?|forenames?|surnames?|christian names?)",
    re.IGNORECASE,
)
MAYBE = re.compile(r"names?|pupils?|students?|child|children|learners?|boys?|girls?|who", re.IGNORECASE)
ANY_HEAD = re.compile(
    rf"(?:^|[|\t;,])[ \t*_`\"'“‘]{{0,6}}(?:{SURE.pattern}|{MAYBE.pattern})[ \t*_`\"'”’]{{0,6}}(?:$|[|\t;,])", re.I | re.M
)
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’-][^\W\d_]+)*(?:,? [^\W\d_][^\W\d_'’.-]*\.?(?:['’-][^\W\d_]+)*){0,3}")
#: Words in a cell that show it names no person.
NO_PERSON = frozenset(
    "academy all and any average boy boys case child children class classes college each every focus girl girls group "
    "groups high in learner learners learning lesson level low mean median middle name names none not number of other "
    "others phase primary pupil pupils school schools secondary staff stage student students study teacher teachers team "
    "the total whole with year years".split()
)
#: How many cells behind its heading a name is looked for where cells come one a line.
_NEAR = 30
_LONGEST_CELL = 80
_WIDEST = 2_000  # characters of one row that are read


@dataclass
class _Column:
    """A column that may hold names: where its heading stands; `is_done` once a name was found in it."""

    start: int
    head: str
    is_sure: bool
    is_done: bool = False


def tables_of_names(text: str) -> Iterator[Detection]:
    """The heading of each column in which a name stands, with the first name in it."""
    if ANY_HEAD.search(text):
        yield from _rows(text)
        yield from _lines(text)


def _rows(text: str) -> Iterator[Detection]:
    """Tables whose rows are lines."""
    columns: dict[int, _Column] = {}
    table_sign, start = "", 0
    for line in text.split("\n"):
        row = line[:_WIDEST]
        sign = table_sign if table_sign and table_sign in row else next((s for s in _SIGNS if s in row), "")
        if sign != table_sign:
            table_sign, columns = sign, {}
        for index, cell in enumerate(_cells(row, sign) if sign else ()):
            column = columns.get(index)
            if column is None:
                is_sure = bool(SURE.fullmatch(cell))
                if is_sure or MAYBE.fullmatch(cell):
                    columns[index] = _Column(start + row.find(cell), cell, is_sure)
            elif not column.is_done and _is_name(cell, column.is_sure):
                column.is_done = True
                yield Detection("W081", column.start, f"{column.head}: {cell}")
        start += len(line) + 1


def _lines(text: str) -> Iterator[Detection]:
    """Tables of documents, whose cells come one a line: a heading, and a name in the list among the lines behind it."""
    left, head, head_start, start = 0, "", 0, 0
    for line in text.split("\n"):
        cell = line.strip(_MARKUP) if len(line) < _LONGEST_CELL else ""
        if SURE.fullmatch(cell) or MAYBE.fullmatch(cell):
            left, head, head_start = _NEAR, cell, start
        elif left:
            left -= 1
            if _is_name(cell, is_sure=False):
                yield Detection("W081", head_start, f"{head}: {cell}")
                left = 0
        start += len(line) + 1


def _is_name(cell: str, is_sure: bool) -> bool:
    if not NAME.fullmatch(cell) or len(cell) < 3:
        return False
    words = cell.replace(",", " ").replace(".", " ").split()
    if any(word.casefold() in NO_PERSON for word in words):
        return False
    return any(word.casefold() in names for names in first_names() for word in words) or (
        is_sure and all(word[0].isupper() for word in words) and max(map(len, words)) > 1
    )


def _cells(row: str, sign: str) -> list[str]:
    inner = row.strip().strip(sign) if sign == "|" else row
    return [cell.strip(_MARKUP) for cell in inner.split(sign)]
