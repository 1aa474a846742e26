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

from whatworkswell.problems.problem import Problem, problem

from .yaml_advice import explain

#: Where a value stands: the keys and list indexes that lead to it, such as ("evidence", 0, "kind").
Loc = tuple[str | int, ...]
#: Line and column, both from 1.
Place = tuple[int, int]
Tree = str | list["Tree"] | dict[str, "Tree"]

FENCE = "---"
MAX_FRONT_MATTER = 16 * 1024  # bytes
MAX_DEPTH = 4  # mappings and lists inside one another
#: Where the value of a key that is given twice is put: no key can be called so, and nobody asks there.
_AGAIN: Loc = (-1,)

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Reading:
    """What a file holds. `data` is usable even where there are problems: what could not be read is left out."""

    data: dict[str, Tree] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    blanks: list[Loc] = field(default_factory=list)
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
    text = _decoded(raw, path, reading)
    if text is None:
        return reading
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        first = lines[0].strip()
        reading.problems.append(problem("E003", path, found=first, advice="" if first else "empty-line"))
        return reading
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        reading.problems.append(problem("E004", path))
        return reading
    reading.body = "\n".join(lines[end + 1 :])
    reading.body_line = end + 2
    _read_facts("\n".join(lines[1:end]) + "\n", path, reading, 2, "front matter")
    return reading


def read_facts(raw: bytes, path: str) -> Reading:
    """Read a file that holds nothing but facts, such as a trial, as strictly as front matter."""
    reading = Reading()
    text = _decoded(raw, path, reading)
    if text is not None:
        _read_facts(text, path, reading, 1, "file")
    return reading


def too_large(path: str, most: int) -> Reading:
    """What there is to say of a file of more than `most` bytes: that it is too large, and nothing else."""
    limit = f"{most // 1024} KB"
    return Reading(problems=[problem("E009", path, advice="unread", limit=limit, what="file")])


def _decoded(raw: bytes, path: str, reading: Reading) -> str | None:
    """The text of a file, or None where it is none; what cannot be seen in it is noted."""
    try:
        text = _unix(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reading.problems.append(_not_utf8(raw, error, path))
        return None
    reading.problems.extend(_odd_characters(text, path))
    return text


def _read_facts(text: str, path: str, reading: Reading, first_line: int, what: str) -> None:
    size = len(text.encode("utf-8"))
    if size > MAX_FRONT_MATTER:
        found, limit = f"{size // 1024} KB", f"{MAX_FRONT_MATTER // 1024} KB"
        reading.problems.append(problem("E009", path, found=found, limit=limit, what=what))
    elif not any(p.code == "E002" for p in reading.problems):
        read_yaml(text, path, reading, first_line)


def read_yaml(text: str, path: str, reading: Reading, first_line: int = 1) -> None:
    """Read one strict YAML mapping into `reading`; `first_line` is the line of the file on which `text` begins."""
    builder = _Builder(path, reading, first_line, text.split("\n"))
    try:
        builder.document(iter(yaml.parse(text, Loader=SAFE_LOADER)))
    except _UnreadableError:
        pass
    except yaml.MarkedYAMLError as error:
        line, column, found, advice = explain(error, text)
        line = min(line, text.count("\n"))  # what is missing at the end of a file is missing in its last line
        place = (line + first_line, column + 1)
        if "mapping values" in (error.problem or ""):
            reading.problems.append(problem("E005", path, place, found=found))
        else:
            sign = text.split("\n")[line][column : column + 1]
            reading.problems.append(problem("E006", path, place, found=found, advice=advice, sign=sign))
    except (yaml.YAMLError, ValueError) as error:
        reading.problems.append(problem("E006", path, (first_line, 1), found=str(error)))


class _UnreadableError(Exception):
    """The rest of the document cannot be read; the reason is already among the problems."""


class _Builder:
    """Turns the parser's events into a tree, noting positions and refusing what is not allowed."""

    def __init__(self, path: str, reading: Reading, first_line: int, lines: list[str]) -> None:
        self.path = path
        self.reading = reading
        self.first_line = first_line
        self.lines = lines

    def document(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                self.refuse_decoration(event)
                self.reading.data = self.mapping(events, (), 1)
                break
            if isinstance(event, yaml.SequenceStartEvent | yaml.ScalarEvent):
                found = event.value if isinstance(event, yaml.ScalarEvent) else "a list"
                raise self.stop("E014", event, found=found, advice="file")
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise self.stop("E008", event, advice="second-document")

    def mapping(self, events: Iterator[yaml.Event], loc: Loc, depth: int) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self.stop("E006", event, advice="brackets")
            self.refuse_decoration(event)
            self.refuse_odd(event)
            key, here = event.value, (*loc, event.value)
            if key in found:
                first = self.reading.keys[here][0]
                self.say("E007", event, field=dotted(here), found=key, first=first)
                self.node(next(events), events, _AGAIN, depth)
                continue
            self.reading.keys[here] = self.place(event)
            found[key] = self.node(next(events), events, here, depth)
        return found

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], loc: Loc, depth: int) -> Tree:
        self.reading.values[loc] = self.place(event)
        self.refuse_decoration(event)
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_odd(event)
            self.refuse_cut_off(event)
            if not event.value.strip():
                if loc[0] != _AGAIN[0]:
                    self.reading.blanks.append(loc)
                self.reading.values[loc] = self.reading.keys.get(loc, self.place(event))
            return event.value
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
            raise self.stop("E008", event, found=f"*{anchor}")
        if anchor or tag:
            self.say("E008", event, found=f"&{anchor}" if anchor else str(tag).replace("tag:yaml.org,2002:", "!!"))

    def refuse_odd(self, event: yaml.ScalarEvent) -> None:
        """Refuse what cannot be seen also where it is written as an escape, such as "\\u202E"."""
        if event.value.isascii() and event.value.isprintable():
            return
        if odd := next((char for char in event.value if char not in "\t\n" and is_odd(char)), ""):
            self.say("E002", event, found=_named(odd))

    def refuse_cut_off(self, event: yaml.ScalarEvent) -> None:
        """Refuse a text without quotes that goes on with a #: the rest would be lost as a remark, without a word."""
        if event.value and not event.style and (end := event.end_mark):
            rest = self.lines[end.line][end.column :]
            if (remark := rest.lstrip(" \t")).startswith("#"):
                at = (end.line + self.first_line, end.column + len(rest) - len(remark) + 1)
                self.reading.problems.append(problem("E008", self.path, at, found=remark))

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return (min(mark.line, len(self.lines) - 1) + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

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


def _unix(text: str) -> str:
    """The text with one kind of line ending."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(raw: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    """Which character it is, guessed from the encodings that word processors use."""
    lines = _unix(raw[: error.start].decode("utf-8", "replace")).split("\n")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        advice, found = "utf-16", ""
    else:
        advice, found = "encoding", raw[error.start : error.start + 1].decode("cp1252", "replace")
    return problem("E002", path, (len(lines), len(lines[-1]) + 1), advice=advice, sign=found)


def _odd_characters(text: str, path: str) -> Iterator[Problem]:
    """Characters that cannot be seen but change what a reader or a program sees: controls and text-direction marks."""
    if text.isascii() and text.isprintable():
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        for column, char in enumerate(line, 1):
            if char != "\t" and is_odd(char):
                yield problem("E002", path, (number, column), found=_named(char))
                break


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'control character').lower()}"


def is_odd(char: str) -> bool:
    """Whether a character is a control or steers the direction of text; tab and line break count too."""
    code = ord(char)
    if code < 0x20 or 0x7F <= code < 0xA0 or code & 0xFFFE == 0xFFFE:
        return True
    return code in (0x2028, 0x2029, 0xFEFF) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or 0xD800 <= code < 0xE000
