"""Say on a pull request in plain words what the checker found. One comment, written over each time.

NUMBER, SHA, REPORT and RUN come from the job before and from GitHub. All are data: held to their form, and shown as text.
"""

from __future__ import annotations

import json
import os
import re
from typing import Any

from findings import by_when, things, told, valid
from gh import RefusedError, repository, run, say

MARK = "<!-- whatworkswell: case check -->"
_LONGEST = 130_000


def main() -> None:
    """Put the comment there."""
    number, sha, run_id = os.environ["NUMBER"], os.environ["SHA"], os.environ["RUN"]
    if not re.fullmatch(r"[1-9]\d{0,8}", number) or not re.fullmatch(r"[1-9]\d{0,15}", run_id):
        raise RefusedError("NUMBER and RUN must be numbers.")
    if not re.fullmatch(r"[0-9a-f]{40}", sha):
        raise RefusedError("SHA must be a commit.")
    say(int(number), MARK, comment(read(os.environ["REPORT"]), sha, f"https://github.com/{repository()}/actions/runs/{run_id}"))


def read(text: str) -> dict[str, Any]:
    """The report, if it is one."""
    try:
        report = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        report = None
    wanted = {"errors": int, "warnings": int, "is_of_case": bool, "findings": list}
    if not isinstance(report, dict) or any(type(report.get(name)) is not kind for name, kind in wanted.items()):
        raise RefusedError("The report has not the form that the checker gives it.")
    valid(report["findings"])
    return report


def comment(report: dict[str, Any], sha: str, preview: str) -> str:
    """The words, in Markdown."""
    wrong = [entry for entry in report["findings"] if entry["severity"] == "error"]
    asked = [entry for entry in report["findings"] if entry["severity"] == "warning"]
    parts = ["Thank you for sharing this. Our checker has read it; it reads every case, and a person reads it after."]
    if report["errors"]:
        parts.append(f"### {things(report['errors'])} to mend first\n\n{told(wrong)}")
        parts.append("Change the file in this pull request, and this comment is written anew. Nothing you wrote is lost.")
    else:
        parts.append(f"### Nothing to mend\n\nA maintainer reads it next and answers here{by_when()}.")
    if report["warnings"]:
        parts.append(f"### {things(report['warnings'])} for whoever reviews it to look at\n\n{told(asked)}")
        parts.append("These are guesses and may be wrong. Nothing must be changed before somebody has looked.")
    if not report["errors"] and report["is_of_case"]:
        parts.append(f"**See it as a page:** [this run]({preview}) has a file `preview` to download. Unpack it, then run "
                     "`python3 -m http.server` in the folder and open the address that it shows.")  # fmt: skip
    parts.append(f"<sub>Read at {sha[:7]}. To ask something, just answer here.</sub>")
    return "\n\n".join(parts)


run(main)
