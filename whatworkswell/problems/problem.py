"""What can be wrong with a case, said so that a teacher can mend it.

Every message is an entry of `messages.yml`, with its advice by name; code only fills in what was found. Codes are stable:
they are listed in the guide and people search for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

#: `waived`: a reviewer lets it pass.
Severity = Literal["error", "warning", "waived"]

#: What a message leaves open, to be filled in.
BLANK = re.compile(r"\{(\w+)\}")
#: The longest piece of an author's text that a message repeats, in characters.
FOUND_LIMIT = 120


class PracticeError(Exception):
    """Base of the errors that are shown to a person as they stand, without a traceback."""


@dataclass(frozen=True)
class Message:
    """One entry of the catalogue: a stable code, its severity, what it says and how to mend it.

    `found` and `allowed` are said where the code names none. `advice` maps the name of each variant to what it says in
    place of any of these, and of what they leave open. `raised_in` are the files and folders whose rules need the code.
    """

    code: str
    severity: Severity
    text: str
    mend: str
    found: str
    allowed: str
    advice: Mapping[str, Mapping[str, str]]
    raised_in: tuple[str, ...]

    def said(self, advice: str = "", /, **values: object) -> dict[str, str]:
        """What the message and one variant of its advice say of these values: `mend`, `found`, `allowed` and `text`."""
        variant = {name: filled(text, values) for name, text in (self.advice[advice] if advice else {}).items()}
        values.update(variant)
        own = {"mend": self.mend, "found": self.found, "allowed": self.allowed, "text": self.text}
        return {name: variant[name] if name in variant else filled(text, values) for name, text in own.items()}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at a place: `line` and `column` count from 1 (1:1 stands for a whole file)."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    field: str
    message: str
    found: str
    allowed: str
    mend: str
    waived: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this stops the case from being published."""
        return self.severity == "error"

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain data, the shape of `check --format json`."""
        plain = asdict(self)
        return plain if self.waived else {key: value for key, value in plain.items() if key != "waived"}

    def waive(self, reason: str) -> Problem:
        """The same, let pass for a reason."""
        return replace(self, severity="waived", waived=shorten(reason, 300))


@cache
def _catalogue() -> tuple[dict[str, Message], dict[str, dict[str, str]]]:
    import yaml  # only here: `--help` says nothing of problems, and this is half of its time

    text = files(__package__).joinpath("messages.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree = yaml.load(text, Loader=loader)  # noqa: S506 (both are safe)
    known = [_message(entry, family["raised_in"]) for family in tree["families"] for entry in family["messages"]]
    return {message.code: message for message in known}, tree["phrases"]


def _message(entry: Mapping[str, Any], raised_in: list[str]) -> Message:
    variants = entry.get("advice", {})
    return Message(
        **{"found": "", "allowed": "", **{key: value for key, value in entry.items() if key != "also"}}
        | {
            "advice": {name: {"mend": held} if isinstance(held, str) else held for name, held in variants.items()},
            "raised_in": (*raised_in, *([entry["also"]] if "also" in entry else ())),
        }
    )


def messages() -> dict[str, Message]:
    """Every message by its code, in the order of the families."""
    return _catalogue()[0]


def phrases(group: str) -> dict[str, str]:
    """The words that several messages share, by name: those of one group."""
    return _catalogue()[1][group]


def phrase(group: str, name: str, /, **values: object) -> str:
    """One of them, filled in."""
    return filled(phrases(group)[name], values)


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with each {name} in it replaced by the value of that name."""
    return BLANK.sub(lambda blank: str(values[blank[1]]), text)


def meant(near: str | None, advice: str = "near") -> dict[str, Any]:
    """The variant of the advice that asks whether `near` was meant, for `problem`; nothing where there is no such word."""
    return {"advice": advice, "near": near} if near else {}


def problem(
    code: str,
    path: str,
    at: tuple[int, int] = (1, 1),
    *,
    field: str = "",
    found: object = "",
    allowed: Iterable[str] | str = "",
    mend: str = "",
    advice: str = "",
    **values: object,
) -> Problem:
    """Make a problem from the catalogue.

    `at` is (line, column). `advice` names the variant of the message's advice that fits, where the code knows better than
    the message; `mend` is advice that several messages share. `values` fill in what all of these leave open.
    """
    message = messages()[code]
    said = message.said(advice, **values)
    return Problem(
        path=path,
        line=at[0],
        column=at[1],
        code=code,
        severity=message.severity,
        field=shorten(field),
        message=printable(said["text"]),
        found=shorten(said["found"] or str(found)),
        allowed=printable((allowed if isinstance(allowed, str) else ", ".join(allowed)) or said["allowed"]),
        mend=printable(mend or said["mend"]),
    )


def printable(text: str, instead: str = "�") -> str:
    """The text without what would steer a terminal or is no text at all: whoever names a file may name it anything."""
    return text if text.isprintable() else "".join(c if c.isprintable() else instead for c in text)


def shorten(text: str, limit: int = FOUND_LIMIT) -> str:
    """What an author wrote, as one printable line of at most `limit` characters."""
    line = " ".join(printable(text, " ").split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a case from being published."""
    return [p for p in problems if p.is_error]
