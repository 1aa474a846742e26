"""Build the site as it would be with the case of a pull request: the base's code, and only folders of cases from elsewhere.

A pull request in which there is something to mend has no preview. What was fetched as pull-request is only read.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from whatworkswell.problems.problem import errors
from whatworkswell.site.pull_request import bring_over, check_pull_request

#: What the build is told of its surroundings.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "NO_MKDOCS_2_WARNING")


def main() -> int:
    """Build it into the folder `preview`."""
    root = Path.cwd().resolve()
    problems, touched = check_pull_request(root, "HEAD", "refs/pull-request", os.environ.get("AUTHOR", ""))
    if errors(problems) or not touched:
        print("No preview: there is something to mend first, or no case is touched.")
        return 0
    for folder in bring_over(root, "HEAD", "refs/pull-request"):
        print(f"With {folder} as the pull request has it.")
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(root / "preview")]
    return subprocess.run(words, env=kept, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
