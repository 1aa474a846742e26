"""What can be wrong with a case, said so that a teacher can mend it.

Every message is an entry of `messages.yml`; code only fills in what was found. Codes are stable: they are listed in
the guide and people search for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

#: `waived`: a reviewer lets it pass.
Severity = Literal["error", "warning", "waived"]

#: The longest piece of an author's text that a message repeats, in characters.
FOUND_LIMIT = 120


class PracticeError(Exception):
    """Base of the errors that are shown to a person as they stand, without a traceback."""


@dataclass(frozen=True)
class Message:
    """One entry of the catalogue: a stable code, its severity, what it says and how to mend it."""

    code: str
    severity: Severity
    text: str
    mend: str


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
def messages() -> dict[str, Message]:
    """Every message by its code."""
    import yaml  # only here: `--help` says nothing of problems, and this is half of its time

    text = files(__package__).joinpath("messages.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {entry["code"]: Message(**entry) for entry in yaml.load(text, Loader=loader)}  # noqa: S506 (both are safe)


def problem(
    code: str,
    path: str,
    at: tuple[int, int] = (1, 1),
    *,
    field: str = "",
    found: object = "",
    allowed: Iterable[str] | str = "",
    mend: str = "",
    **values: object,
) -> Problem:
    """Make a problem from the catalogue.

    `at` is (line, column). `mend` replaces the catalogue's advice where the code knows better, such as the nearest
    allowed word. `values` fill the placeholders of the message.
    """
    message = messages()[code]
    return Problem(
        path=path,
        line=at[0],
        column=at[1],
        code=code,
        severity=message.severity,
        field=shorten(field),
        message=printable(message.text.format(**values)),
        found=shorten(str(found)),
        allowed=printable(allowed if isinstance(allowed, str) else ", ".join(allowed)),
        mend=printable(mend or message.mend.format(**values)),
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
