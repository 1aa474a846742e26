"""What judging an input costs: processor time, the helper process's too, and the most memory above what there was before."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from whatworkswell.checks.attachments import sandbox as guard

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """Seconds of processor time, and megabytes."""

    seconds: float = 0.0
    megabytes: float = 0.0


@contextmanager
def measured() -> Iterator[Cost]:
    """Measure what is done inside."""
    cost = Cost()
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak: Linux only
    memory, start = _memory("VmRSS"), _seconds()
    yield cost
    cost.seconds, cost.megabytes = _seconds() - start, max(0.0, _memory("VmHWM") - memory)


def _seconds() -> float:
    """Of this process, and of the one that looks into attachments while it lives."""
    helper = guard._worker._process
    with suppress(OSError, AttributeError):
        fields = Path(f"/proc/{helper.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()  # type: ignore[union-attr]
        return time.process_time() + sum(map(int, fields[11:15])) / _TICKS
    return time.process_time()


def _memory(name: str) -> float:
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
