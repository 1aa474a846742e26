"""What to tell a person whose front matter the YAML parser gave up on: the place, what stands there, how to mend it.

The parser speaks of tokens and scalars, and often stops far below the slip. Each kind of slip that people make has a
row here; whatever has none keeps the general advice of its code.
"""

from __future__ import annotations

import yaml

#: A word of the parser's problem, a word of its context, whether the slip is where the context began, the advice of E006.
_SLIPS = (
    ("cannot start", "", False, "sign"),
    ("end of stream", "quoted", True, "quote-not-closed"),
    ("", "quoted", True, "backslash"),
    ("mapping keys", "", False, "sign"),
    ("", "block scalar", True, "block"),
    ("", "flow sequence", True, "list-in-brackets"),
    ("", "flow mapping", True, "facts-in-brackets"),
    ("", "alias", True, "stars"),
    ("", "anchor", True, "anchor"),
    ("", "simple key", True, "no-key"),
    ("sequence entries", "", False, "list-beside-its-key"),
    ("expected key", "", False, "uneven"),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str]:
    """The line and column of the slip in `text` (from 0), the line itself, and the name of the advice, if any."""
    problem, context = error.problem or "", error.context or ""
    here, earlier = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if here is None or earlier is None:
        return 0, 0, problem, ""
    line = _line(text, here.line)
    before, sign = line[: here.column].strip(" -"), line[here.column : here.column + 1]
    if sign == "\t" and not before:
        return here.line, here.column, line, "tab"
    if before and "expected key" in problem:
        return here.line, here.column, line, "after-the-end"
    for in_problem, in_context, began_earlier, advice in _SLIPS:
        if in_problem in problem and in_context in context:
            mark = earlier if began_earlier else here
            return mark.line, mark.column, _line(text, mark.line), advice
    return here.line, here.column, line, ""


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if number < len(lines) else ""
