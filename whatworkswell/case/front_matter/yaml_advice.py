"""What to tell a person whose front matter the YAML parser gave up on: the place, what stands there, how to mend it.

The parser speaks of tokens and scalars, and often stops far below the slip. Each kind of slip that people make has an
entry here; whatever has none keeps the general advice of its code.
"""

from __future__ import annotations

import yaml

_TAB = "Set the line in with spaces instead of the tab at its beginning."
BRACKETS = "Brackets { } and [ ] have a special meaning here. If they belong to a text, put all of it in double quotes."
_AFTER_END = "Text goes on after a closing quotation mark or bracket. Put all of it inside double quotes."

#: A word of the parser's problem, a word of its context, whether the slip is where the context began, the advice.
_SLIPS = (
    ("cannot start", "", False, "A text may not begin with {sign} unless it is in quotes. Put all of it in double quotes."),
    ("end of stream", "quoted", True, "A quotation mark opens here and none closes. Add the second one after the last word."),
    ("", "quoted", True, "In double quotes the sign \\ has a special meaning. Remove it, or write it twice."),
    ("mapping keys", "", False, "A text may not begin with {sign} unless it is in quotes. Put all of it in double quotes."),
    ("", "block scalar", True, "A text may not begin with > or | unless it is in quotes. Put all of it in double quotes."),
    (
        "", "flow sequence", True,
        "A bracket [ opens a list here. Put commas between its items and a bracket ] after the last; "
        "if it belongs to a text, put the text in double quotes.",
    ),
    (
        "", "flow mapping", True,
        "A bracket {{ opens a group of facts here. Put commas between them and a bracket }} after the last; "
        "if it belongs to a text, put the text in double quotes.",
    ),
    ("", "alias", True, "Facts are plain text: remove the stars around words, or put the text in double quotes."),
    ("", "anchor", True, "A text may not begin with & unless it is in quotes. Put all of it in double quotes."),
    (
        "", "simple key", True,
        "Begin the line with a key, a colon and a space. If it goes on from the line above, set it in by two spaces.",
    ),
    (
        "sequence entries", "", False,
        "Begin a list on the line below its key, with a hyphen before each item. If it is a text, put it in double quotes.",
    ),
    (
        "expected key", "", False,
        "Set this line in by the same number of spaces as its neighbours: facts of one group stand in one column.",
    ),
)  # fmt: skip


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str]:
    """The line and column of the slip in `text` (from 0), the line itself, and the advice, empty where there is none."""
    problem, context = error.problem or "", error.context or ""
    here, earlier = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if here is None or earlier is None:
        return 0, 0, problem, ""
    line = _line(text, here.line)
    before, sign = line[: here.column].strip(" -"), line[here.column : here.column + 1]
    if sign == "\t" and not before:
        return here.line, here.column, line, _TAB
    if before and "expected key" in problem:
        return here.line, here.column, line, _AFTER_END
    for in_problem, in_context, began_earlier, advice in _SLIPS:
        if in_problem in problem and in_context in context:
            mark = earlier if began_earlier else here
            return mark.line, mark.column, _line(text, mark.line), advice.format(sign=sign)
    return here.line, here.column, line, ""


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if number < len(lines) else ""
