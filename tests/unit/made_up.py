"""Tiny sites for tests of the checker: files in, a `Repository` read from disk out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from whatworkswell.case.repository import Repository, load
from whatworkswell.problems.problem import Problem
from whatworkswell.site.check import check

FRONT = {
    "schema": "1",
    "title": "Made up",
    "summary": "Made up for a test.",
    "origin": "documented",
    "sources": "[{ref: made-up}]",
    "phases": "[primary]",
    "subjects": "[english]",
    "approaches": "[joint-planning]",
    "licence": "CC-BY-4.0",
}
BODY = "\n## What we did\n\nMade up.\n"
REFERENCES = "- {id: made-up, type: report, title: Made up}\n"


def text(body: str = BODY, **front: str) -> str:
    """The index.md of a documented case with these facts."""
    facts = {**FRONT, **front}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in facts.items()) + "---\n" + body


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a site; a path without a slash is a file of the case `made-up`. Return its folder."""
    given = {"mkdocs.yml": "site_name: Made up\n", "docs/_data/references.yml": REFERENCES, **files}
    for name, content in given.items():
        path = root / (name if "/" in name or name == "mkdocs.yml" else f"cases/made-up/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def site(root: Path, files: Mapping[str, str | bytes]) -> Repository:
    """Write a site and read it."""
    return load(write(root, files))


def problems(root: Path, files: Mapping[str, str | bytes]) -> list[Problem]:
    """What the checker says about a site."""
    return check(site(root, files))


def said(root: Path, files: Mapping[str, str | bytes]) -> list[tuple[str, str]]:
    """The codes of it, each with what was found."""
    return [(p.code, p.found) for p in problems(root, files)]
