"""Snippets for an editor, made from the model: the name of a fact completes to the fact with its words to choose from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count

from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.vocabulary import Vocabularies


def snippets(vocabularies: Vocabularies) -> str:
    """The file for VS Code: one for each key of a case."""
    made = {
        f"{key.label} ({key.name})": {
            "scope": "markdown",
            "prefix": key.name,
            "description": key.description,
            "body": list(_lines(key, vocabularies, count(1), "")),
        }
        for key in tree().keys
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _lines(key: Key, vocabularies: Vocabularies, stops: Iterator[int], space: str) -> Iterator[str]:
    if key.kind == "part":
        yield f"{space}{key.name}:"
        inner = [line for child in key.keys for line in _lines(child, vocabularies, stops, "")]
        first, other = ("  - ", "    ") if key.many else ("  ", "  ")
        yield from (f"{space}{other if number else first}{line}" for number, line in enumerate(inner))
    elif not key.many:
        yield f"{space}{key.name}: {_stop(key, vocabularies, stops)}"
    elif key.vocabulary:
        yield f"{space}{key.name}: [{_stop(key, vocabularies, stops)}]"
    else:
        yield f"{space}{key.name}:"
        yield from (f"{space}  - {_stop(key, vocabularies, stops)}" for _ in range(max(1, key.fewest)))


def _stop(key: Key, vocabularies: Vocabularies, stops: Iterator[int]) -> str:
    """A place to fill in, with the words to choose from or a word of help."""
    number = next(stops)
    if key.vocabulary or key.kind == "yes-no":
        words = ("true", "false") if key.kind == "yes-no" else vocabularies[key.vocabulary].terms
        return f"${{{number}|{','.join(words)}|}}"
    if key.name == "schema":
        return "1"
    return f"${{{number}:{key.label}}}"
