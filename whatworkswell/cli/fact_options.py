"""Facts as options of a command: one for every key of a model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from whatworkswell.case.front_matter.keys import Key
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.problems.problem import Problem

#: Lists whose option is not simply their name without an s.
_SINGULAR = {"approaches": "approach", "pupil_focus": "pupil_focus"}
#: How many words an option's help may name.
_FEW = 8


def options(part: Key, path: str = "") -> Iterator[tuple[str, str, Key]]:
    """For every key: its option, its dotted path, and the key."""
    for key in part.keys:
        here = f"{path}.{key.name}" if path else key.name
        if key.name == "schema":
            continue
        if key.kind == "part" and not key.many:
            yield from options(key, here)
        else:
            name = _SINGULAR.get(here, here.removesuffix("s") if key.many else here)
            yield f"--{re.sub('[._]', '-', name)}", here, key


def with_facts(whole: Key, command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for every key."""
    for name, path, key in reversed(list(options(whole))):
        kind = {"part": "FACTS", "whole": "NUMBER", "decimal": "NUMBER", "yes-no": "true|false"}.get(key.kind, "TEXT")
        metavar = "WORD" if key.vocabulary else kind
        option = click.option(name, path.replace(".", "_"), multiple=key.many, metavar=metavar, help=_option_help(key))
        command = option(command)
    return command


def _option_help(key: Key) -> str:
    words = packaged()[key.vocabulary].terms if key.vocabulary else {}
    allowed = f" One of: {', '.join(words)}." if 0 < len(words) <= _FEW else ""
    keys = f" Its keys: {', '.join(child.name for child in key.keys)}." if key.keys else ""
    return f"{key.description}{allowed}{keys}"


def given_facts(whole: Key, given: Mapping[str, Any]) -> dict[str, Tree]:
    """What the options say, as it would be typed in a file."""
    facts: dict[str, Tree] = {}
    for _, path, key in options(whole):
        value = given[path.replace(".", "_")]
        if value in (None, ()):
            continue
        *outer, name = path.split(".")
        place = facts
        for step in outer:
            place = place.setdefault(step, {})  # type: ignore[assignment]
        place[name] = [_facts(item, key) if key.keys else item for item in value] if key.many else value
    return facts


def _facts(text: str, key: Key) -> Tree:
    """`name=Hill School; role=lead`, or the first key alone. Other signs of equality and semicolons belong to the text."""
    names = "|".join(child.name for child in key.keys)
    if not re.match(rf"({names})=", text):
        return {key.keys[0].name: text}
    pieces = re.split(rf";\s*(?=(?:{names})=)", text)
    return {name: value for name, _, value in (piece.partition("=") for piece in pieces)}


def said(p: Problem) -> str:
    """What is wrong with an option, on one line."""
    found = f" Found: {p.found}." if p.found else ""
    allowed = f" Allowed: {p.allowed}." if p.allowed else ""
    return f"  {p.field}: {p.message}{found}{allowed} {p.mend}"
