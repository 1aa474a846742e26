"""What `make lock` has changed, as a list of packages with their old and new versions, handed on as `changes`."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from gh import hand_on, run

PYTHON = ("requirements.lock", "requirements-html.lock")
NPM = "package-lock.json"
_PINNED = re.compile(r"^([\w.-]+)==([\w.+!-]+)", re.MULTILINE)


def versions(name: str, text: str) -> dict[str, str]:
    """The version of each package in the text of a lock."""
    if name != NPM:
        return dict(_PINNED.findall(text))
    packages = json.loads(text)["packages"]
    return {path.removeprefix("node_modules/"): entry["version"] for path, entry in packages.items() if path}


def changes(name: str, before: str, after: str) -> list[str]:
    """A line for each package that came, went or moved."""
    old, new = versions(name, before), versions(name, after)
    changed = sorted(package for package in {*old, *new} if old.get(package) != new.get(package))
    return [f"- `{package}` {old.get(package, 'not there')} to {new.get(package, 'not there')}" for package in changed]


def main() -> None:
    """Compare each lock with the one that is committed."""
    lines = []
    for name in (*PYTHON, NPM):
        before = subprocess.run(["git", "show", f"HEAD:{name}"], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607
        if found := changes(name, before, Path(name).read_text(encoding="utf-8")):
            lines += [f"**{name}**", "", *found, ""]
    hand_on(changes="\n".join(lines).strip())


if __name__ == "__main__":
    run(main)
