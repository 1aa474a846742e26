"""Make the labels of .github/labels.yml in the repository, or bring them up to date. Others stay as they are.

For a maintainer, once: `GITHUB_REPOSITORY=owner/name .venv/bin/python scripts/github/make_labels.py`, logged in with gh.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import yaml
from gh import RefusedError, ask, run

FILE = Path(__file__).resolve().parents[2] / ".github/labels.yml"


def main() -> None:
    """Make each, or change the one of that name."""
    for label in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        try:
            ask(f"labels/{quote(label['name'])}", "PATCH", label)
        except RefusedError:
            ask("labels", "POST", label)
        print(label["name"])


run(main)
