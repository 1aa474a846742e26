"""The text of attachments, for the checks that look for personal data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .names import readable
from .sandbox import inspect


def texts(path: Path, together: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Every piece of text in a file of a case, with its place in the file, such as "page 3", "properties" or "notes".

    Nothing comes from a file that cannot be read; the check of the files says so. The files of a case are read together,
    so asking for each in turn costs no more than asking once; `together` names them where not all of its folder are meant.
    """
    folder = path.parent
    found = inspect(folder, readable(folder, together or [item.name for item in folder.iterdir()]))
    for text in found.texts.get(path.name, ()):
        yield text.where, text.text
