"""What the checker says, without what may be a person's: our comment is public, and keeps what its author has taken out since.

Used only where the site's own code is installed, so in steps that hold no token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from findings import UNSAID, is_personal

from whatworkswell.case.repository import INDEX
from whatworkswell.checks.personal.detect import look, look_at_file_name
from whatworkswell.problems.problem import Problem

#: What a message of the checker took from an author, it sets between backticks.
_QUOTED = re.compile(r"`[^`]*`")


def quiet(text: str) -> str:
    """The text, or that it is not repeated."""
    return UNSAID if look(text) else text


def sayable(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """The problems as plain data, in their order."""
    every = list(problems)
    names = {name for p in every if (name := p.path.rpartition("/")[2]) != INDEX and look_at_file_name(name)}
    # What was cut short may end in the middle of a number or an address, where nobody can tell what it was.
    telling = {p.path for p in every if is_personal(p.code)}
    return [_sayable(p, names, is_cut=p.path in telling and p.found.endswith("…")) for p in every]


def _sayable(p: Problem, names: Iterable[str], *, is_cut: bool) -> dict[str, Any]:
    entry = p.as_dict()
    if p.found and (is_cut or is_personal(p.code)):
        entry["found"] = UNSAID
    for key in ("path", "field", "found", "allowed", "message", "mend"):
        for name in names:
            entry[key] = entry[key].replace(name, UNSAID)
        entry[key] = quiet(_QUOTED.sub(_unquoted, entry[key]))
    return entry


def _unquoted(quoted: re.Match[str]) -> str:
    return UNSAID if look(quoted[0]) or ("." in quoted[0] and look_at_file_name(quoted[0].strip("`"))) else quoted[0]
