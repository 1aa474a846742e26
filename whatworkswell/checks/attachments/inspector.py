"""The look inside files. It runs in the bounded process that `sandbox` starts; any surprise is a refusal."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from defusedxml.common import DefusedXmlException

from . import office, pdf, pictures
from .contents import check_kind
from .finding import Finding, RefusedError, Text, too_much_text
from .limits import KINDS, MAX_TEXT, MEGABYTE, Kind

Detector = Callable[[bytes, Kind], Iterator[Finding | Text]]
_DETECTORS: dict[str, Detector] = {
    "jpeg": pictures.look, "png": pictures.look, "webp": pictures.look,
    "pdf": pdf.look,
    "docx": office.look, "pptx": office.look, "xlsx": office.look,
}  # fmt: skip
#: The most findings that are told of one file.
MOST_FINDINGS = 12


def look(path: Path) -> Iterator[Finding | Text]:
    """What is wrong with one file, each thing once, and its text."""
    seen: set[Finding] = set()
    length = 0
    for item in _safely(path):
        if isinstance(item, Text):
            length += len(item.text)
            if length > MAX_TEXT:
                yield too_much_text()
                return
            yield item
        elif item not in seen and len(seen) < MOST_FINDINGS:
            seen.add(item)
            yield item


def _safely(path: Path) -> Iterator[Finding | Text]:
    kind = KINDS[path.name.rpartition(".")[2]]
    try:
        data = read(path, kind)
        check_kind(data, kind)
        yield from _DETECTORS[kind.id](data, kind)
    except RefusedError as refused:
        yield refused.finding
    except MemoryError:
        raise
    except DefusedXmlException:
        yield Finding("E074", advice="dtd")
    except Exception:  # whatever a library trips over, the file is not published
        yield Finding("E074")


def read(path: Path, kind: Kind) -> bytes:
    """The file's bytes. It may have changed since its name was judged, so it is judged again once it is open."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise RefusedError(Finding("E048"))
        data = file.read(kind.megabytes * MEGABYTE + 1)
    if len(data) > kind.megabytes * MEGABYTE:
        raise RefusedError(Finding("E049", advice="file", values={"most": kind.megabytes}))
    return data
