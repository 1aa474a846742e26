"""The pages as Pagefind has indexed them, read from its fragments.

A search of Pagefind's gives ids, and nothing else of a page until its fragment is fetched. Only here is it known which
id is which page.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: What a file of Pagefind's begins with, before its JSON.
MARK = b"pagefind_dcd"


@dataclass(frozen=True)
class Page:
    """One page of the index: Pagefind's `id`, its address from the root, its text, and its facets' labels."""

    id: str
    url: str
    text: str
    filters: Mapping[str, Sequence[str]]


def indexed(bundle: Path) -> list[Page]:
    """Every page of an index, by address."""
    pages = []
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        held = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))
        pages.append(Page(path.stem, held["url"].lstrip("/"), held["content"], held["filters"]))
    return sorted(pages, key=lambda page: page.url)
