"""Trials of a case: what is read from their folder, what the checker says of them, and that a case waits for its trials."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.made_up import said, site, text, write
from whatworkswell.case.front_matter.reader import read_facts
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.repository import load
from whatworkswell.case.trial import MOST, REQUIRED, TrialRecord
from whatworkswell.case.validation import validate_as
from whatworkswell.problems.problem import errors
from whatworkswell.site.check import check

TRIAL = (
    "school: {name: Made-up School}\nwhen: 2024\nphases: [primary]\ncontext: {school: {setting: urban}}\n"
    "changes: Nothing; this is made up.\noutcome: mixed\npermissions: {school_approved: true, no_pupil_identifiable: true}\n"
)


def test_trials_come_with_their_case_in_the_order_of_their_names(tmp_path: Path) -> None:
    files = {"index.md": text(), "trials/oak-school.yml": TRIAL, "trials/ash-school.yml": TRIAL.replace("mixed", "worse")}
    case = site(tmp_path, {f"cases/made-up/{name}": content for name, content in files.items()}).cases["made-up"]
    assert [(trial.id, trial.record.outcome, trial.school) for trial in case.trials] == [
        ("ash-school", "worse", "Made-up School"),
        ("oak-school", "mixed", "Made-up School"),
    ]
    assert case.attachments == ()


def test_an_unnamed_school_is_said_to_be_like_something(tmp_path: Path) -> None:
    unnamed = TRIAL.replace("name: Made-up School", "like: a small primary")
    case = site(tmp_path, {"index.md": text(), "cases/made-up/trials/one.yml": unnamed}).cases["made-up"]
    assert case.trials[0].school == "A school like this: a small primary"


@pytest.mark.parametrize("path", REQUIRED)
def test_each_fact_that_is_needed_is_missed(tmp_path: Path, path: str) -> None:
    line = next(line for line in TRIAL.splitlines(True) if line.startswith(path.partition(".")[0]))
    write(tmp_path, {"index.md": text(), "cases/made-up/trials/one.yml": TRIAL.replace(line, "")})
    found = [(p.code, p.field) for p in errors(check(load(tmp_path)))]
    assert found == [("E011", path)]


def test_nothing_but_what_is_needed_is_enough() -> None:
    assert validate_as(TrialRecord, REQUIRED, read_facts(TRIAL.encode(), "x"), "x", packaged())[1] == []


def test_a_case_is_not_published_while_a_trial_of_it_is_wrong(tmp_path: Path) -> None:
    here = site(tmp_path, {"index.md": text(), "cases/made-up/trials/one.yml": TRIAL.replace("mixed", "splendid")})
    wrong = errors(check(here))
    assert [p.path for p in wrong] == ["cases/made-up/trials/one.yml"]
    assert here.sound(p.path.rpartition("/")[0] for p in wrong).cases == {}


def test_the_folder_holds_plain_files_only(tmp_path: Path) -> None:
    folder = write(tmp_path, {"index.md": text()}) / "cases/made-up/trials"
    folder.symlink_to("/etc")
    assert said(tmp_path, {}) == [("E048", "trials")]
    folder.unlink()
    folder.mkdir()
    (folder / "evil.yml").symlink_to("/etc/passwd")
    (folder / "page.html").touch()
    (folder / "deep.yml").mkdir()
    assert said(tmp_path, {}) == [("E048", "a folder"), ("E048", "evil.yml"), ("E047", "page.html")]


def test_of_a_multitude_only_so_many_are_read(tmp_path: Path) -> None:
    trials = {f"cases/made-up/trials/school-{n}.yml": TRIAL for n in range(MOST + 30)}
    here = site(tmp_path, {"index.md": text(), **trials})
    assert len(here.cases["made-up"].trials) == MOST + 1
    assert "E106" in {p.code for p in check(here)}


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    found = said(tmp_path, {"index.md": text(), "cases/made-up/trials/one.yml": "# " + "x" * 5_000_000})
    assert found == [("E009", "more than 16 KB")]
