"""The canonical form of a case's file: front matter as `canonical` writes it, comments kept; the account hardly touched.
A trial is formatted as the front matter of a case is.

What a file means never changes: it is read again afterwards and held against what it said before. A file that the strict
reader refuses is not formatted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from whatworkswell.problems.problem import PracticeError, Problem

from .front_matter import reader as frontmatter
from .front_matter.canonical import EmptyMapping, Entry, write
from .front_matter.keys import Key, tree
from .front_matter.reader import FENCE, Reading, Tree
from .repository import MAX_FILE
from .trial import TrialRecord

_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
_COMMENT = re.compile(r"#[^\n]*")
#: A comment behind the sign that opens a block of text belongs to neither the text nor the space around it.
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")


class UnformattedError(PracticeError):
    """A file that is left as it is; `problems` say why."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


def formatted(raw: bytes, path: str) -> str:
    """The canonical form of a case's index.md; formatting that again changes nothing.

    Raises:
        UnformattedError: the strict reader refuses the file, or it is larger than a case may be.
    """
    if len(raw) > MAX_FILE:
        raise UnformattedError(f"{path} is larger than {MAX_FILE // 1024} KB, so it was left as it is.")
    before = frontmatter.read(raw, path)
    _refuse_unread(before, path)
    text = f"{FENCE}\n{_facts(_front_lines(raw, before), tree())}{FENCE}\n{_body(before.body)}"
    _refuse_changed(before, frontmatter.read(text.encode("utf-8"), path), tree(), path)
    return text


def formatted_trial(raw: bytes, path: str) -> str:
    """The canonical form of a trial's file.

    Raises:
        UnformattedError: the strict reader refuses the file.
    """
    before = frontmatter.read_facts(raw, path)
    _refuse_unread(before, path)
    text = _facts("".join(f"{line}\n" for line in _lines(raw)), tree(TrialRecord))
    _refuse_changed(before, frontmatter.read_facts(text.encode("utf-8"), path), tree(TrialRecord), path)
    return text


def _refuse_unread(reading: Reading, path: str) -> None:
    if reading.problems:
        raise UnformattedError(f"{path} cannot be read, so it was left as it is.", tuple(reading.problems))


def _refuse_changed(before: Reading, after: Reading, whole: Key, path: str) -> None:
    if after.problems or after.data != _folded(before.data, whole):
        raise UnformattedError(f"{path} was left as it is: written again, it would not say the same.")


def _lines(raw: bytes) -> list[str]:
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _front_lines(raw: bytes, reading: Reading) -> str:
    lines = _lines(raw)
    return "".join(f"{line}\n" for line in lines[1 : reading.body_line - 2])


def _folded(data: Tree, key: Key | None) -> Tree:
    """What was read, with the white space of texts as the model takes it."""
    if isinstance(data, dict):
        return {name: _folded(value, key.find(name) if key else None) for name, value in data.items()}
    if isinstance(data, list):
        return [_folded(item, key) for item in data]
    return " ".join(data.split()) if key and key.kind == "text" else data


def _body(body: str) -> str:
    """The account with a final line break and without white space that means nothing.

    Two spaces at the end of a line are a line break, and in code every space counts: where trimming would change the HTML,
    less is trimmed.
    """
    import cmarkgfm  # only here: most accounts need no trimming
    from cmarkgfm.cmark import Options

    end = body.rstrip(" \t\n")
    lines = "\n".join(line if line.endswith("  ") and line.strip() else line.rstrip(" \t") for line in end.split("\n"))

    def html(text: str) -> str:
        options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
        return str(cmarkgfm.markdown_to_html_with_extensions(text, options, extensions=_EXTENSIONS))

    for trimmed in (lines, end):
        text = f"{trimmed}\n" if trimmed else ""
        if text == body or html(text) == html(body):
            return text
    return body if body.endswith("\n") else f"{body}\n"


@dataclass(eq=False)
class _Place:
    """Where an entry stands: `start` in the text, `column` from 0; `closed` is the end of its value in brackets, else 0."""

    entry: Entry
    start: int
    parent: _Place | None
    in_brackets: bool
    column: int = 0
    closed: int = 0

    def within(self, index: int) -> _Place:
        """The entry that a remark at `index` is about: this one, or the one whose brackets have closed by then."""
        place = self
        while place.parent and 0 < place.parent.closed <= index:
            place = place.parent
        return place


@dataclass
class _Scan:
    """What the parser's events tell about a text: its entries, and which stretches of it are values."""

    text: str
    places: list[_Place] = field(default_factory=list)
    scalars: list[tuple[int, int]] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)

    def entries(self) -> list[Entry]:
        events = yaml.parse(self.text, Loader=frontmatter.SAFE_LOADER)
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                return self.mapping(events, None, bool(event.flow_style))
        return []

    def mapping(self, events: Iterator[yaml.Event], parent: _Place | None, brackets: bool) -> list[Entry]:
        found: list[Entry] = []
        for event in events:
            if not isinstance(event, yaml.ScalarEvent):
                self.close(event, parent, brackets)
                break
            self.scalar(event)
            place = _Place(Entry(event.value, ""), _start(event), parent, brackets)
            self.places.append(place)
            place.entry.value = self.value(next(events), events, place)
            found.append(place.entry)
        return found or EmptyMapping()

    def items(self, events: Iterator[yaml.Event], parent: _Place, brackets: bool) -> list[Entry]:
        found: list[Entry] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.close(event, parent, brackets)
                break
            place = _Place(Entry(None, ""), _start(event), parent, brackets)
            self.places.append(place)
            place.entry.value = self.value(event, events, place)
            found.append(place.entry)
        return found

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], place: _Place) -> str | list[Entry]:
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
            return str(event.value)
        brackets = bool(getattr(event, "flow_style", False))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, place, brackets)
        return self.items(events, place, brackets)

    def close(self, event: yaml.Event, owner: _Place | None, brackets: bool) -> None:
        if owner and brackets:
            owner.closed = _end(event)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = _start(event), _end(event)
        if header := _BLOCK_HEADER.match(self.text, start):
            self.headers.append(header.end())
        self.scalars.append((start, end))


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _facts(text: str, whole: Key) -> str:
    """The canonical form of YAML whose keys are `whole`."""
    scan = _Scan(text)
    entries = scan.entries()
    outside = list(text)
    for start, end in scan.scalars:
        outside[start:end] = "x" * (end - start)
    comments = [(found.start(), found[0]) for found in _COMMENT.finditer("".join(outside))]
    for start, comment in comments:
        outside[start : start + len(comment)] = "x" * len(comment)
    comments += [(start, _COMMENT.match(text, start)[0]) for start in scan.headers]  # type: ignore[index]
    _find_columns(scan, "".join(outside))
    last: list[str] = []
    for start, comment in sorted(comments):
        _attach(comment.rstrip(), start, scan, last)
    return write(entries, whole, last)


def _find_columns(scan: _Scan, outside: str) -> None:
    """An item stands where its hyphen stands; the parser tells only where its value does."""
    for place in scan.places:
        if place.entry.key is None and not place.in_brackets:
            place.start = outside.rfind("-", 0, place.start)
        place.column = place.start - (outside.rfind("\n", 0, place.start) + 1)


def _attach(comment: str, start: int, scan: _Scan, end: list[str]) -> None:
    """Give a comment to the entry that it is about: the one on its line, the next, or the last; else to the end."""
    after = bisect_left([place.start for place in scan.places], start)
    next_one = scan.places[after] if after < len(scan.places) else None
    last = scan.places[after - 1].within(start) if after else None
    line_start = scan.text.rfind("\n", 0, start) + 1
    column, alone = start - line_start, not scan.text[line_start:start].strip()
    if last and not alone:
        last.entry.above.append(comment)
    elif next_one and (last is None or next_one.in_brackets or column <= next_one.column):
        next_one.entry.above.append(comment)
    elif last is None or (next_one is None and column == 0):
        end.append(comment)
    else:
        while last.parent and last.column > column:
            last = last.parent
        last.entry.below.append(comment)
