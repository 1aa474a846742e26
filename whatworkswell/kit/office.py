"""What all Office files that we make have in common: the same input makes the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

#: Nothing in a file tells when it was made.
THEN = datetime(2026, 1, 1)
AUTHOR = "What works well"


def undated(data: bytes) -> bytes:
    """The same archive without the time of day in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, THEN.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
