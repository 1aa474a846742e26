"""Small sites in a folder, for the commands to work on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

REFERENCES = "- {id: report-2012, type: report, title: A report, author: [{literal: A college}], issued: 2012}\n"
FACTS = """\
schema: 1
title: {title}
summary: Two teachers planned talk before writing.
origin: documented
sources:
  - ref: report-2012
phases: [primary]
subjects: [english]
approaches: [joint-planning]
licence: CC-BY-4.0
"""
BODY = "\n## What we did\n\nThey planned.\n"


def case(title: str = "Talk before writing", more: str = "", body: str = BODY) -> str:
    """A case with nothing to mend; `more` are further lines of front matter."""
    return f"---\n{FACTS.format(title=title)}{more}---\n{body}"


def make_site(folder: Path, cases: Mapping[str, str], register: str = "") -> Path:
    """Write a site whose cases are these texts, by slug; return its folder."""
    data = folder / "docs/_data"
    data.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    (data / "references.yml").write_text(REFERENCES, encoding="utf-8")
    if register:
        (data / "register.csv").write_bytes(register.encode())
    for slug, text in cases.items():
        (folder / "cases" / slug).mkdir(parents=True)
        (folder / "cases" / slug / "index.md").write_bytes(text.encode())
    return folder
