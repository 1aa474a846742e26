"""The few things that these scripts ask of GitHub, all of them through its own program `gh`, with data on standard input.

Who may do what is decided by the token that the workflow gives to the one step that needs it.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

BOT = "github-actions[bot]"
#: GitHub refuses longer comments.
LONGEST = 65_000
_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)


class RefusedError(Exception):
    """GitHub said no, or what came in is not what it should be."""


def repository() -> str:
    """The repository that the workflow runs in, as `owner/name`."""
    name = os.environ["GITHUB_REPOSITORY"]
    if not _REPOSITORY.fullmatch(name):
        raise RefusedError(f"{name!r} is no repository.")
    return name


def event() -> dict[str, Any]:
    """What happened, as GitHub tells the workflow."""
    found: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return found


def ask(path: str, method: str = "GET", data: object = None) -> Any:
    """What GitHub answers; several pages come as one list.

    Raises:
        RefusedError: GitHub said no.
    """
    words = ["gh", "api", "--method", method, f"repos/{repository()}/{path}".rstrip("/")]
    words += ["--paginate"] if method == "GET" else []
    words += ["--input", "-"] if data is not None else []
    given = json.dumps(data) if data is not None else None
    done = subprocess.run(words, input=given, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode:
        raise RefusedError(f"{method} {path}: {done.stderr.strip() or done.stdout.strip()}")
    return _pages(done.stdout)


def _pages(text: str) -> Any:
    """One answer, or lists that follow each other as one."""
    found: list[Any] = []
    at, decoder = 0, json.JSONDecoder()
    while at < len(text.rstrip()):
        page, end = decoder.raw_decode(text, at)
        found.append(page)
        at = end + len(text[end:]) - len(text[end:].lstrip())
    if len(found) > 1:
        return [entry for page in found for entry in page]
    return found[0] if found else None


def said(number: int, mark: str) -> dict[str, Any] | None:
    """The comment of ours on an issue or a pull request that begins with this mark, or None."""
    comments: list[dict[str, Any]] = ask(f"issues/{number}/comments?per_page=100")
    ours = (comment for comment in comments if comment["user"]["login"] == BOT)
    return next((comment for comment in ours if comment["body"].startswith(mark)), None)


def say(number: int, mark: str, text: str) -> None:
    """Put a comment on an issue or a pull request; the one that was put there before, known by its mark, is written over."""
    body = f"{mark}\n{text}"
    if len(body) > LONGEST:
        raise RefusedError("The comment is longer than GitHub allows.")
    before = said(number, mark)
    if before is None:
        ask(f"issues/{number}/comments", "POST", {"body": body})
    elif before["body"].replace("\r\n", "\n") != body:
        ask(f"issues/comments/{int(before['id'])}", "PATCH", {"body": body})


def hand_on(**outputs: object) -> None:
    """Hand values to later steps. The mark around each is new every time, so that no value can end itself and begin another."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        for name, value in outputs.items():
            mark = secrets.token_hex(16)
            file.write(f"{name}<<{mark}\n{value}\n{mark}\n")


def run(main: Any) -> None:
    """Run a script, and say in one line what stopped it."""
    try:
        main()
    except RefusedError as error:
        sys.exit(f"::error::{' '.join(str(error).split())}")
