"""What schools send in: files of several kinds, each read by a module of its own, which makes one case of it.

Nothing here is trusted. A file is held against the limits of the checker before it is opened, what is in it is data, and
nothing is written before the checker has judged the whole.
Each reader hands over a `document`; `store` judges it and puts it into the site's folder.
"""

from __future__ import annotations

import importlib
import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from whatworkswell.authoring.document import Incoming
from whatworkswell.case.repository import INDEX, Repository
from whatworkswell.case.trial import FOLDER as TRIALS
from whatworkswell.problems.problem import PracticeError, printable

#: The module that reads a kind of file, by the ending of its name. Each has `read(data, name, site) -> Incoming`.
READERS = {
    ".docx": "whatworkswell.authoring.word.read",
    ".zip": "whatworkswell.authoring.incoming.archive",
    ".md": "whatworkswell.authoring.incoming.plain",
    ".yml": "whatworkswell.authoring.incoming.plain",
    ".json": "whatworkswell.authoring.issue.read",
}
#: What a form may have been saved as by mistake.
_OTHER_TEXTS = (".doc", ".odt", ".rtf", ".pages", ".pdf")
#: The most that a file may hold, in bytes: a case's files together and its text.
MOST = 26 * 1024 * 1024


def read(path: Path, site: Repository) -> Incoming:
    """What a file holds.

    Raises:
        PracticeError: it is no file of a kind that can be read, it is too large, or what is in it is refused.
    """
    name = printable(path.name)
    module = READERS.get(path.suffix.lower())
    if module is None:
        mend = " Open it in Word or LibreOffice and save it as .docx." if path.suffix.lower() in _OTHER_TEXTS else ""
        raise PracticeError(f"{name} cannot be read. Allowed: {', '.join(READERS)}.{mend}")
    reader = importlib.import_module(module)
    found: Incoming = reader.read(_bytes(path, name), name, site)
    return found


def files_beside(paths: Iterable[Path], taken: Collection[str]) -> dict[str, bytes]:
    """Files that came with a form, by their names, which are judged with the rest.

    Raises:
        PracticeError: one cannot be read or has a name that is kept, or there are two of one name.
    """
    found: dict[str, bytes] = {}
    for path in paths:
        name = printable(path.name)
        if name.casefold() in (INDEX, TRIALS):
            raise PracticeError(f"No file beside a case can be called {name}. Rename it.")
        if name in found or name in taken:
            raise PracticeError(f"There are two files of the name {name}. Rename one of them.")
        found[name] = _bytes(path, name)
    return found


def _bytes(path: Path, name: str) -> bytes:
    """The file's bytes, if it is a plain file of a size that may be."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))  # a pipe never ends
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise PracticeError(f"{name} is not a plain file.")
            data = file.read(MOST + 1)
    except OSError as error:
        raise PracticeError(f"{name} cannot be read: {error.strerror}.") from error
    if len(data) > MOST:
        raise PracticeError(f"{name} is too large. Allowed: up to {MOST // 1024 // 1024} MB.")
    return data
