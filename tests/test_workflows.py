"""The GitHub workflows, under the lint that reads them as GitHub does and the one that knows how they are attacked."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from os import X_OK, access
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


LINT = ROOT / "scripts/lint-workflows.sh"
#: Each lint alone must see its own: a title that the shell would run, and the trigger that gives strangers our rights.
JOB = "permissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
SHELL = f"name: t\non: issues\n{JOB}      - run: echo ${{{{ github.event.issue.title }}}}\n"
TRIGGER = f"name: t\non: pull_request_target\n{JOB}      - run: 'true'\n"


def test_workflows_pass_both_lints() -> None:
    done = subprocess.run([LINT], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lints_see_what_is_dangerous(tmp_path: Path) -> None:
    for name, workflow in (("shell", SHELL), ("trigger", TRIGGER)):
        (tmp_path / f"{name}.yml").write_text(workflow, encoding="utf-8")
    done = subprocess.run([LINT, tmp_path], capture_output=True, text=True)
    assert done.returncode == 1
    assert "potentially untrusted" in done.stdout + done.stderr
    assert "dangerous-triggers" in done.stdout + done.stderr


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            yield from ((path.name, step) for step in job["steps"])


def test_what_runs_is_one_line_that_calls_a_file_which_is_there() -> None:
    runs = [step["run"] for _, step in steps() if "run" in step]
    assert runs
    for run in runs:
        assert "\n" not in run
        assert "${{" not in run, "a value goes through the environment, where it cannot become a command"
        words = run.split()
        if words[0] == "make":
            assert f"\n{words[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
            continue
        script = next(word for word in words if word.startswith(("scripts/", ".ci/", ".venv/bin/whatworkswell")))
        assert script.startswith(".venv/") or (ROOT / script).is_file()
        assert (
            words[0] in ("bash", "python", "python3", ".venv/bin/python")
            or script.startswith(".venv/")
            or access(ROOT / script, X_OK)
        )


def test_every_script_of_the_workflows_is_run_by_one() -> None:
    called = " ".join(step["run"] for _, step in steps() if "run" in step)
    helpers = {"gh.py", "escaping.py", "findings.py", "withheld.py", "make_labels.py"}
    there = {path.name for path in (ROOT / "scripts/github").iterdir() if path.is_file()}
    assert {name for name in there if name not in called} == helpers


def test_no_checkout_keeps_a_token_or_takes_what_a_stranger_wrote() -> None:
    for name, step in steps():
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
            assert "head" not in str(step["with"].get("ref", "")), name


def test_what_the_site_can_be_told_is_told_when_it_is_published() -> None:
    settings = set(re.findall(r"!ENV \[(\w+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    build = [step for name, step in steps() if name == "pages.yml" and step.get("run", "").startswith("make build")]
    assert [set(step["env"]) for step in build] == [settings]


def test_only_the_steps_that_speak_hold_a_token() -> None:
    held = {(name, step["run"].split()[-1]) for name, step in steps() if "token" in str(step.get("env", ""))}
    assert held == {
        ("case-comment.yml", "scripts/github/find_pull_request.py"),
        ("case-comment.yml", "scripts/github/comment_on_pull_request.py"),
        ("case-issue.yml", "scripts/github/answer_issue.py"),
        ("case-issue.yml", "scripts/github/issue_to_pull_request.py"),
        ("lock.yml", "scripts/github/open_lock_issue.py"),
    }


def test_rights_are_given_by_the_job_and_writing_is_rare() -> None:
    writing = set()
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] in ({}, {"contents": "read"}), path.name
        for name, job in workflow["jobs"].items():
            rights = job.get("permissions", {})
            writing |= {f"{path.stem}/{name}: {what}" for what, right in rights.items() if right == "write"}
    assert writing == {
        "case-comment/say: pull-requests",
        "case-issue/answer: issues",
        "case-issue/pull_request: contents",
        "case-issue/pull_request: issues",
        "case-issue/pull_request: pull-requests",
        "lock/tell: issues",
        "pages/publish: id-token",
        "pages/publish: pages",
    }


def test_a_job_that_may_write_for_a_stranger_installs_nothing_and_takes_texts_from_one_that_may_only_read() -> None:
    for path in WORKFLOWS:
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        writing = {name: job for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}
        for name, job in writing.items() if path.name.startswith("case-") else ():
            assert "write" not in jobs[job["needs"]]["permissions"].values(), (path.name, name)
            assert [step.get("uses", "").partition("@")[0] for step in job["steps"]] == ["actions/checkout", ""]
            assert re.fullmatch(r"python3 scripts/github/\w+\.py", job["steps"][1]["run"])
            script = (ROOT / job["steps"][1]["run"].split()[1]).read_text(encoding="utf-8")
            imported = set(re.findall(r"^(?:from|import) (\w+)", script, re.MULTILINE))
            assert imported <= {*sys.stdlib_module_names, "gh", "findings"}, (path.name, name)
        assert not path.name.startswith("case-") or set(writing) == set(jobs) & {"say", "answer", "pull_request"}


def test_an_issue_is_answered_one_event_after_the_other_and_a_label_waits_for_none_of_them() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/case-issue.yml").read_text(encoding="utf-8"))
    assert "concurrency" not in workflow, "a run of another label would push out the one that waits, before its `if` is asked"
    groups = {name: job["concurrency"]["group"] for name, job in workflow["jobs"].items()}
    assert groups["answer"] == "case-issue-answer-${{ github.event.issue.number }}", "sent and edited are one group"
    assert groups["pull_request"] == "case-issue-pr-${{ github.event.issue.number }}"
    assert len(set(groups.values())) == len(groups)
    assert not [name for name, job in workflow["jobs"].items() if "cancel-in-progress" in job["concurrency"]]
    assert not [name for name, job in workflow["jobs"].items() if "if" not in job]


def test_no_trigger_gives_a_stranger_our_rights_but_the_one_that_is_waived() -> None:
    triggers = {path.name: yaml.safe_load(path.read_text(encoding="utf-8"))[True] for path in WORKFLOWS}  # YAML reads on as true
    assert not [name for name, on in triggers.items() if {"pull_request_target", "issue_comment"} & set(on)]
    assert [name for name, on in triggers.items() if "workflow_run" in on] == ["case-comment.yml"]
    (finished,) = triggers["case-comment.yml"]["workflow_run"]["workflows"]
    assert f"\nname: {finished}\n" in (ROOT / ".github/workflows/case-check.yml").read_text(encoding="utf-8")


def test_every_night_there_is_a_search_at_random() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/fuzz.yml").read_text(encoding="utf-8"))
    (at,) = workflow[True]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", at["cron"])
    assert workflow["jobs"]["search"]["steps"][-1]["run"].startswith("make fuzz ")


def test_every_action_is_pinned_by_its_commit() -> None:
    used = [line for path in WORKFLOWS for line in re.findall(r"uses: *(.+)", path.read_text(encoding="utf-8"))]
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
