"""Which open pull request a finished run of the workflow `Case check` was about, as GitHub itself tells it.

The run's artefacts say it too, but a pull request from a stranger could have written those.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from gh import RefusedError, ask, event, hand_on, run

_SHA = re.compile(r"[0-9a-f]{40}")


def main() -> None:
    """Hand on its number, its commit and who made it; no number where it has moved on or is closed."""
    finished: dict[str, Any] = event()["workflow_run"]
    sha, home = finished["head_sha"], finished["head_repository"] or {"owner": {"login": ""}}
    if finished["event"] != "pull_request" or not _SHA.fullmatch(sha):
        raise RefusedError("This run was not about a pull request.")
    branch = quote(f"{home['owner']['login']}:{finished['head_branch']}", safe="")
    mine = [pull for pull in ask(f"pulls?state=open&per_page=100&head={branch}") if pull["head"]["sha"] == sha]
    if not mine:
        print("The pull request is closed or has moved on; a later run speaks of it.")
        hand_on(number="")
        return
    hand_on(number=int(mine[0]["number"]), sha=sha, author=mine[0]["user"]["login"])


run(main)
