"""What editors, pre-commit and a devcontainer are told: it can be read, and it names what is there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from pydantic import ValidationError

from scripts.generate.model import ROOT
from tests.tools import golden
from whatworkswell.case.front_matter.model import CaseFrontMatter
from whatworkswell.case.front_matter.reader import read
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.cli import COMMANDS, main
from whatworkswell.problems.problem import problem
from whatworkswell.problems.reporting import as_lines, as_text

SETTINGS, TASKS, EXTENSIONS, SNIPPETS, CONTAINER = (
    json.loads((ROOT / name).read_text(encoding="utf-8"))
    for name in (
        ".vscode/settings.json",
        ".vscode/tasks.json",
        ".vscode/extensions.json",
        ".vscode/case.code-snippets",
        ".devcontainer/devcontainer.json",
    )
)
LABELS = {task["label"]: task for task in TASKS["tasks"]}
MATCHER = LABELS["Check the cases"]["problemMatcher"]
#: What VS Code knows a severity by.
SEVERITIES = {"error": "error", "warning": "warning", "info": "waived"}


def hooks(name: str) -> list[dict[str, Any]]:
    found = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    return found if isinstance(found, list) else [hook for repo in found["repos"] for hook in repo["hooks"]]


def matched(site: Path) -> list[tuple[str, int, int, str, str]]:
    """What VS Code reads out of what its task prints."""
    args = LABELS["Check the cases"]["args"]
    done = CliRunner().invoke(main, [*args, str(site)])
    pattern, found = MATCHER["pattern"], []
    for line in done.stdout.splitlines():
        match = re.fullmatch(pattern["regexp"].removeprefix("^").removesuffix("$"), line)
        assert match, line
        part = {name: match[number] for name, number in pattern.items() if name != "regexp"}
        assert part["message"]
        found.append((part["file"], int(part["line"]), int(part["column"]), SEVERITIES[part["severity"]], part["code"]))
    return found


@pytest.mark.parametrize("name", ["several-at-once", "waived-name", "W001-same-title", "E040-file-name", "E100-not-yaml"])
def test_every_problem_is_matched_where_it_is(name: str, tmp_path: Path) -> None:
    site = golden.load(name).write(tmp_path)
    said = json.loads(CliRunner().invoke(main, ["check", "--format", "json", str(site)]).stdout)
    assert said
    assert matched(site) == [(p["path"], p["line"], p["column"], p["severity"], p["code"]) for p in said]


def test_the_line_says_what_the_paragraph_says() -> None:
    found = problem("E012", "cases/a: b/index.md", (9, 10), field="phases", found="primery", allowed=["primary"], mend="Use it.")
    line = as_lines([found])
    assert line.count("\n") == 1
    for words in ("primery", "Allowed: primary", "Use it.", "E012", "phases", "9:10"):
        assert words in line
        assert words.removeprefix("Allowed: ") in as_text([found])


def test_tasks_run_commands_that_there_are() -> None:
    for task in TASKS["tasks"]:
        program, first = task["command"], task["args"][0]
        if program.endswith("/whatworkswell"):
            assert program == "${workspaceFolder}/.venv/bin/whatworkswell"
            assert first in COMMANDS
        else:
            assert program == "make"
            assert f"\n{first}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_what_runs_at_a_save_is_a_task() -> None:
    assert set(SETTINGS["triggerTaskOnSave.tasks"]) <= set(LABELS)
    for globs in SETTINGS["triggerTaskOnSave.tasks"].values():
        assert all((ROOT / glob.partition("/*")[0]).is_dir() for glob in globs)


def test_schemas_are_where_the_editor_looks() -> None:
    for schema, files in SETTINGS["yaml.schemas"].items():
        assert json.loads((ROOT / schema).read_text(encoding="utf-8"))["title"] == "A trial of a case"
        assert files == "cases/*/trials/*.yml"


def test_the_container_has_what_the_editor_recommends_and_a_target_that_there_is() -> None:
    assert CONTAINER["customizations"]["vscode"]["extensions"] == EXTENSIONS["recommendations"]
    assert "redhat.vscode-yaml" in EXTENSIONS["recommendations"]
    assert re.fullmatch(r"python:3\.11-\w+", CONTAINER["image"]), "the oldest Python that CI runs"
    program, target = CONTAINER["postCreateCommand"].split()
    assert program == "make"
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [".pre-commit-hooks.yaml", ".pre-commit-config.yaml"])
def test_hooks_run_what_there_is(name: str) -> None:
    found = hooks(name)
    assert len({hook["id"] for hook in found}) == len(found)
    for hook in found:
        assert {"id", "name", "entry", "language"} <= set(hook)
        re.compile(hook.get("files", ""))
        program, *words = hook["entry"].split()
        if program.endswith("whatworkswell"):
            assert words[0] in COMMANDS
            assert hook["pass_filenames"] is False
        else:
            assert program in (".venv/bin/ruff", "scripts/lint-scripts.sh", "scripts/lint-workflows.sh")


def test_hooks_look_at_cases_and_the_sites_data() -> None:
    paths = ("cases/x/index.md", "cases/x/trials/a.yml", "docs/_data/register.csv")
    for name, id in ((".pre-commit-hooks.yaml", "whatworkswell-check"), (".pre-commit-config.yaml", "cases")):
        (files,) = [hook["files"] for hook in hooks(name) if hook["id"] == id]
        assert all(re.search(files, path) for path in paths)
        assert not re.search(files, "whatworkswell/case/front_matter/model.py")


def filled_in(body: list[str]) -> str:
    """A snippet with its first choices taken and its words of help typed over."""
    text = re.sub(r"\$\{\d+\|([^,|}]+)[^}]*\}", r"\1", "\n".join(body))
    return re.sub(r"\$\{\d+:[^}]+\}", "4", text)


@pytest.mark.parametrize("name", list(SNIPPETS))
def test_a_snippet_is_front_matter_with_words_that_are_allowed(name: str) -> None:
    text = filled_in(SNIPPETS[name]["body"])
    assert "$" not in text
    reading = read(f"---\n{text}\n---\n".encode(), "index.md")
    assert not [p for p in reading.problems if p.is_error]
    try:
        CaseFrontMatter.model_validate(reading.data, context={"vocabularies": packaged()})
    except ValidationError as error:  # a 4 is no date and no address; the rest must be right
        kinds = {detail["type"] for detail in error.errors()}
        assert kinds <= {"E018", "E019", "E021", "too_short"}, kinds
