"""The strict reader of front matter: text in; strings, lists and mappings with their positions out.

YAML has many ways to surprise: `NO` becomes false, `010` eight, an anchor can hang a build. Here every scalar stays the
string that was typed and is given a type later, by the model; everything that an author does not need is refused with
its line and column. Works on the parser's events, so hostile nesting is refused before anything recurses into it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from .problems import Problem, problem

#: Where a value stands: the keys and list indexes that lead to it, such as ("evidence", 0, "kind").
Loc = tuple[str | int, ...]
#: Line and column, both from 1.
Place = tuple[int, int]
Tree = str | list["Tree"] | dict[str, "Tree"]

FENCE = "---"
MAX_FRONT_MATTER = 16 * 1024  # bytes
MAX_DEPTH = 4  # mappings and lists inside one another

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Reading:
    """What a file holds. `data` is usable even where there are problems: what could not be read is left out."""

    data: dict[str, Tree] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    blanks: set[Loc] = field(default_factory=set)
    body: str = ""
    body_line: int = 1
    problems: list[Problem] = field(default_factory=list)

    def place(self, loc: Loc) -> Place:
        """The position of the value at `loc`, or of the nearest thing around it that has one."""
        for end in range(len(loc), 0, -1):
            for places in (self.values, self.keys):
                if loc[:end] in places:
                    return places[loc[:end]]
        return (1, 1)


def read(raw: bytes, path: str) -> Reading:
    """Read a whole case file: front matter between two `---` lines, then the body."""
    reading = Reading()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        reading.problems.append(problem("E002", path, (line, 1), found=f"byte {raw[error.start]:#04x}"))
        return reading
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading.problems.extend(_odd_characters(text, path))

    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        reading.problems.append(problem("E003", path, found=lines[0]))
        reading.body = text
        return reading
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        reading.problems.append(problem("E004", path))
        return reading
    reading.body = "\n".join(lines[end + 1 :])
    reading.body_line = end + 2
    front = "\n".join(lines[1:end]) + "\n"
    size = len(front.encode("utf-8"))
    if size > MAX_FRONT_MATTER:
        reading.problems.append(
            problem("E009", path, found=f"{size // 1024} KB", limit=f"{MAX_FRONT_MATTER // 1024} KB", what="front matter")
        )
    elif not any(p.code == "E002" for p in reading.problems):
        read_yaml(front, path, reading, first_line=2)
    return reading


def read_yaml(text: str, path: str, reading: Reading, first_line: int = 1) -> None:
    """Read one strict YAML mapping into `reading`; `first_line` is the line of the file on which `text` begins."""
    builder = _Builder(path, reading, first_line)
    try:
        builder.document(iter(yaml.parse(text, Loader=SAFE_LOADER)))
    except _UnreadableError:
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        lines = text.split("\n")
        line = lines[mark.line] if mark and mark.line < len(lines) else ""
        code = "E005" if "mapping values" in (error.problem or "") else "E006"
        reading.problems.append(problem(code, path, at, found=line or error.problem or ""))
    except (yaml.YAMLError, ValueError) as error:
        reading.problems.append(problem("E006", path, (first_line, 1), found=str(error)))


class _UnreadableError(Exception):
    """The rest of the document cannot be read; the reason is already among the problems."""


class _Builder:
    """Turns the parser's events into a tree, noting positions and refusing what is not allowed."""

    def __init__(self, path: str, reading: Reading, first_line: int) -> None:
        self.path = path
        self.reading = reading
        self.first_line = first_line

    def document(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                self.refuse_decoration(event)
                self.reading.data = self.mapping(events, (), 1)
                break
            if isinstance(event, yaml.SequenceStartEvent | yaml.ScalarEvent):
                found = event.value if isinstance(event, yaml.ScalarEvent) else "a list"
                raise self.stop("E014", event, found=found, expected="facts, each a key, a colon and a value", example="")
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise self.stop("E008", event, found="a second document")

    def mapping(self, events: Iterator[yaml.Event], loc: Loc, depth: int) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self.stop("E006", event, found="a key that is not a word")
            self.refuse_decoration(event)
            self.refuse_odd(event)
            key, here = event.value, (*loc, event.value)
            if key in found:
                first = self.reading.keys[here][0]
                self.say("E007", event, field=dotted(here), found=key, first=first)
                self.node(next(events), events, (*loc, key, "again"), depth)
                continue
            self.reading.keys[here] = self.place(event)
            found[key] = self.node(next(events), events, here, depth)
        return found

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], loc: Loc, depth: int) -> Tree:
        self.reading.values[loc] = self.place(event)
        self.refuse_decoration(event)
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_odd(event)
            if not event.value.strip():
                self.reading.blanks.add(loc)
                self.reading.values[loc] = self.reading.keys.get(loc, self.place(event))
            return event.value
        if isinstance(event, yaml.AliasEvent):
            return ""
        if depth >= MAX_DEPTH:
            raise self.stop("E010", event, field=dotted(loc), found=f"{depth + 1} levels", limit=MAX_DEPTH)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, loc, depth + 1)
        items: list[Tree] = []
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            items.append(self.node(item, events, (*loc, len(items)), depth + 1))
        return items

    def refuse_decoration(self, event: yaml.Event) -> None:
        """Refuse what only YAML experts use: anchors, aliases and tags."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self.say("E008", event, found=f"*{anchor}")
        elif anchor or tag:
            self.say("E008", event, found=f"&{anchor}" if anchor else str(tag))

    def refuse_odd(self, event: yaml.ScalarEvent) -> None:
        """Refuse what cannot be seen also where it is written as an escape, such as "\\u202E"."""
        if event.value.isascii() and event.value.isprintable():
            return
        if odd := next((char for char in event.value if char not in "\t\n" and _is_odd(char)), ""):
            self.say("E002", event, found=_named(odd))

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def say(self, code: str, event: yaml.Event, **more: object) -> None:
        self.reading.problems.append(problem(code, self.path, self.place(event), **more))  # type: ignore[arg-type]

    def stop(self, code: str, event: yaml.Event, **more: object) -> _UnreadableError:
        self.say(code, event, **more)
        return _UnreadableError()


def dotted(loc: Loc) -> str:
    """A place as people read it: `evidence[1].kind`, counting from 1."""
    out = ""
    for step in loc:
        out += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def _odd_characters(text: str, path: str) -> Iterator[Problem]:
    """Characters that cannot be seen but change what a reader or a program sees: controls and text-direction marks."""
    if text.isascii() and text.isprintable():
        return
    for number, line in enumerate(text.split("\n"), 1):
        for column, char in enumerate(line, 1):
            if char != "\t" and _is_odd(char):
                yield problem("E002", path, (number, column), found=_named(char))
                break


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'control character').lower()}"


def _is_odd(char: str) -> bool:
    code = ord(char)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return True
    return code in (0x2028, 0x2029, 0xFEFF) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or 0xD800 <= code < 0xE000
