"""Text of strangers in a comment of ours: it must not mention people, link, show pictures or look like our own words."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
#: What GitHub turns into links by itself: people and teams, issues, addresses, commits. A sign that nobody sees stops it.
_LIVELY = re.compile(r"(@|#|:(?=//)|\bwww(?=\.)|\bGH(?=-)|[0-9a-f]{6}(?=[0-9a-f])|:(?=[\w+-]+:))", re.IGNORECASE)
JOINER = "\u2060"


def plain(text: str, longest: int = 600) -> str:
    """The text as text: on one line, and nothing in it means anything to Markdown or GitHub."""
    return _quiet(one_line(text, longest))


def _quiet(line: str) -> str:
    return _SPECIAL.sub(r"\\\1", _LIVELY.sub(rf"\1{JOINER}", line))


def sentence(text: str, longest: int = 600) -> str:
    """The same for a sentence of the checker, which sets words between backticks."""
    pieces = one_line(text, longest).split("`")
    if len(pieces) % 2 == 0 or not all(piece and piece == piece.strip() for piece in pieces[1::2]):
        return plain(text, longest)
    return "".join(code(piece) if number % 2 else _quiet(piece) for number, piece in enumerate(pieces))


def code(text: str, longest: int = 300) -> str:
    """The text between backticks, of which there are more than in the text."""
    line = one_line(text, longest) or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}" if "`" in (line[0], line[-1]) else f"{fence}{line}{fence}"


def one_line(text: str, longest: int) -> str:
    """The text on one line, without what steers a screen, of at most so many characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
