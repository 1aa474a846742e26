"""The facets of every page as bits, so that the browser counts and filters thousands of cases without asking Pagefind."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from .pagefind import Page


def table(pages: Sequence[Page], cases: Sequence[str]) -> dict[str, object]:
    """Rows and columns. A row is a page: `ids` are Pagefind's, the cases first, in the order of `cases` (addresses).

    A column is a value of a facet: `facets[facet][label]` holds one bit a row, the first row the lowest bit of the
    first byte, in base 64; zeros at the end are left out.
    """
    place = {url: number for number, url in enumerate(cases)}
    rows = sorted(pages, key=lambda page: (place.get(page.url, len(place)), page.url))
    columns: dict[str, dict[str, int]] = {}
    for number, page in enumerate(rows):
        for facet, labels in page.filters.items():
            column = columns.setdefault(facet, {})
            for label in labels:
                column[label] = column.get(label, 0) | 1 << number
    return {
        "ids": [page.id for page in rows],
        "facets": {
            facet: {label: _base64(column[label]) for label in sorted(column)} for facet, column in sorted(columns.items())
        },
    }


def _base64(bits: int) -> str:
    return b64encode(bits.to_bytes((bits.bit_length() + 7) // 8, "little")).decode()
