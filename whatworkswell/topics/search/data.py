"""What the search page needs beside Pagefind's index: a table of facets, other names for things, and the words there are.

Made after the index, from the index, so that the four agree. All of it is loaded only when somebody searches.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.topics.glossary import model as glossary

from .names import names
from .pagefind import indexed
from .table import table
from .words import chunks

#: Below the site's root, beside the page that uses it.
FOLDER = "search"


def write_search_data(site: Path, root: Path, cases: Sequence[str], words: Vocabularies) -> None:
    """Write the files of the search below the built `site`, once Pagefind has indexed it.

    `root` is where the site's data files are, `cases` are the addresses of the cases in the order of the lists.
    """
    pages = indexed(site / "pagefind")
    called = names(words, glossary.load(root) if (root / glossary.FILE).is_file() else None, root)
    spelled = chunks(pages, called.every)
    folder = site / FOLDER
    _write(folder / "table.json", table(pages, cases) | {"letters": "".join(sorted(spelled))})
    _write(folder / "names.json", called.data)
    for letter, text in spelled.items():
        path = folder / "words" / f"{letter}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
