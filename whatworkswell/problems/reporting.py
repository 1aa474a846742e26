"""Problems, written for where they are read: a terminal, a program, an editor, GitHub's pages, a code scanning tool."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from whatworkswell import __version__

from .problem import Problem, messages, printable


def as_text(problems: Sequence[Problem]) -> str:
    """A paragraph for each problem: where and which, what it means, what was found, what is allowed, how to mend it."""
    return "\n".join(_paragraph(p) for p in problems)


def _paragraph(p: Problem) -> str:
    kind = "" if p.is_error else f"{p.severity} "
    lines = [f"{printable(p.path)}:{p.line}:{p.column}  {kind}{p.code} {p.field}".rstrip(), f"  {p.message}"]
    if p.found:
        lines.append(f'  found:    "{p.found}"')
    if p.allowed:
        lines.append(f"  allowed:  {p.allowed}")
    lines.append(f"  waived:   {p.waived}\n" if p.waived else f"  mend:     {p.mend}\n")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with path, line, column, code, severity, field, found, allowed, mend, message; waived where it is."""
    return json.dumps([{**p.as_dict(), "path": printable(p.path)} for p in problems], ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that put each message beside its line in a pull request."""
    return "".join(
        f"::{'notice' if p.waived else p.severity} file={_property(printable(p.path))},line={p.line},col={p.column}"
        f",title={_property(_title(p))}::{_data(_sentence(p))}\n"
        for p in problems
    )


def as_lines(problems: Sequence[Problem]) -> str:
    """One line for each, as compilers write them: editors read that, and .vscode/tasks.json does."""
    return "".join(
        f"{printable(p.path)}:{p.line}:{p.column}: {'info' if p.waived else p.severity}: {p.code}: {_about(p)}{_sentence(p)}\n"
        for p in problems
    )


def _about(p: Problem) -> str:
    return f"{p.field}: " if p.field else ""


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, for code scanning tools."""
    rules = [{"id": m.code, "shortDescription": {"text": m.text}} for m in messages().values()]
    results: list[dict[str, Any]] = [
        {
            "ruleId": p.code,
            "level": "note" if p.waived else p.severity,
            **({"suppressions": [{"kind": "external", "justification": p.waived}]} if p.waived else {}),
            "message": {"text": _sentence(p)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(printable(p.path))},
                        "region": {"startLine": p.line, "startColumn": p.column},
                    }
                }
            ],
        }
        for p in problems
    ]
    driver = {"name": "whatworkswell", "version": __version__, "rules": rules}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _title(p: Problem) -> str:
    return f"{p.code} {p.field}".strip()


def _sentence(p: Problem) -> str:
    found = f" Found: {p.found}." if p.found else ""
    allowed = f" Allowed: {p.allowed}." if p.allowed else ""
    return f"{p.message}{found}{allowed} {f'Waived: {p.waived}' if p.waived else p.mend}"


def _data(text: str) -> str:
    """What an author wrote must not end the command and begin another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem], cases: int, sessions: int = 0) -> str:
    """One line: how many cases were checked, and sessions where there are any, and what was found."""
    wrong = sum(p.is_error for p in problems)
    waived = sum(bool(p.waived) for p in problems)
    warnings = len(problems) - wrong - waived
    parts = [_count(cases, "case") + (f" and {_count(sessions, 'session')}" if sessions else "") + " checked"]
    parts.append(_count(wrong, "problem") + " to mend" if wrong else "nothing to mend")
    if warnings:
        parts.append(_count(warnings, "warning"))
    if waived:
        parts.append(f"{waived:,} waived")
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "lines": as_lines,
    "github": as_github,
    "sarif": as_sarif,
}
