"""Writes the sites in `tests/golden` whose message is about a file: `python -m tests.tools.golden_files`.

The files come from the table of hostile ones, so that nobody has to keep a broken PDF by hand.
"""

from __future__ import annotations

from pathlib import Path

from tests.tools.hostile_files import HOSTILE

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SITES = {
    "E070-file-of-another-kind": "a web page called a picture",
    "E071-file-that-acts": "JavaScript when a PDF opens",
    "E072-locked-file": "a password on a document",
    "E073-hidden-sheet": "a sheet hidden well",
    "E073-two-files-in-one": "an archive behind a PNG",
    "E074-broken-file": "XML that is none",
    "E075-large-picture": "a PNG a little too large",
    "E076-note-from-lfs": "a note from LFS",
    "E077-file-in-a-file": "a table behind a chart",
    "E078-file-that-fetches": "a template from elsewhere",
    "E079-file-that-takes-too-much": "a bomb in a bomb",
    "W070-place-of-a-photo": "the place of a photo",
}
CASE = """---
schema: 1
title: Synthetic case for tests
summary: Written for a test. No school did this.
origin: documented
sources:
  - ref: synthetic-2020
phases: [primary]
subjects: [mathematics]
approaches: [lesson-study]
resources:
  - {{title: Synthetic file, file: {name}, kind: handout}}
licence: CC-BY-4.0
---

## What we did

Nothing. This text is synthetic.
"""
REFERENCES = """- id: synthetic-2020
  type: report
  title: Synthetic report for tests
  author:
    - literal: Nobody
  issued: 2020
"""


def main() -> None:
    for site, what in SITES.items():
        name, _, made = HOSTILE[what]
        files = {
            "mkdocs.yml": b"site_name: Synthetic site for tests\n",
            "docs/_data/references.yml": REFERENCES.encode(),
            "cases/synthetic-case/index.md": CASE.format(name=name).encode(),
            f"cases/synthetic-case/{name}": made(),
        }
        for path, content in files.items():
            whole = GOLDEN / site / "site" / path
            whole.parent.mkdir(parents=True, exist_ok=True)
            whole.write_bytes(content)


if __name__ == "__main__":
    main()
