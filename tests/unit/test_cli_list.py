"""`whatworkswell list`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.sites import case, make_site
from whatworkswell.catalogue.facets import FACETS
from whatworkswell.cli import main

REGISTER = """\
slug,stage,first_published,last_reviewed,short_code,aliases,retired_reason,replaced_by
a-long-name-of-a-case-that-goes-on-and-on-and-on,approved,2026-11-22,,abcde,,,
"""
LONG = "a-long-name-of-a-case-that-goes-on-and-on-and-on"
TITLE = "A title as long as a title may be, which takes more than one line of a terminal with 80 columns"
MORE = "year_groups: [y7, y8]\noutcome: mixed\nevidence:\n  - kind: survey\n    measure: talk\n    value: 3\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    maths = case(TITLE, MORE).replace("[english]", "[mathematics]")
    return make_site(tmp_path, {"talk": case(), LONG: maths}, REGISTER)


def run(site: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["list", "--root", str(site), *args])


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_table_fits_the_terminal_and_loses_nothing(site: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = run(site)
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert max(map(len, lines)) <= width
    assert lines[0].split() == ["Case", "Title", "Outcome", "Stage"]
    starts = [lines[0].index(word) for word in ("Case", "Title", "Outcome", "Stage")]
    columns = [" ".join(line[start:end] for line in lines[1:]) for start, end in zip(starts, [*starts[1:], 999], strict=True)]
    assert "".join(columns[0].split()) == f"{LONG}talk"
    assert "".join(columns[1].split()) == f"{TITLE}Talk before writing".replace(" ", "")
    assert columns[2].split() == ["Mixed", "not", "recorded"]
    assert columns[3].split() == ["approved", "candidate"]
    assert done.stderr == "2 of 2 cases.\n"


def slugs(done: Result) -> list[str]:
    assert done.exit_code == 0, done.output
    return [json.loads(line)["slug"] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("", [LONG, "talk"]),
        ("--subject english", ["talk"]),
        ("--subject english --subject mathematics", [LONG, "talk"]),
        ("--subject english --outcome mixed", []),
        ("--key-stage ks3 --year-group y8 --strength measured", [LONG]),
        ("--stage candidate", ["talk"]),
        ("--stage approved --origin documented", [LONG]),
    ],
)
def test_options_choose(site: Path, args: str, expected: list[str]) -> None:
    assert slugs(run(site, "--format", "json", *args.split())) == expected


def test_json_has_everything_by_which_a_case_can_be_chosen(site: Path) -> None:
    held = json.loads(run(site, "--format", "json", "--outcome", "mixed").stdout)
    assert held["title"] == TITLE
    assert held["url"] == f"cases/{LONG}/"
    assert (held["outcome"], held["stage"], held["subject"], held["key_stage"]) == ("mixed", "approved", ["mathematics"], ["ks3"])
    assert {facet.id.replace("-", "_") for facet in FACETS} < set(held)


@pytest.mark.parametrize(
    ("option", "word", "near"),
    [
        ("subject", "maths", "mathematics"),
        ("phase", "primery", "primary"),
        ("stage", "aproved", "approved"),
        ("region", "zzz", ""),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest(site: Path, option: str, word: str, near: str) -> None:
    done = run(site, f"--{option}", word)
    assert done.exit_code == 2
    assert f"--{option}: '{word}' is not among its words." in done.stderr
    assert (f"Did you mean {near}?" in done.stderr) == bool(near)
    assert "Allowed: " in done.stderr


def test_a_case_that_cannot_be_read_is_listed_all_the_same(site: Path) -> None:
    (site / "cases/talk/index.md").write_bytes(b"---\ntitle: \x1b[31mred\n---\n")
    done = run(site)
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert "talk" in done.stdout


def test_an_empty_site(tmp_path: Path) -> None:
    done = run(make_site(tmp_path, {}))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 of 0 cases.\n")
