"""The two sites that are compared: ours, and what plain MkDocs with Material makes of the same accounts."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.synthetic import Writer
from whatworkswell.case import repository
from whatworkswell.case.front_matter import vocabulary

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("docs", "hooks", "macros", "cases", "whatworkswell", "whatworkswell_mkdocs", "mkdocs.yml")

PEER = """\
site_name: Plain
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def our_site(folder: Path, count: int, seed: int) -> list[str]:
    """Copy this site, real cases and all, and add `count` made-up ones. Returns their slugs."""
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)
    sample = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / repository.CASES).rglob("index.md"))
    return Writer(vocabulary.load(ROOT), sample, seed).write(folder / repository.CASES, count)


def peer_site(folder: Path, ours: Path) -> None:
    """The same accounts as ordinary pages: title, summary and body, under the theme's own search."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PEER, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Plain\n", encoding="utf-8")
    for case in repository.load(ours).cases.values():
        page = folder / "docs" / repository.CASES / f"{case.slug}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# {case.front.title}\n\n{case.front.summary}\n\n{case.reading.body}", encoding="utf-8")
