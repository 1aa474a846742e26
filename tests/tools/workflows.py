"""The scripts of the workflows, run as a workflow runs them, with a stand-in for GitHub's program `gh`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts/github"
_GH = """\
#!{python}
import json, os, sys
from pathlib import Path
words = sys.argv[1:]
method, path = words[words.index("--method") + 1], next(word for word in words if word.startswith("repos/"))
path = path.removeprefix("repos/example/practice").lstrip("/")
given = json.loads(sys.stdin.read()) if "--input" in words else None
folder = Path({folder!r})
with (folder / "asked.jsonl").open("a") as file:
    file.write(json.dumps([method, path, given]) + "\\n")
answer = json.loads((folder / "answers.json").read_text()).get(f"{{method}} {{path}}", {{}})
if isinstance(answer, str):
    sys.exit(answer)
pages = answer if isinstance(answer, list) and answer and isinstance(answer[0], list) else [answer]
print("\\n".join(map(json.dumps, pages)))
"""


@dataclass
class GitHub:
    """A made-up GitHub: what it answers, by method and path (a text is a refusal), and what it was asked."""

    folder: Path
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def asked(self) -> list[tuple[str, str, Any]]:
        """Every question: its method, its path, what was given."""
        log = self.folder / "asked.jsonl"
        return [tuple(json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []

    @property
    def changes(self) -> list[tuple[str, str, Any]]:
        """What was not only read."""
        return [asked for asked in self.asked if asked[0] != "GET"]

    def run(self, script: str, event: object = None, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a script with this event."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "answers.json").write_text(json.dumps(self.answers), encoding="utf-8")
        (self.folder / "event.json").write_text(event if isinstance(event, str) else json.dumps(event), encoding="utf-8")
        program = self.folder / "bin/gh"
        program.parent.mkdir(exist_ok=True)
        program.write_text(_GH.format(python=sys.executable, folder=str(self.folder)), encoding="utf-8")
        program.chmod(0o755)
        given: Mapping[str, str] = {
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "GITHUB_REPOSITORY": "example/practice",
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            **env,
        }
        command = [sys.executable, str(SCRIPTS / script)] if script.endswith(".py") else [str(SCRIPTS / script)]
        return subprocess.run(command, cwd=cwd or SCRIPTS.parents[1], env=given, capture_output=True, text=True, encoding="utf-8")

    @property
    def outputs(self) -> dict[str, str]:
        """What was handed on, read as GitHub reads it."""
        found: dict[str, str] = {}
        file = self.folder / "output"
        lines = iter(file.read_text(encoding="utf-8").split("\n") if file.exists() else [])
        for line in lines:
            name, sign, mark = line.partition("<<")
            if sign:
                value = []
                while (text := next(lines)) != mark:
                    value.append(text)
                found[name] = "\n".join(value)
        return found
