"""The text of a section as it was written in Word, as Markdown that reads the same: lists, bold, slanted, links, tables.

What a person typed is never taken for a sign of Markdown, so that a star stays a star. A line that begins with a bullet or
a hyphen is an item of a list, though: that is what it is meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from ..render.word_styles import MARKDOWN
from ..render.word_words import without_blank_lines
from .word_blocks import Block, Paragraph, Run, Table

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"`*\\|\[\]~]+")
_SIGNS = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|!(?=\[)")
_LINE_START = re.compile(r"(?:#(?=#*(?:\s|$))|>|[-+](?=\s|$)|[-=:](?=[-=:\s]*$))")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_TYPED_BULLET = re.compile(r"[ \t]*[•·▪◦●–-][ \t]+(?=\S)")
_TYPED_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")


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
        kept.append(Run(run.text[cut:], run.is_bold, run.is_slanted, run.link, run.picture))
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
    """A line with its bold and slanted words, links and pictures."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and not run.picture and (last.is_bold, last.is_slanted, last.link, last.picture) == (
            run.is_bold, run.is_slanted, run.link, "",
        ):  # fmt: skip
            joined[-1] = Run(last.text + run.text, run.is_bold, run.is_slanted, run.link)
        elif run.text or run.picture:
            joined.append(run)
    out = ""
    for index, run in enumerate(joined):
        after = joined[index + 1].text[:1] if index + 1 < len(joined) else ""
        out += _piece(run, out, after)
    lines = [_at_start(line.strip(" \t")) for line in out.split("\n")]
    return "\\\n".join(line for line in lines if line)


def _piece(run: Run, before: str, after: str) -> str:
    if run.picture:
        return f"![{_escaped(' '.join(run.text.split()))}]({run.picture})"
    core = run.text.strip()
    if not core or not (run.is_bold or run.is_slanted or run.link):
        return _escaped(run.text)
    start = run.text[: len(run.text) - len(run.text.lstrip())]
    end = run.text[len(run.text.rstrip()) :]
    text = _escaped(core)
    if run.link:
        address = quote(run.link, safe="!#$%&'*+,-./:;=?@_~")
        text = f"[{_signs(core)}]({address})"
    if run.is_bold or run.is_slanted:
        outside = (start or before[-1:], end or after)
        text = "\n".join(_strong(line, run, outside) if line.strip() else line for line in text.split("\n"))
    return start + text + end


def _strong(text: str, run: Run, outside: tuple[str, str]) -> str:
    """Bold or slanted text. Where Markdown's stars would not be taken for such, the words of HTML stand instead."""
    signs = "*" * (2 * run.is_bold + run.is_slanted)
    before, after = outside
    opens = text[0].isalnum() or not before or before.isspace()
    closes = text[-1].isalnum() or not after or after.isspace()
    if opens and closes and before != "*" and not after.startswith("*"):
        return f"{signs}{text}{signs}"
    text = f"<em>{text}</em>" if run.is_slanted else text
    return f"<strong>{text}</strong>" if run.is_bold else text


def _escaped(text: str) -> str:
    """The text with a backslash before what Markdown would take for a sign; addresses of the web stay as they are."""
    out, end = "", 0
    for found in _URL.finditer(text):
        out += _signs(text[end : found.start()]) + found[0]
        end = found.end()
    return out + _signs(text[end:])


def _signs(text: str) -> str:
    return _SIGNS.sub(lambda found: f"\\{found[0]}", text)


def _at_start(line: str) -> str:
    """The line with a backslash before what would be a sign at its beginning."""
    if _LINE_START.match(line):
        return f"\\{line}"
    return _NUMBER_START.sub(r"\1\\\2", line, count=1) if _NUMBER_START.match(line) else line
