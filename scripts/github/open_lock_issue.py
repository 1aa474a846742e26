"""Open an issue with the new versions in CHANGES, or write over the text of the one that is still open."""

from __future__ import annotations

import os

from gh import BOT, LONGEST, ask, run

TITLE = "New versions of what we use"
LABEL = "dependencies"
OPENING = (
    "Run `make lock`, look at what changed, run `make test`, and open a pull request. `make audit` says whether what is "
    "locked now has known holes.\n\n"
)


def main() -> None:
    """Open it, or bring it up to date."""
    body = (OPENING + os.environ["CHANGES"])[:LONGEST]
    issues = ask(f"issues?state=open&labels={LABEL}&per_page=100")
    ours = [issue for issue in issues if issue["title"] == TITLE and issue["user"]["login"] == BOT]
    if ours:
        ask(f"issues/{int(ours[0]['number'])}", "PATCH", {"body": body})
    else:
        ask("issues", "POST", {"title": TITLE, "body": body, "labels": [LABEL]})


if __name__ == "__main__":
    run(main)
