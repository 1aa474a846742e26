"""Writes front matter in its one canonical form: a tree of entries with their comments in, YAML out.

Keys stand in the order of the model. The words of a list and the facts of a small part share a line; each text has a line
of its own, however long, because a changed text should show as one changed line. A text is quoted only where some reader
of YAML would take it for something else, such as a number, a date or two facts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from .keys import Key
from .reader import Tree, is_odd

#: The longest line on which a list or a small part may stand.
WIDTH = 120
INDENT = 2

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
#: YAML 1.2 reads these as numbers, YAML 1.1 the single letters as yes and no; PyYAML's resolver knows the rest.
TAKEN_ELSEWHERE = re.compile(r"0o[0-7]+|[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+|[yYnN]")
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_STRING = "tag:yaml.org,2002:str"
_RESOLVER = yaml.resolver.Resolver()
#: What JSON leaves as it is and YAML does not read; half a character cannot be written at all.
_NOT_IN_YAML = re.compile("[\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")


@dataclass
class Entry:
    """A key with its value, or an item of a list (`key` is None); a mapping and a list hold entries.

    Comments begin with #. Each has a line of its own: the reader refuses one behind a text, where it may be the text's end.
    """

    key: str | None
    value: str | list[Entry]
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def has_comments(self) -> bool:
        """Whether anything within the value carries a comment."""
        return isinstance(self.value, list) and any(child.above or child.below or child.has_comments for child in self.value)


class EmptyMapping(list[Entry]):
    """A mapping with nothing in it, which a plain empty list would turn into a list."""


def entries_of(data: dict[str, Tree]) -> list[Entry]:
    """Plain data as entries without comments."""
    return [_entry(key, value) for key, value in data.items()]


def _entry(key: str | None, value: Tree) -> Entry:
    if isinstance(value, dict):
        return Entry(key, entries_of(value) or EmptyMapping())
    return Entry(key, [_entry(None, item) for item in value] if isinstance(value, list) else value)


def write(entries: list[Entry], part: Key, after: Iterable[str] = ()) -> str:
    """The YAML of these entries, which belong to `part`; `after` are comments for the end."""
    return "".join(f"{line}\n" for line in (*_block(entries, part, 0), *after))


def _block(entries: list[Entry], key: Key | None, indent: int) -> Iterator[str]:
    if entries and entries[0].key is None:
        for entry in entries:
            yield from _item(entry, key, indent)
        return
    for entry in sorted(entries, key=lambda entry: _place(entry, key)):
        yield from _pair(entry, key.find(str(entry.key)) if key else None, indent)


def _place(entry: Entry, part: Key | None) -> int:
    """Where a key stands in the model; unknown ones keep their order at the end."""
    names = [known.name for known in part.keys] if part else []
    return names.index(entry.key) if entry.key in names else len(names)


def _pair(entry: Entry, key: Key | None, indent: int) -> Iterator[str]:
    space, value = " " * indent, entry.value
    name = f"{space}{_scalar(str(entry.key), None)}:"
    yield from (space + comment for comment in entry.above)
    if isinstance(value, str):
        yield f"{name} {_text(value, key)}".rstrip()
    elif not value:
        yield f"{name} {_empty(value)}"
    elif not entry.has_comments and (line := _flow(value, key)) and len(name) + 1 + len(line) <= WIDTH:
        yield f"{name} {line}"
    else:
        yield name
        yield from _block(value, key, indent + INDENT)
    yield from (space + comment for comment in entry.below)


def _item(entry: Entry, key: Key | None, indent: int) -> Iterator[str]:
    space = " " * indent
    yield from (space + comment for comment in entry.above)
    if isinstance(entry.value, str):
        yield f"{space}- {_text(entry.value, key)}".rstrip()
    elif not entry.value:
        yield f"{space}- {_empty(entry.value)}"
    else:
        lines = list(_block(entry.value, key, indent + INDENT))
        # The first key shares the line of the hyphen, so comments before it stand above the item.
        first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from (space + comment.lstrip() for comment in lines[:first])
        yield f"{space}- {lines[first][indent + INDENT :]}"
        yield from lines[first + 1 :]
    yield from (space + comment for comment in entry.below)


def _empty(value: list[Entry]) -> str:
    return "{}" if isinstance(value, EmptyMapping) else "[]"


def _flow(children: list[Entry], key: Key | None) -> str:
    """A list or a part on one line, or nothing where it needs lines of its own."""
    values = [child.value for child in children if isinstance(child.value, str)]
    if key is None or key.kind == "text" or len(values) < len(children):
        return ""
    if children[0].key is None:
        return "" if key.kind == "part" else f"[{', '.join(_text(value, key, flow=True) for value in values)}]"
    pairs = [
        f"{known.name}: {_text(str(child.value), known, flow=True)}"
        for child in sorted(children, key=lambda child: _place(child, key))
        if (known := key.find(str(child.key))) and known.kind != "text" and child.value
    ]
    return f"{{{', '.join(pairs)}}}" if len(pairs) == len(children) and not key.many else ""


def _text(value: str, key: Key | None, flow: bool = False) -> str:
    """A scalar of this key. A text is folded, as the model does; a blank in a block is nothing at all."""
    if key and key.kind == "text":
        value = " ".join(value.split())
    return _scalar(value, key, flow) if value or flow else ""


def _scalar(value: str, key: Key | None, flow: bool = False) -> str:
    if key and key.kind in ("whole", "decimal") and _NUMBER.fullmatch(value):
        return value
    if key and key.kind == "yes-no" and value in ("true", "false"):
        return value
    odd = any(map(is_odd, value)) or _NOT_IN_YAML.search(value)
    if not odd and _is_plain(value, flow):
        return value
    if not odd and '"' in value and "'" not in value:
        return f"'{value}'"
    quoted = json.dumps(_HALF.sub("\ufffd", value), ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if is_odd(c) or _NOT_IN_YAML.match(c) else c for c in quoted)


def _is_plain(value: str, flow: bool) -> bool:
    """Whether every reader of YAML takes this text, unquoted, for the same text."""
    if not value or value != value.strip() or value[0] in _INDICATORS or value.startswith("..."):
        return False
    if ": " in value or " #" in value or value.endswith(":") or (flow and any(c in ",[]{}:" for c in value)):
        return False
    taken_for: str = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return taken_for == _STRING and not TAKEN_ELSEWHERE.fullmatch(value)
