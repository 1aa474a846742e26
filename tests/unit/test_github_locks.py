"""The scripts that say, once a month, which versions `make lock` would choose now."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.tools.workflows import GitHub

ISSUES = "issues?state=open&labels=dependencies&per_page=100"
OURS = {"number": 7, "title": "New versions of what we use", "user": {"login": "github-actions[bot]"}}


def locks(folder: Path, python: str, npm: dict[str, str]) -> None:
    (folder / "requirements.lock").write_text(python, encoding="utf-8")
    (folder / "requirements-html.lock").write_text("tool==1.0\n", encoding="utf-8")
    packages = {"": {"name": "made-up"}, **{f"node_modules/{name}": {"version": version} for name, version in npm.items()}}
    (folder / "package-lock.json").write_text(json.dumps({"packages": packages}), encoding="utf-8")


def compared(tmp_path: Path, python: str, npm: dict[str, str]) -> str:
    """What is handed on where the locks on disk are these."""
    repo = tmp_path / "repo"
    repo.mkdir()
    locks(repo, "one==1.0 \\\n    --hash=sha256:00\ntwo==2.0\n", {"three": "3.0.0"})
    git = ["git", "-C", str(repo), "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Locks"]):
        subprocess.run([*git, *words], check=True)
    locks(repo, python, npm)
    github = GitHub(tmp_path / "github")
    done = github.run("compare_locks.py", cwd=repo)
    assert done.returncode == 0, done.stderr
    return github.outputs["changes"]


def test_each_package_that_moved_came_or_went_is_named(tmp_path: Path) -> None:
    said = compared(tmp_path, "one==1.1\n    --hash=sha256:00\nnew==0.1\n", {"three": "3.0.1"})
    assert said.splitlines() == [
        "**requirements.lock**",
        "",
        "- `new` not there to 0.1",
        "- `one` 1.0 to 1.1",
        "- `two` 2.0 to not there",
        "",
        "**package-lock.json**",
        "",
        "- `three` 3.0.0 to 3.0.1",
    ]


def test_nothing_is_said_where_nothing_moved(tmp_path: Path) -> None:
    assert compared(tmp_path, "one==1.0\n    --hash=sha256:11\ntwo==2.0\n", {"three": "3.0.0"}) == ""


def test_an_issue_is_opened_once_and_then_written_over(tmp_path: Path) -> None:
    github = GitHub(tmp_path / "new", {f"GET {ISSUES}": []})
    assert github.run("open_lock_issue.py", CHANGES="- `one` 1.0 to 1.1").returncode == 0
    ((method, path, given),) = github.changes
    assert (method, path, given["title"], given["labels"]) == ("POST", "issues", OURS["title"], ["dependencies"])
    assert given["body"].endswith("- `one` 1.0 to 1.1")
    stranger = {**OURS, "number": 6, "user": {"login": "somebody"}}
    again = GitHub(tmp_path / "again", {f"GET {ISSUES}": [stranger, OURS]})
    assert again.run("open_lock_issue.py", CHANGES="- `one` 1.0 to 1.2").returncode == 0
    assert [(method, path) for method, path, _ in again.changes] == [("PATCH", "issues/7")]
