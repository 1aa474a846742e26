"""The process in which untrusted files are read: `python -m whatworkswell.checks.attachments.worker`.

It reads one request a line (JSON) and answers with a line for each thing that is known, then an empty line. For each
request it makes a copy of itself that is bounded in time and memory and writes no file; a file that breaks the bound, or
the library that reads it, ends the copy only. Loading the libraries once makes a copy cheap: a few milliseconds.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import inspector, pictures
from .finding import Finding
from .limits import KINDS
from .sandbox import PATIENCE

try:
    import resource
except ImportError:  # Windows: `sandbox` bounds the time there, and nothing bounds the memory
    resource = None  # type: ignore[assignment]

#: The longest answer, in bytes: a picture of the largest kind made anew, or all the text that is taken.
MOST = 64 * 1024 * 1024
#: The last line of a copy's answer; without it, something ended the copy.
DONE = b"done\n"


def main() -> None:
    """Answer requests until there are no more."""
    for line in sys.stdin.buffer:
        request = json.loads(line)
        answer = _bounded(request) if hasattr(os, "fork") else b"".join(_answer(request))
        sys.stdout.buffer.write(answer + b"\n")
        sys.stdout.buffer.flush()


def _answer(request: dict[str, Any]) -> Iterator[bytes]:
    """One line for each thing that is known; the name of a file comes before what is known of it."""
    for item in _items(request):
        yield json.dumps(item).encode() + b"\n"


def _items(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in request["names"]:
        path = Path(request["folder"], name)
        yield {"file": name}
        if request["do"] == "picture":
            kind = KINDS[name.rpartition(".")[2]]
            yield {"picture": base64.b64encode(pictures.reencode(inspector.read(path, kind), kind)).decode()}
            continue
        for item in inspector.look(path):
            yield {"finding": vars(item)} if isinstance(item, Finding) else {"text": vars(item)}


def _bounded(request: dict[str, Any]) -> bytes:
    """Let a copy of this process answer; add why it ended, if it did not come to the end of its answer."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_the_copy(request, writing)
    os.close(writing)
    answer, in_time = _read(reading, time.monotonic() + PATIENCE * request["seconds"])
    os.close(reading)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if answer.endswith(DONE):
        return answer.removesuffix(DONE)
    # A library that gets no memory may raise, end the process or go wrong in some other way: one cannot tell why it ended.
    why = "time" if not in_time or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU) else "memory"
    return answer[: answer.rfind(b"\n") + 1] + json.dumps({"stopped": why}).encode() + b"\n"


def _read(handle: int, deadline: float) -> tuple[bytes, bool]:
    """All that comes until the other end closes; and whether it came in time and was not too much."""
    pieces: list[bytes] = []
    length = 0
    while (left := deadline - time.monotonic()) > 0 and length <= MOST:
        if select.select([handle], [], [], left)[0]:
            piece = os.read(handle, 1 << 20)
            if not piece:
                return b"".join(pieces), True
            pieces.append(piece)
            length += len(piece)
    return b"".join(pieces), False


def _be_the_copy(request: dict[str, Any], writing: int) -> None:
    """Answer, within the bound, and end."""
    try:
        _limit(request["seconds"], request["megabytes"])
        with os.fdopen(writing, "wb") as out:
            for line in _answer(request):
                out.write(line)
            out.write(DONE)
    finally:
        os._exit(0)


def _limit(seconds: int, megabytes: int) -> None:
    size = megabytes * 1024 * 1024
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # libraries chatter, and the answers to other requests go to 1
        os.dup2(null, stream)
    for name, soft, hard in (
        ("RLIMIT_CPU", seconds, seconds + 1),
        ("RLIMIT_AS", size, size),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_NOFILE", 32, 32),
    ):
        with contextlib.suppress(AttributeError, ValueError, OSError):  # not every system has every limit
            resource.setrlimit(getattr(resource, name), (soft, hard))


if __name__ == "__main__":
    main()
