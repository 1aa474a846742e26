"""Make a pull request of the case that `read_issue.py` handed on, in SLUG and CASE; where it is not whole, say its ANSWER.

All three are data from another job, and held to their form.

The label that asked for it is taken off in the end, so that it can be put on again. A branch that was there before is never
changed: somebody may have worked on it. One that was just made is taken away when what comes next fails.
"""

from __future__ import annotations

import base64
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gh import RefusedError, ask, event, run, say

MARK = "<!-- whatworkswell: case issue -->"
LABEL = "make a pull request"
#: A comment of its own: GitHub tells people of a new one, and not of one that is written over.
TAKEN_UP = "<!-- whatworkswell: case taken up -->"
WHERE = (
    "Thank you. A maintainer has taken this up: it is now pull request #{}, where it is reviewed. Your answers here stay as "
    "they are. If you want to change something from now on, say it here or there."
)
NOT_YET = "<!-- whatworkswell: case not taken up -->"
SORRY = (
    "Thank you for your patience. A maintainer wanted to make this a pull request, and GitHub did not let us: it did not work. "
    "Nothing you wrote is lost, and you need do nothing. To the maintainer: the run of *Case issue* says what went wrong. {}"
    "Put the label on again to try once more."
)
TICK_LIST = Path(".github/pull_request_template.md")
#: In bytes; no longer case is handed on.
LONGEST = 100_000
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOGIN = re.compile(r"[A-Za-z0-9-]{1,39}")


def main() -> None:
    """Make it, and tell the author where it is."""
    issue = event()["issue"]
    number = int(issue["number"])
    try:
        if slug := os.environ["SLUG"]:
            say(number, TAKEN_UP, WHERE.format(pull_request(issue, number, slug, os.environ["CASE"].encode())))
        else:
            say(number, MARK, os.environ["ANSWER"])
    finally:
        ask(f"issues/{number}/labels/{quote(LABEL)}", "DELETE")


def pull_request(issue: dict[str, Any], number: int, slug: str, case: bytes) -> int:
    """Make a branch with the case, and a pull request of it; return its number."""
    if not _SLUG.fullmatch(slug) or not case.startswith(b"---\n") or len(case) > LONGEST:
        raise RefusedError("This is no case, or no name of one.")
    main_branch = str(ask("")["default_branch"])
    tip = ask(f"git/ref/heads/{quote(main_branch)}")["object"]["sha"]
    branch = f"case/{number}-{slug}"
    try:
        ask("git/refs", "POST", {"ref": f"refs/heads/{branch}", "sha": tip})
    except RefusedError as error:
        raise RefusedError(f"The branch {branch} cannot be made; delete it if it is there and not wanted. {error}") from error
    try:
        content = {"message": f"Add the case {slug} from issue {number}", "branch": branch}
        ask(f"contents/cases/{slug}/index.md", "PUT", {**content, "content": base64.b64encode(case).decode(), **author(issue)})
        told = {"title": f"Case: {slug}", "head": branch, "base": main_branch, "body": words(number)}
        return int(ask("pulls", "POST", told)["number"])
    except Exception:
        undo(branch, number)
        raise


def undo(branch: str, number: int) -> None:
    """Take away the branch that was just made, since one that is there stops every later try; and say so on the issue."""
    left = ""
    try:
        ask(f"git/refs/heads/{quote(branch)}", "DELETE")
    except RefusedError:
        left = f"First delete the branch `{branch}`, which could not be taken away. "
    with suppress(RefusedError):  # what went wrong first is what is told in the run
        say(number, NOT_YET, SORRY.format(left))


def author(issue: dict[str, Any]) -> dict[str, Any]:
    """Whoever wrote the issue as the author of the commit, by the address that GitHub gives for this."""
    user = issue.get("user") or {}
    login, id = str(user.get("login", "")), user.get("id")
    if not _LOGIN.fullmatch(login) or type(id) is not int:
        return {}
    return {"author": {"name": login, "email": f"{id}+{login}@users.noreply.github.com"}}


def words(number: int) -> str:
    """What the pull request says."""
    return (
        f"From #{number}, written by its author in the issue form. The checker found nothing to mend in it.\n\n"
        "GitHub starts no checks on a pull request that a workflow made. Close it and open it again: that starts them, and the "
        f"preview.\n\nCloses #{number}\n\n{TICK_LIST.read_text(encoding='utf-8')}"
    )


run(main)
