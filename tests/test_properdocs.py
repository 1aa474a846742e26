"""MkDocs 1 is no longer developed; ProperDocs carries it on. The site can move there on any day."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


@pytest.mark.slow
def test_properdocs_builds_the_same_pages(root: Path, plain_site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=root, env=os.environ, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert pages(tmp_path) == pages(plain_site)
