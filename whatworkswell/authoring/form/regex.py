"""Python's regular expressions as JavaScript's, so that the browser looks for the same things as the core.

An expression is read sign by sign. What both languages read alike is kept, what they read differently is written out:
letters and digits of every script, word boundaries, white space, the end of a text. A possessive quantifier or an atomic
group, which JavaScript lacks, becomes a greedy one: it saves time and decides nothing here. Anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      (?P<escape> \\ (?: x[0-9a-fA-F]{2} | u[0-9a-fA-F]{4} | [^xu] ) )
    | (?P<set> \[ \^? \]? (?: [^\]\\] | \\. )* \] )
    | (?P<flags> \( \? [aimsux]+ \) )
    | (?P<named> \( \? P (?: < (?P<name> \w+ ) > | = (?P<again> \w+ ) \) ) )
    | (?P<group> \( (?: \? (?: [:=!>] | <[=!] ) | (?!\?) ) )
    | (?P<repeat> (?: [*+?] | \{ \d+ (?: ,\d* )? \} | \{,\d+\} ) (?P<manner> [?+]? ) )
    | (?P<place> [.^$|)] )
    | (?P<sign> [^\\()\[] )
    """,
    re.VERBOSE | re.DOTALL,
)
#: What stands in a class: an escape or a sign, or two of them as a range.
_ONE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^xu])|[^\\]"
_MEMBER = re.compile(rf"(?P<first>{_ONE})(?:-(?P<last>{_ONE}))?", re.DOTALL)
_CATEGORIES = {
    "w": r"\p{L}\p{N}_",
    "d": r"\p{Nd}",
    "s": r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000",
}
_WORD = f"[{_CATEGORIES['w']}]"
_PLACES = {
    "A": "^",
    "Z": r"(?![\s\S])",
    "b": f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))",
    "B": f"(?:(?<={_WORD})(?={_WORD})|(?<!{_WORD})(?!{_WORD}))",
}
_WHOLE = {"^": "^", "$": r"(?=\n?(?![\s\S]))"}
_BY_LINE = {"^": r"(?<=\n|^)", "$": r"(?=\n|(?![\s\S]))"}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}


def as_javascript(pattern: re.Pattern[str]) -> dict[str, str]:
    """The `source` and `flags` from which JavaScript makes the same expression. It always needs the flag u.

    Raises:
        ValueError: the expression holds something that has no counterpart.
    """
    if pattern.flags & re.ASCII:
        raise ValueError("letters of one alphabet only have no counterpart in JavaScript")
    places = {**(_BY_LINE if pattern.flags & re.MULTILINE else _WHOLE), ")": ")", "|": "|"}
    places["."] = r"[\s\S]" if pattern.flags & re.DOTALL else r"[^\n]"
    flags = "iu" if pattern.flags & re.IGNORECASE else "u"
    return {"source": "".join(_written(pattern, places)), "flags": flags}


def _written(pattern: re.Pattern[str], places: dict[str, str]) -> Iterator[str]:
    at, is_spaced = 0, bool(pattern.flags & re.VERBOSE)
    while at < len(pattern.pattern):
        token = _TOKEN.match(pattern.pattern, at)
        if token is None:
            raise ValueError(f"{pattern.pattern[at : at + 8]} has no counterpart in JavaScript")
        at = token.end()
        match token.lastgroup:
            case "escape":
                yield _escape(token[0])
            case "set":
                yield _class(token[0])
            case "flags":
                pass  # they are among the flags of the whole
            case "named":
                yield f"(?<{token['name']}>" if token["name"] else rf"\k<{token['again']}>"
            case "group":
                yield "(?:" if token[0] == "(?>" else token[0]
            case "repeat":
                yield token[0].removesuffix("+" if token["manner"] == "+" else "").replace("{,", "{0,")
            case "place":
                yield places[token[0]]
            case _ if is_spaced and token[0].isspace():
                pass
            case _ if is_spaced and token[0] == "#":
                at = (pattern.pattern + "\n").index("\n", at)
            case _:
                yield _sign(token[0])


def _escape(written: str) -> str:
    """An escape outside a class."""
    name = written[1]
    if name in _PLACES:
        return _PLACES[name]
    if name.lower() in _CATEGORIES:
        return f"[{'^' if name.isupper() else ''}{_CATEGORIES[name.lower()]}]"
    return f"(?:\\{name})" if name in "123456789" else _sign(_meant(written))


def _meant(written: str) -> str:
    """The sign that a sign or an escape stands for."""
    if written[0] != "\\":
        return written
    if len(written) > 2:
        return chr(int(written[2:], 16))
    if written[1].isalnum() and written[1] not in _CONTROLS:
        raise ValueError(f"{written} has no counterpart in JavaScript")
    return _CONTROLS.get(written[1], written[1])


def _sign(char: str) -> str:
    if char.isascii() and (char.isalnum() or char in " _'\"@#%&=:;,<>~`!"):
        return char
    return f"\\{char}" if char in "^$\\.*+?()[]{}|/" else f"\\u{{{ord(char):x}}}"


def _class(written: str) -> str:
    """A class of characters. One that names the opposite of a category is an intersection or a union, which a class cannot be."""
    is_negated = written[1] == "^"
    plain: list[str] = []
    opposite: list[str] = []
    for member in _MEMBER.finditer(written[2:-1] if is_negated else written[1:-1]):
        first, last = member["first"], member["last"]
        if first[0] == "\\" and first[1].lower() in _CATEGORIES:
            (opposite if first[1].isupper() else plain).append(_CATEGORIES[first[1].lower()])
        else:
            plain.append(_sign(_meant(first)) + (f"-{_sign(_meant(last))}" if last else ""))
    held = "".join(plain)
    if not opposite:
        return f"[{'^' if is_negated else ''}{held}]"
    if is_negated:
        return "(?:" + (f"(?![{held}])" if held else "") + "".join(f"(?=[{one}])" for one in opposite[1:]) + f"[{opposite[0]}])"
    return "(?:" + "|".join([*([f"[{held}]"] if held else []), *(f"[^{one}]" for one in opposite)]) + ")"
