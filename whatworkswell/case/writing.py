"""Writing files so that no reader, and no interruption, ever meets half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from whatworkswell.problems.problem import PracticeError


def replace_text(path: Path, text: str) -> None:
    """Put `text` in place of what the file held, all at once; its permissions stay.

    Raises:
        PracticeError: the file cannot be written; what it held is untouched.
    """
    try:
        mode = path.stat().st_mode
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PracticeError(f"{path} cannot be written: {error.strerror}.") from error


def create_text(path: Path, text: str) -> None:
    """Write a new file.

    Raises:
        PracticeError: there is one of that name already, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise PracticeError(f"{path} cannot be written: {error.strerror}.") from error


def put_text(path: Path, text: str) -> None:
    """Write a file, new or in place of the one of that name."""
    if path.exists():
        replace_text(path, text)
    else:
        create_text(path, text)
