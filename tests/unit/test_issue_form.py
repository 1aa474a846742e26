"""The issue form on GitHub: made from the model, and as GitHub takes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from scripts.generate import model as generated
from whatworkswell.authoring.issue import form as issue_form
from whatworkswell.authoring.scaffold import NOT_ASKED
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.case.front_matter.model import MAY_BE_EMPTY, REQUIRED
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.checks.account import REQUIRED_SECTIONS
from whatworkswell.cli import main

FORM: dict[str, Any] = yaml.safe_load((generated.ROOT / issue_form.FILE).read_text(encoding="utf-8"))
ASKED = [part for part in FORM["body"] if part["type"] != "markdown"]
#: What each kind of element may say, as GitHub describes its forms.
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
#: What GitHub's own list of mistakes in forms forbids as something to choose.
FORBIDDEN = set("none y yes n no true false on off".split())


def test_the_command_prints_the_form() -> None:
    done = CliRunner().invoke(main, ["template", "--issue-form", "--root", str(generated.ROOT)])
    assert done.output == (generated.ROOT / issue_form.FILE).read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["template", "--issue-form", "--docx"]).exit_code == 2


@pytest.mark.parametrize("path", sorted((generated.ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name)
def test_every_form_is_one_that_github_takes(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.name == "config.yml":
        assert set(form) <= {"blank_issues_enabled", "contact_links"}
        return
    assert set(form) - {"title"} == {"name", "description", "labels", "body"}
    assert len(form["description"]) <= 200
    for part in form["body"]:
        assert set(part) <= {"type", "id", "attributes", "validations"}
        assert set(part["attributes"]) <= ATTRIBUTES[part["type"]], part
        assert all(value != "" and value is not None for value in part["attributes"].values()), part
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    ids, labels = [part["id"] for part in asked], [part["attributes"]["label"] for part in asked]
    assert all(re.fullmatch(r"[\w-]+", id, re.ASCII) for id in ids)
    ticks = [option["label"] for part in asked if part["type"] == "checkboxes" for option in part["attributes"]["options"]]
    assert len(set(ids)) == len(ids)
    assert len(set(labels + ticks)) == len(labels + ticks)
    assert not [label for label in labels if "password" in label.lower()]


def test_everything_is_asked_that_the_model_holds() -> None:
    asked = {element.path.partition(".")[0] for element in issue_form.elements(packaged())}
    keys = {key.name for key in tree().keys} - {*NOT_ASKED, "sources", "title"}
    assert asked == keys | set(SECTIONS)


def test_what_is_needed_is_marked() -> None:
    marked = {element.path for element in issue_form.elements(packaged()) if element.required}
    needed = {key for key in REQUIRED["submitted"] if key not in {*NOT_ASKED, *MAY_BE_EMPTY, "title", "permissions"}}
    permissions = {f"permissions.{key.name}" for key in tree()["permissions"].keys}
    assert marked == needed | permissions | set(REQUIRED_SECTIONS["submitted"])


def test_what_can_be_chosen_is_what_github_takes() -> None:
    for part in ASKED:
        if part["type"] == "dropdown":
            offered = part["attributes"]["options"]
            assert all(isinstance(option, str) and option.strip() for option in offered)
            assert len(set(offered)) == len(offered)
            if offered != ["Yes", "No"]:  # in quotes, which is how GitHub allows these two
                assert not FORBIDDEN & {option.lower() for option in offered}, part["id"]


def test_the_form_stays_of_a_size_that_is_known_to_work() -> None:
    assert len(FORM["body"]) <= 60
    assert len((generated.ROOT / issue_form.FILE).read_bytes()) < 40_000
