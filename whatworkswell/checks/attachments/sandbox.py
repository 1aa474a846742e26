"""Has files looked at in a bounded process, so that no file can hang, kill or bloat the checker.

The process is started when the first file is looked at, and once only. How much a case may cost is a setting of the
environment: WHATWORKSWELL_SECONDS (of processor time) and WHATWORKSWELL_MEGABYTES (of memory).
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from whatworkswell.problems.problem import PracticeError

from .finding import Finding, Text

_PACKAGE = Path(__file__).resolve().parents[3]
_WORKER = f"{__package__}.worker"
#: What the process needs of the environment; nothing secret is in reach of a file.
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
#: Real time may be longer than the processor's: the machine may have other work.
PATIENCE = 3
#: How much later than the bound an answer may come before the process itself is given up, in seconds.
_GRACE = 15


@dataclass(frozen=True)
class Bound:
    """What looking at one case's files may cost: seconds of processor time (three times that by the clock) and memory."""

    seconds: int = 10
    megabytes: int = 1024

    @classmethod
    def from_environment(cls) -> Bound:
        """The bound that the environment sets."""
        values = {"seconds": cls.seconds, "megabytes": cls.megabytes}
        for name in values:
            key = f"WHATWORKSWELL_{name.upper()}"
            if given := os.environ.get(key):
                if not (given.isdecimal() and 1 <= int(given) <= 100_000):
                    raise PracticeError(f"{key} must be a whole number from 1 on, not {given}.")
                values[name] = int(given)
        return cls(**values)


@dataclass
class Inspection:
    """What a look inside the files of one folder found, by their names."""

    findings: dict[str, list[Finding]] = field(default_factory=dict)
    texts: dict[str, list[Text]] = field(default_factory=dict)


def inspect(folder: Path, names: Sequence[str]) -> Inspection:
    """Look inside these files of a case; their names must be of an allowed kind.

    What is known of a file is kept as long as it does not change.
    """
    if not names:
        return Inspection()
    signature = tuple((name, _signature(folder / name)) for name in sorted(names))
    return _inspect(folder, signature, Bound.from_environment())


def _signature(path: Path) -> tuple[int, ...]:
    try:
        found = path.lstat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode


@lru_cache(maxsize=256)
def _inspect(folder: Path, signature: tuple[tuple[str, tuple[int, ...]], ...], bound: Bound) -> Inspection:
    names = [name for name, _ in signature]
    result = Inspection({name: [] for name in names}, {name: [] for name in names})
    name = names[0]
    for item in ask("inspect", folder, names, bound):
        if "file" in item:
            name = item["file"]
        elif "finding" in item:
            result.findings[name].append(Finding(**item["finding"]))
        elif "text" in item:
            result.texts[name].append(Text(**item["text"]))
        else:
            result.findings[name].append(broken(item["stopped"], bound))
    return result


def broken(why: str, bound: Bound) -> Finding:
    """What to say of the file at which the process was ended; the files after it were not looked at."""
    return Finding("E079", advice="time" if why == "time" else "memory", values=asdict(bound))


def ask(what: str, folder: Path, names: Sequence[str], bound: Bound) -> list[dict[str, Any]]:
    """What the process answers. The last item is {"stopped": why} where the bound, or a library, ended it."""
    return _worker.ask({"do": what, "folder": str(folder.absolute()), "names": list(names), **vars(bound)})


class _Worker:
    """The process, started when it is first needed, and again when it had to be given up."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def ask(self, request: dict[str, Any]) -> list[dict[str, Any]]:
        with self._lock:
            process = self._started()
            if process.stdin is None or process.stdout is None:
                raise AssertionError("the process was started with both")
            patience = threading.Timer(PATIENCE * request["seconds"] + _GRACE, process.kill)
            patience.start()
            items: list[dict[str, Any]] = []
            try:
                process.stdin.write(json.dumps(request).encode() + b"\n")
                process.stdin.flush()
                for line in process.stdout:
                    if line == b"\n":
                        return items
                    items.append(json.loads(line))
            except BrokenPipeError:
                pass
            finally:
                is_patient = patience.is_alive()
                patience.cancel()
            self.stop()
            return [*items, {"stopped": "memory" if is_patient else "time"}]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            env = {name: os.environ[name] for name in _KEPT if name in os.environ}
            env["PYTHONPATH"] = str(_PACKAGE)
            # -P: nothing is imported from the folder in which the checker was called, which may be the author's.
            command = [sys.executable, "-P", "-m", _WORKER]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)  # noqa: S603
            self._owner = os.getpid()
        return self._process

    def stop(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.communicate()


_worker = _Worker()
atexit.register(_worker.stop)
