"""The text of a section as it was written in Word, as Markdown that reads the same: lists, bold, slanted, links, tables.

What a person typed is never taken for a sign of Markdown, so that a star stays a star. A line that begins with a bullet or
a hyphen is an item of a list, though: that is what it is meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from .blocks import Block, Paragraph, Run, Table
from .labels import without_blank_lines
from .styles import MARKDOWN

#: An address of the web: its host, the last part of which begins with a letter, then a port, then the rest.
_URL = re.compile(
    r"(?:https?://|www\.)(?:[^\W_][\w-]*\.)*[^\W\d_](?:[\w-]*[^\W_])?(?![.-]*\w|:[^\s/]*@)(?::\d{1,4}(?!\d))?"
    r"(?:[/?#](?:[^\s<>\"`*\\|\[\]~]*[^\s<>\"`*\\|\[\]~.,:;!?'()_])?)?"
)
#: An address that Markdown makes a link of by itself, and of nothing more.
_PLAIN_URL = re.compile(r"[\w./:#?=%-]*[a-z0-9/]", re.ASCII)
#: What stands beside such an address: whatever else does may be taken for a part of it, the stars around it too.
_BESIDE_URL = ("", " ", "\t")
#: Where Markdown begins an address by itself.
_URL_START = re.compile(r"((?:https?|ftp)(?=://)|www(?=\.))", re.IGNORECASE)
_SIGNS = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|!(?=\[)")
#: What stays as it is in the address of a link; a bracket would end it.
_IN_ADDRESSES = "!#$%&'*+,-./:;=?@_~"
_LINE_START = re.compile(r"(?:#(?=#*(?:\s|$))|>|[-+](?=\s|$)|[-=:](?=[-=:\s]*$))")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
#: A note that is referred to; what people type in brackets has a backslash before it.
_NOTE = re.compile(r"(?<!\\)\[\^([fe]-?\d+)\]")
_TYPED_BULLET = re.compile(r"[ \t]*[•·▪◦●–-][ \t]+(?=\S)")
_TYPED_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")


def with_notes(blocks: Sequence[Block], notes: dict[str, str]) -> str:
    """The blocks as Markdown, with the notes to which they refer below; those are taken out of `notes`."""
    text = markdown(blocks)
    used = [name for name in dict.fromkeys(_NOTE.findall(text)) if name in notes]
    return "\n".join([text, *(f"\n[^{name}]: {' '.join(_escaped(notes.pop(name)).split())}" for name in used)])


def markdown(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown, without white space around it."""
    pieces: list[str] = []
    for kind, group in groupby(blocks, _kind):
        several = list(group)
        if kind == "as it is":
            pieces.append("\n".join(one.text for one in several if isinstance(one, Paragraph)))
        elif kind == "list":
            pieces.append(_list([one for one in several if isinstance(one, Paragraph)]))
        else:
            pieces += [_table(one) if isinstance(one, Table) else _line(one) for one in several]
    return without_blank_lines("\n\n".join(piece for piece in pieces if piece.strip()))


def _kind(block: Block) -> str:
    if isinstance(block, Table):
        return "table"
    if block.style == MARKDOWN:
        return "as it is"
    return "list" if _bullet(block)[0] else "line"


def _bullet(paragraph: Paragraph) -> tuple[str, int]:
    """The sign of an item of a list, and how many letters of its text are that sign, typed by hand."""
    if paragraph.bullet or paragraph.level:
        return ("" if paragraph.level else paragraph.bullet), 0
    if found := _TYPED_BULLET.match(paragraph.text):
        return "-", found.end()
    if found := _TYPED_NUMBER.match(paragraph.text):
        return "1.", found.end()
    return "", 0


def _line(paragraph: Paragraph) -> str:
    text = inline(paragraph.runs)
    if paragraph.level and text:
        return f"{'#' * min(max(paragraph.level, 3), 6)} {' '.join(text.replace(chr(92) + chr(10), ' ').split())}"
    return text


def _list(items: Sequence[Paragraph]) -> str:
    """A list; an item of another kind at the outermost level begins a new one."""
    lines: list[str] = []
    counts: dict[int, int] = {}
    indents: list[int] = []
    before = ""
    for item in items:
        sign, typed = _bullet(item)
        depth = min(item.depth, len(indents))
        text = inline(_without(item.runs, typed))
        if not text:
            continue
        if depth == 0 and before and sign != before:
            lines.append("")
        before = sign if depth == 0 else before
        counts = {level: number for level, number in counts.items() if level <= depth}
        counts[depth] = counts.get(depth, 0) + 1 if sign == "1." else 0
        marker = f"{counts[depth]}. " if sign == "1." else "- "
        indent = sum(indents[:depth])
        indents = [*indents[:depth], len(marker)]
        lines.append(" " * indent + marker + text.replace("\n", "\n" + " " * (indent + len(marker))))
    return "\n".join(lines)


def _without(runs: Sequence[Run], letters: int) -> tuple[Run, ...]:
    """The runs without their first letters."""
    kept: list[Run] = []
    for run in runs:
        cut = min(letters, len(run.text)) if not run.picture else 0
        letters -= cut
        kept.append(replace(run, text=run.text[cut:]))
    return tuple(kept)


def _table(table: Table) -> str:
    """A table whose first row is its header."""
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    width = table.columns
    rows = [[*row, *[""] * (width - len(row))] for row in rows if any(row)]
    if not rows:
        return ""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _cell(blocks: Sequence[Block]) -> str:
    return "<br>".join(text for text in _cell_lines(blocks) if text)


def _cell_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (_cell(cell) for row in block.rows for cell in row)
        else:
            sign, typed = _bullet(block)
            text = inline(_without(block.runs, typed)).replace("\\\n", "<br>")
            yield f"• {text}" if sign and text else text


# Within a line


def inline(runs: Sequence[Run]) -> str:
    """A line with its bold and slanted words, links and pictures; a backslash stands where it is broken."""
    lines = [shown for line in _broken(runs) if (shown := _without_end(line))]
    ends = ["\\"] * (len(lines) - 1) + [""]
    return "\\\n".join(_at_start("".join(_pieces(line, end)).strip()) for line, end in zip(lines, ends, strict=False))


def _broken(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each line, neighbours of one look made one."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n") if not run.picture else [run.text]
        _join(line, replace(run, text=first))
        for text in others:
            yield line
            line = []
            _join(line, replace(run, text=text))
    yield line


def _without_end(line: list[Run]) -> list[Run]:
    """The line without white space at its end, which would hide what stands beside its last word."""
    while line and not (line[-1].picture or line[-1].note):
        if text := line[-1].text.rstrip():
            return [*line[:-1], replace(line[-1], text=text)]
        line = line[:-1]
    return line


def _join(line: list[Run], run: Run) -> None:
    last = line[-1] if line else None
    if last and not (run.picture or run.note) and replace(last, text="") == replace(run, text=""):
        line[-1] = replace(last, text=last.text + run.text)
    elif run.text or run.picture or run.note:
        line.append(run)


def _pieces(line: Sequence[Run], end: str) -> Iterator[str]:
    """The runs of a line as Markdown; `end` is what comes behind the line."""
    before = ""
    for run, after in zip(line, [*map(_beginning, line[1:]), end], strict=True):
        piece = _piece(run, before, after)
        if before:
            yield _no_picture(before, piece)
        before = piece
    yield before


def _beginning(run: Run) -> str:
    """The sign with which a run begins, or its first letter, which a sign may yet precede."""
    return "[" if run.picture or run.note else run.text[:1]


def _no_picture(before: str, piece: str) -> str:
    """What stands before a piece: with an exclamation mark there, a link would be taken for a picture."""
    return f"{before[:-1]}\\!" if before.endswith("!") and piece.startswith("[") else before


def _piece(run: Run, before: str, after: str) -> str:
    if run.picture:
        return f"![{_escaped(' '.join(run.text.split()))}]({run.picture})"
    if run.note:
        return f"[^{run.note}]"
    core = run.text.strip()
    signs = "*" * (2 * run.is_bold + run.is_slanted)
    if not core or not (signs or run.link):
        return _escaped(run.text, before, after)
    start = run.text[: len(run.text) - len(run.text.lstrip())]
    end = run.text[len(run.text.rstrip()) :]
    text = f"[{_signs(core)}]({quote(run.link, safe=_IN_ADDRESSES)})" if run.link else _escaped(core, signs, signs)
    if signs and _can_stand(start or before, text, end or after):
        text = f"{signs}{text}{signs}"
    elif signs:  # where stars would not be taken for such, the words of HTML stand instead
        text = f"<em>{text}</em>" if run.is_slanted else text
        text = f"<strong>{text}</strong>" if run.is_bold else text
    return start + text + end


def _can_stand(before: str, inside: str, after: str) -> bool:
    """Whether stars around a text mean what they should. Next to a sign, they do only where a space is outside."""
    opens = inside[0].isalnum() or not before or before[-1].isspace()
    closes = inside[-1].isalnum() or not after or after[0].isspace()
    return opens and closes and before[-1:] != "*"


def _escaped(text: str, before: str = "", after: str = "") -> str:
    """The text with a backslash before what Markdown would take for a sign; addresses of the web become links.

    `before` and `after` are what stands beside the text.
    """
    out, end = "", 0
    for found in _URL.finditer(text):
        beside = {(before + text[: found.start()])[-1:], (text[found.end() :] + after)[:1]}
        address = found[0]
        if "_" in address or not _PLAIN_URL.fullmatch(address) or not beside.issubset(_BESIDE_URL):
            scheme = "" if address.startswith("http") else "https://"
            address = f"[{_signs(address)}]({quote(scheme + address, safe=_IN_ADDRESSES)})"
        out += _no_picture(_unlinked(text[end : found.start()]), address) + address
        end = found.end()
    return out + _unlinked(text[end:])


def _unlinked(text: str) -> str:
    """The text with a backslash before signs, and where Markdown would begin an address that goes on to the next space."""
    return _URL_START.sub(r"\1\\", _signs(text))


def _signs(text: str) -> str:
    return _SIGNS.sub(lambda found: f"\\{found[0]}", text)


def _at_start(line: str) -> str:
    """The line with a backslash before what would be a sign at its beginning."""
    if _LINE_START.match(line):
        return f"\\{line}"
    return _NUMBER_START.sub(r"\1\\\2", line, count=1) if _NUMBER_START.match(line) else line
