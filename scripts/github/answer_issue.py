"""Put the answer that `read_issue.py` wrote into the folder OUT on the issue. One comment, written over each time."""

from __future__ import annotations

import os
from pathlib import Path

from gh import event, run, say

MARK = "<!-- whatworkswell: case issue -->"


def main() -> None:
    """Comment."""
    say(int(event()["issue"]["number"]), MARK, (Path(os.environ["OUT"]) / "answer.md").read_text(encoding="utf-8"))


run(main)
