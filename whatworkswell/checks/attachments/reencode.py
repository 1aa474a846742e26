"""The pictures that the site shows: the author's, made anew without metadata and whatever else was in the file.

Making one takes a while, so each is kept, by the content that it was made from, in the site's `.cache`; the folder may be
deleted at any time.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import hashlib
import os
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .finding import Finding
from .limits import KINDS
from .sandbox import Bound, ask, broken

FOLDER = Path(".cache/pictures")
#: Changed with the recipe in `pictures`, so that what the old one made is made anew.
RECIPE = 1


def clean_picture(source: Path, root: Path) -> Path | Finding:
    """The file that holds the picture as the site shows it; or why there is none."""
    data = source.read_bytes()
    ending = source.name.rpartition(".")[2]
    kept = _folder(root) / f"{hashlib.sha256(data).hexdigest()}-{_maker()}.{KINDS[ending].id}"
    if not kept.is_file():
        bound = Bound.from_environment()
        made = ask("picture", source.parent, [source.name], bound)
        if "picture" not in made[-1]:
            return broken(made[-1].get("stopped", ""), bound)
        _keep(kept, base64.b64decode(made[-1]["picture"]))
    return kept


@cache
def _maker() -> str:
    return f"{RECIPE}-{version('pillow')}"


@cache
def _folder(root: Path) -> Path:
    """A folder that can be written to; where the site's cannot, one that lasts as long as this process."""
    folder = root / FOLDER
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if os.access(folder, os.W_OK):
        return folder
    folder = Path(tempfile.mkdtemp(prefix="pictures-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _keep(path: Path, content: bytes) -> None:
    """Write all at once: another build may be looking for the same picture."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
