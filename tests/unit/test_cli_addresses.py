"""`whatworkswell addresses`: what is published is promised, and what is promised stays."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from tests.unit.sites import make_site
from whatworkswell.case import repository
from whatworkswell.cli import main
from whatworkswell.site import ledger as addresses


def run(site: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["addresses", "--root", str(site), *args])


def made_site(folder: Path) -> Path:
    site = make_site(folder, {})
    (site / "docs/_data/note.md").write_text("# No page\n", encoding="utf-8")
    (site / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (site / "docs/about.md").write_text("# About\n\n## Why {#why}\n\n## What\n\n### How {: #how }\n", encoding="utf-8")
    return site


def listed(site: Path) -> list[str]:
    return (site / addresses.FILE).read_text(encoding="utf-8").splitlines()


def test_pages_lists_and_named_headings_are_added(tmp_path: Path) -> None:
    site = made_site(tmp_path)
    done = run(site)
    assert done.exit_code == 0
    assert [line for line in listed(site) if line.startswith("about")] == ["about/", "about/#how", "about/#why"]
    assert "browse/phase/primary/" in listed(site)
    assert not [line for line in listed(site) if line.startswith("_data") or not line]
    assert done.stderr == f"{len(listed(site))} addresses added.\n"


def test_what_stands_there_stays_remarks_too(tmp_path: Path) -> None:
    site = made_site(tmp_path)
    (site / addresses.FILE).write_text("# What we promise.\nwent/ -> about/\nabout/\n", encoding="utf-8")
    run(site)
    assert listed(site)[0] == "# What we promise."
    assert listed(site).count("about/") == 1
    assert "went/ -> about/" in listed(site)
    again = run(site)
    assert again.stderr == "0 addresses added.\n"


def test_check_writes_nothing(tmp_path: Path) -> None:
    site = made_site(tmp_path)
    assert run(site, "--check").exit_code == 1
    assert not (site / addresses.FILE).exists()
    run(site)
    assert run(site, "--check").exit_code == 0


def test_the_site_keeps_what_it_has_published(root: Path) -> None:
    text = (root / addresses.FILE).read_text(encoding="utf-8")
    added = addresses.with_new(text, repository.load(root))[1]
    assert not added, "run `whatworkswell addresses`"
