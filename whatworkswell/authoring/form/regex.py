"""Python's regular expressions as JavaScript's, so that the browser looks for the same things as the core.

What the two read differently is written out: letters and digits of every script, word boundaries, white space, the end of a
text. A possessive quantifier, which JavaScript lacks, becomes a greedy one: it saves time and decides nothing here.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")
_CATEGORIES = {
    "WORD": r"\p{L}\p{N}_",
    "DIGIT": r"\p{Nd}",
    "SPACE": r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000",
}
_WORD = f"[{_CATEGORIES['WORD']}]"
_ANYWHERE = {
    "AT_BEGINNING_STRING": "^",
    "AT_END_STRING": r"(?![\s\S])",
    "AT_BOUNDARY": f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))",
    "AT_NON_BOUNDARY": f"(?:(?<={_WORD})(?={_WORD})|(?<!{_WORD})(?!{_WORD}))",
}
_WHOLE = {"AT_BEGINNING": "^", "AT_END": r"(?=\n?(?![\s\S]))"}
_BY_LINE = {"AT_BEGINNING": r"(?<=\n|^)", "AT_END": r"(?=\n|(?![\s\S]))"}


def as_javascript(pattern: re.Pattern[str]) -> dict[str, str]:
    """The `source` and `flags` from which JavaScript makes the same expression. It always needs the flag u."""
    by_line = bool(pattern.flags & re.MULTILINE)
    writer = _Writer({**_ANYWHERE, **(_BY_LINE if by_line else _WHOLE)}, bool(pattern.flags & re.DOTALL))
    flags = "iu" if pattern.flags & re.IGNORECASE else "u"
    return {"source": writer.all(_parser.parse(pattern.pattern, pattern.flags)), "flags": flags}


class _Writer:
    def __init__(self, places: dict[str, str], dot_is_all: bool) -> None:
        self.places = places
        self.dot = r"[\s\S]" if dot_is_all else r"[^\n]"

    def all(self, parsed: Any) -> str:
        return "".join(self.one(str(op), what) for op, what in parsed)

    def one(self, op: str, what: Any) -> str:
        match op:
            case "LITERAL":
                return _sign(what)
            case "NOT_LITERAL":
                return f"[^{_sign(what)}]"
            case "ANY":
                return self.dot
            case "AT":
                return self.places[str(what)]
            case "IN":
                return _class(what)
            case "BRANCH":
                return f"(?:{'|'.join(self.all(branch) for branch in what[1])})"
            case "SUBPATTERN":
                return f"({'?:' if what[0] is None else ''}{self.all(what[3])})"
            case "ATOMIC_GROUP":
                return f"(?:{self.all(what)})"
            case "GROUPREF":
                return f"(?:\\{what})"
            case "ASSERT" | "ASSERT_NOT":
                behind = "<" if what[0] < 0 else ""
                return f"(?{behind}{'=' if op == 'ASSERT' else '!'}{self.all(what[1])})"
            case "MAX_REPEAT" | "POSSESSIVE_REPEAT" | "MIN_REPEAT":
                fewest, most, inner = what
                upper = "" if most is _parser.MAXREPEAT else str(most)
                return f"(?:{self.all(inner)}){{{fewest},{upper}}}{'?' if op == 'MIN_REPEAT' else ''}"
        raise ValueError(f"{op} has no counterpart")


def _sign(code: int) -> str:
    char = chr(code)
    if char.isascii() and (char.isalnum() or char in " _'\"@#%&=:;,<>~`!"):
        return char
    return f"\\{char}" if char in "^$\\.*+?()[]{}|/" else f"\\u{{{code:x}}}"


def _class(parts: Any) -> str:
    """A class of characters. One that names the opposite of a category is an intersection or a union, which a class cannot be."""
    is_negated = str(parts[0][0]) == "NEGATE"
    plain, opposite = [], []
    for op, what in parts[is_negated:]:
        name = str(what).removeprefix("CATEGORY_")
        if str(op) == "CATEGORY" and name.startswith("NOT_"):
            opposite.append(_CATEGORIES[name.removeprefix("NOT_")])
        elif str(op) == "CATEGORY":
            plain.append(_CATEGORIES[name])
        else:
            plain.append(f"{_sign(what[0])}-{_sign(what[1])}" if str(op) == "RANGE" else _sign(what))
    held = "".join(plain)
    if not opposite:
        return f"[{'^' if is_negated else ''}{held}]"
    if is_negated:
        return "(?:" + (f"(?![{held}])" if held else "") + "".join(f"(?=[{one}])" for one in opposite[1:]) + f"[{opposite[0]}])"
    return "(?:" + "|".join([*([f"[{held}]"] if held else []), *(f"[^{one}]" for one in opposite)]) + ")"
