"""Put the answer that `read_issue.py` handed on, in ANSWER, on the issue. One comment, written over each time.

Once the case is a pull request nothing is said here any more: what counts is there.
"""

from __future__ import annotations

import os

from gh import event, run, said, say

MARK = "<!-- whatworkswell: case issue -->"
TAKEN_UP = "<!-- whatworkswell: case taken up -->"


def main() -> None:
    """Comment, unless a pull request was made."""
    number = int(event()["issue"]["number"])
    if said(number, TAKEN_UP) is None:
        say(number, MARK, os.environ["ANSWER"])


run(main)
