"""What all Office files that we make have in common: the site's look, and that the same input makes the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from . import colours

#: Nothing in a file tells when it was made.
THEN = datetime(2026, 1, 1)


@dataclass(frozen=True)
class Look:
    """Whose file it is, and the colours by name as six hexadecimal digits (`colours.load`)."""

    author: str = ""
    colours: Mapping[str, str] = field(default_factory=colours.load)


def undated(data: bytes) -> bytes:
    """The same archive without the time of day in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, THEN.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
