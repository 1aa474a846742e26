"""What the checker found, in plain words for a comment. What comes in is data from elsewhere: nothing in it is believed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

from escaping import code, plain, sentence
from gh import RefusedError

#: Of many things only the first are told; the checker tells all.
MOST_TOLD = 30
_TEXTS = ("path", "code", "severity", "field", "message", "found", "allowed", "mend")
_CODE = re.compile(r"[EW]\d{3}")
#: What may be a person's: a comment would keep it in public. Steps without a token look for it; here it is only held back.
UNSAID = "(not repeated here)"
_PERSONAL = re.compile(r"[EW]08\d")
_ADDRESS = re.compile(r"\S@\S")


def is_personal(kind: str) -> bool:
    """Whether a message with this code tells of what may be a person's."""
    return bool(_PERSONAL.fullmatch(kind))


def valid(report: object) -> list[dict[str, Any]]:
    """A report of the checker, if it is one.

    Raises:
        RefusedError: it is not.
    """
    if not isinstance(report, list):
        raise RefusedError("The report is not a list.")
    for entry in report:
        texts = [entry.get(name) for name in _TEXTS] if isinstance(entry, dict) else [None]
        if not all(isinstance(text, str) for text in texts) or type(entry.get("line")) is not int:
            raise RefusedError("The report holds something that the checker does not say.")
        if not _CODE.fullmatch(entry["code"]) or entry["severity"] not in ("error", "warning", "waived"):
            raise RefusedError("The report holds a message that the checker does not have.")
    return report


def told(findings: Iterable[Mapping[str, Any]]) -> str:
    """A numbered list of what to mend."""
    every = list(findings)
    items = [_item(number, found) for number, found in enumerate(every[:MOST_TOLD], 1)]
    more = len(every) - MOST_TOLD
    if more > 0:
        items.append(f"And {more:,} more of the kind: `whatworkswell check` tells them all.\n")
    return "\n".join(items)


def _item(number: int, found: Mapping[str, Any]) -> str:
    where = found.get("place") or ""
    head = f"**{plain(where)}**" if where else f"{code(found['path'])}, line {found['line']}"
    field = f", {code(found['field'])}" if found["field"] and not where else ""
    lines = [f"{number}. {head}{field} ({found['code']})  ", f"   {sentence(found['message'])}"]
    if said := found["found"]:
        is_unsaid = said == UNSAID or is_personal(found["code"]) or _ADDRESS.search(said)
        lines[-1] += "  "
        lines.append(f"   Found: {UNSAID if is_unsaid else code(said)}")
    if found["allowed"]:
        lines[-1] += "  "
        lines.append(f"   Allowed: {code(found['allowed'], 500)}")
    if found["mend"]:
        lines[-1] += "  "
        lines.append(f"   What to do: {sentence(found['mend'])}")
    return "\n".join(lines) + "\n"


def by_when() -> str:
    """Within how many days somebody answers, where the site promises that (the setting REVIEW_DAYS)."""
    days = os.environ.get("REVIEW_DAYS", "")
    return f" within {days} {'day' if days == '1' else 'days'}" if re.fullmatch(r"[1-9]\d{0,2}", days) else ""


def things(number: int) -> str:
    """So many things."""
    return "1 thing" if number == 1 else f"{number:,} things"
