"""Check a pull request with what is checked out here, the base, and hand on the report for the job that may comment.

AUTHOR is who made it, as GitHub tells it. What was fetched as pull-request is only read.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from gh import RefusedError, hand_on, run
from withheld import sayable

from whatworkswell.problems.problem import PracticeError
from whatworkswell.site.pull_request import check_pull_request

MOST = 40
#: What a later step is given must fit into one variable of its environment, of 128 KB.
LONGEST = 100_000
_KEPT = ("path", "line", "code", "severity", "field", "message", "found", "allowed", "mend")


def main() -> None:
    """Hand on the first things to mend and to look at, how many there are, and whether files outside a case are touched."""
    try:
        problems, _ = check_pull_request(Path.cwd().resolve(), "HEAD", "refs/pull-request", os.environ["AUTHOR"])
    except PracticeError as error:
        raise RefusedError(str(error)) from error
    found = sorted(sayable(p for p in problems if not p.waived), key=lambda entry: entry["severity"] != "error")
    report: dict[str, Any] = {
        "errors": sum(entry["severity"] == "error" for entry in found),
        "warnings": sum(entry["severity"] == "warning" for entry in found),
        "is_of_case": not any(entry["code"] == "E090" for entry in found),
        "findings": [{key: entry[key] for key in _KEPT} for entry in found[:MOST]],
    }
    while len(text := json.dumps(report)) > LONGEST:
        report["findings"].pop()
    hand_on(report=text)


run(main)
