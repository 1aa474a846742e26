"""Tiny sites: the real configuration, hooks, macros and theme by reference, with a few made-up pages and cases.

Every case here says that it is made up. What is not given stands as in `PAGES`; of the site's data only what macros
read is there, so that a test's register and references are its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: By reference, so that a tiny site is always built with what the real one is built with.
LINKED = (
    "hooks",
    "macros",
    "whatworkswell",
    "whatworkswell_mkdocs",
    "docs/assets",
    "docs/_data/glossary.yml",
    "docs/_data/handbook",
    "docs/_data/jpd",
)
SETTINGS = (
    *("SITE_URL", "REPO_URL", "SUBMISSIONS_EMAIL", "ALLIANCE_NAME", "REVIEW_DAYS"),
    *("PUBLISHER", "EDITORS", "CONTACT", "PAID_BY", "SOURCE_DATE_EPOCH", "PYTHONHASHSEED"),
)

PAGES = {
    "docs/index.md": "---\nrender_macros: true\n---\n# Home\n\n## First steps\n\n[One](cases/made-up-one/index.md)\n",
    "docs/search.md": "---\nrender_macros: true\ntemplate: search.html\n---\n# Find practice\n\n{{ find_practice() }}\n",
    "docs/cases.md": "---\nrender_macros: true\n---\n# All cases\n\n{{ case_index() }}\n",
    "docs/_data/references.yml": (
        "- id: made-up-report\n"
        "  type: report\n"
        "  title: A made-up report for tests\n"
        "  author: [{literal: Nobody}]\n"
        "  issued: 2012\n"
    ),
}
REGISTER = "slug,stage,first_published,last_reviewed,short_code,aliases,retired_reason,replaced_by,source_checked,checked_by\n"

FRONT = {
    "schema": "1",
    "title": "Made-up case {slug}",
    "summary": "Made up for a test; no school did this.",
    "origin": "documented",
    "sources": "[{ref: made-up-report}]",
    "phases": "[primary]",
    "subjects": "[english]",
    "approaches": "[joint-planning]",
    "licence": "CC-BY-4.0",
}
BODY = "## What we did\n\nNothing: this is made up.\n"


def case(slug: str, body: str = BODY, **front: str) -> dict[str, str]:
    """The file of a made-up documented case; `front` puts keys in or, with "", takes them away."""
    keys = {**FRONT, "title": FRONT["title"].format(slug=slug), **front}
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items() if value)
    return {f"cases/{slug}/index.md": f"---\n{lines}---\n\n{body}"}


@dataclass(frozen=True)
class Built:
    """What a build left: its exit status, all it said, and the folder of the site."""

    status: int
    said: str
    site: Path

    def read(self, address: str) -> str:
        """The HTML at an address of the site, such as `cases/x/`."""
        path = self.site / address
        return (path if path.suffix else path / "index.html").read_text(encoding="utf-8")


class TinySite:
    """A site in a folder of its own."""

    def __init__(self, folder: Path, files: Mapping[str, str | bytes]) -> None:
        """Write the files; they take the place of those that every tiny site has."""
        self.folder = folder
        self.write({**PAGES, **case("made-up-one"), **files})
        for name in LINKED:
            if not (folder / name).exists():
                (folder / name).symlink_to(ROOT / name)
        pages = sorted(path.relative_to(folder / "docs").as_posix() for path in (folder / "docs").glob("*.md"))
        nav = "".join(f"  - {page}\n" for page in pages)
        self.write({"mkdocs.yml": f"INHERIT: {ROOT / 'mkdocs.yml'}\nnav:\n{nav}"})

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files by their paths in the site's repository."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def command(self, *words: str) -> list[str]:
        """MkDocs in this environment."""
        return [sys.executable, "-m", "mkdocs", *words]

    def environment(self, **settings: str) -> dict[str, str]:
        """The environment of a fresh clone, with these settings."""
        env = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        return env | {"NO_MKDOCS_2_WARNING": "1"} | settings

    def build(self, to: str = "site", **settings: str) -> Built:
        """Build strictly, as `make build` does."""
        site = self.folder / to
        done = subprocess.run(
            self.command("build", "--strict", "--site-dir", str(site)),
            cwd=self.folder,
            env=self.environment(**settings),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return Built(done.returncode, done.stdout + done.stderr, site)
