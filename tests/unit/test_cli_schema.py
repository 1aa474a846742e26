"""`whatworkswell schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.unit.sites import make_site
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.schema import json_schema
from whatworkswell.cli import main

OWN = "name: phases\nlabel: Phase\nterms:\n  - {id: nursery, label: Nursery, definition: Up to age 4.}\n"


def test_it_is_printed_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(main, ["schema"])
    assert json.loads(printed.stdout) == json_schema(packaged())
    for _ in range(2):
        written = CliRunner().invoke(main, ["schema", "--output", "case.json"])
        assert (written.exit_code, written.output) == (0, "")
        assert (tmp_path / "case.json").read_text(encoding="utf-8") == printed.stdout


def test_the_words_are_those_of_the_site(tmp_path: Path) -> None:
    site = make_site(tmp_path, {})
    (site / "docs/_data/vocabulary").mkdir()
    (site / "docs/_data/vocabulary/phases.yml").write_text(OWN, encoding="utf-8")
    done = CliRunner().invoke(main, ["schema", "--root", str(site)])
    assert [word["const"] for word in json.loads(done.stdout)["properties"]["phases"]["items"]["oneOf"]] == ["nursery"]


def test_a_folder_without_a_site_is_told_when_it_was_named(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["schema", "--root", str(tmp_path)]).exit_code == 2


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["schema", "--output", str(tmp_path / "no/where.json")])
    assert done.exit_code == 2
    assert "cannot be written" in done.output
