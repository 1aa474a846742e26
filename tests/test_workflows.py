"""The GitHub workflows, under the lint that reads them as GitHub does and the one that knows how they are attacked."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("workflow", "said"), [(SHELL, "potentially untrusted"), (TRIGGER, "dangerous-triggers")])
def test_the_lints_see_what_is_dangerous(tmp_path: Path, workflow: str, said: str) -> None:
    (tmp_path / "bad.yml").write_text(workflow, encoding="utf-8")
    done = subprocess.run([LINT, tmp_path], capture_output=True, text=True)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr


def test_every_action_is_pinned_by_its_commit() -> None:
    used = [line for path in WORKFLOWS for line in re.findall(r"uses: *(.+)", path.read_text(encoding="utf-8"))]
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
