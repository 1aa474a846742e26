"""`whatworkswell new-trial`: by options, by questions, and broken off; and trials in `format` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.sites import case, make_site
from tests.unit.test_trials import TRIAL
from whatworkswell.case.formatting import formatted_trial
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.case.trial import REQUIRED, TrialRecord
from whatworkswell.cli import main

GIVEN = (
    *("--when", "2024-03", "--phase", "primary", "--context-school-setting", "urban", "--outcome", "worse"),
    *("--changes", "Nothing; this is made up.", "--permissions-school-approved", "true"),
    *("--permissions-no-pupil-identifiable", "true"),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path, {"talk": case()})


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whatworkswell.cli.new_trial.has_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")


def run(site: Path, *args: str, answers: list[str] | None = None) -> Result:
    typed = "\n".join(answers or []) + "\n" if answers else ""
    return CliRunner().invoke(main, ["new-trial", "--root", str(site), *args], input=typed)


def text(site: Path, id: str) -> str:
    return (site / "cases/talk/trials" / f"{id}.yml").read_text(encoding="utf-8")


def problems(site: Path) -> set[str]:
    done = CliRunner().invoke(main, ["check", str(site / "cases/talk")])
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith("cases/")}


def test_options_alone_make_a_trial_with_nothing_to_mend(site: Path) -> None:
    done = run(site, "talk", "--school-name", "Made-up School", *GIVEN)
    assert done.exit_code == 0, done.output
    assert "Still to fill in" not in done.output
    assert problems(site) == set()
    assert text(site, "made-up-school").startswith("school:\n  name: Made-up School\n")


def test_a_school_that_is_not_named_leaves_no_blank_for_a_name(site: Path) -> None:
    assert run(site, "talk", "a-small-school", "--school-like", "a small school", *GIVEN).exit_code == 0
    assert problems(site) == set()


def test_a_blank_trial_names_what_to_fill_in(site: Path) -> None:
    done = run(site, "talk", "oak-school", "--blank")
    assert done.exit_code == 0
    assert problems(site) == {"E013"}
    lines = text(site, "oak-school").splitlines()
    named = [line.strip() for line in done.stdout.splitlines() if line.startswith("  cases/")]
    fields = [line.split("  ")[1].split(":")[0] for line in named]
    assert [field for field in fields if "." not in field or field in REQUIRED] == [key for key in REQUIRED if key != "school"][
        :5
    ]
    for line, field in zip(named, fields, strict=True):
        number = int(line.split("  ")[0].rpartition(":")[2])
        assert lines[number - 1].strip() == f"{field.rpartition('.')[2]}:"


def test_nothing_that_exists_is_changed(site: Path) -> None:
    run(site, "talk", "oak-school", "--blank")
    before = text(site, "oak-school")
    done = run(site, "talk", "oak-school", "--blank")
    assert done.exit_code == 2
    assert "already a trial oak-school" in done.output
    assert text(site, "oak-school") == before
    run(site, "talk", "--blank", "--school-name", "Oak School")
    assert {file.name for file in (site / "cases/talk/trials").iterdir()} == {"oak-school.yml", "oak-school-2.yml"}


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("talc", "oak-school"), "Did you mean talk?"),
        (("talk", "Oak School"), "small letters, digits and hyphens"),
        (("talk", "../../x"), "small letters, digits and hyphens"),
        (("talk", "oak-school", "--outcome", "improoved"), "Did you mean `improved`?"),
        (("talk", "oak-school", "--school-name", "Oak", "--school-like", "a small school"), "not both"),
        (("talk", "oak-school", "--note", "Write to someone@school.example."), "e-mail address"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(site: Path, args: tuple[str, ...], why: str) -> None:
    done = run(site, *args)
    assert done.exit_code == 2
    assert why in done.output
    assert [path.name for path in (site / "cases/talk").iterdir()] == ["index.md"]


@pytest.mark.usefixtures("terminal")
def test_a_whole_trial_by_answering(site: Path) -> None:
    answers = [
        *("Made-up School", "primery", "2", "urban", "n"),
        *("some day", "2024", "We met twice, not <b>once</b>.", "We met twice, not once."),
        *("it worked", "no", "n", "y", "y", "n"),
    ]
    done = run(site, "talk", answers=answers)
    assert done.exit_code == 0, done.output
    assert "“primery” is not in the list. Did you mean Primary?" in done.output
    assert "tried “Talk before writing”" in " ".join(done.output.split())
    written = text(site, "made-up-school")
    for piece in ('when: "2024"', "phases: [primary]", "changes: We met twice, not once.", "outcome: improved"):
        assert f"{piece}\n" in written, piece
    assert problems(site) == set()


@pytest.mark.usefixtures("terminal")
def test_broken_off_it_keeps_what_was_answered(site: Path) -> None:
    done = run(site, "talk", answers=["Made-up School"])
    assert done.exit_code == 1
    assert "name: Made-up School\n" in text(site, "made-up-school")
    assert run(site, "talk").exit_code == 1
    assert len(list((site / "cases/talk/trials").iterdir())) == 1


# In the other commands


def test_format_puts_trials_into_the_one_form(site: Path) -> None:
    file = site / "cases/talk/trials/oak-school.yml"
    file.parent.mkdir()
    file.write_text("# Ours.\n" + "".join(reversed(TRIAL.splitlines(True))), encoding="utf-8")
    done = CliRunner().invoke(main, ["format", str(site)])
    assert (done.exit_code, done.stdout) == (0, "cases/talk/trials/oak-school.yml\n")
    assert "1 case and 1 trial, 1 changed." in done.stderr
    written = file.read_text(encoding="utf-8")
    assert [line.split(":")[0] for line in written.splitlines() if line[0].isalpha()] == [
        key.name for key in tree(TrialRecord).keys if key.name not in ("note", "contact")
    ]
    assert "# Ours.\n" in written
    assert formatted_trial(written.encode(), "x") == written


def test_format_leaves_what_cannot_be_read(site: Path) -> None:
    file = site / "cases/talk/trials/oak-school.yml"
    file.parent.mkdir()
    file.write_text("when: [\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["format", str(site)])
    assert done.exit_code == 1
    assert file.read_text(encoding="utf-8") == "when: [\n"


def test_the_schema_of_a_trial_asks_for_what_a_trial_needs() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema", "--trial"]).stdout)
    assert list(schema["properties"]) == [key.name for key in tree(TrialRecord).keys]
    (needs,) = schema["allOf"]
    assert needs["required"] == list(dict.fromkeys(path.partition(".")[0] for path in REQUIRED))
    assert needs["properties"]["context"]["properties"]["school"]["required"] == ["setting"]
    assert [word["const"] for word in schema["properties"]["outcome"]["oneOf"]][:2] == ["improved", "mixed"]
