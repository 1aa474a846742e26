"""A zip file with the folder of a case in it, as the form in the browser makes it: `<slug>/index.md` and its files.

A zip with `<slug>/trials/<id>.yml` alone brings trials of a case that is there already.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO

from whatworkswell.authoring.document import Incoming
from whatworkswell.case.front_matter import reader as frontmatter
from whatworkswell.case.repository import CASES, INDEX, MAX_FILE, Repository
from whatworkswell.case.trial import FOLDER as TRIALS
from whatworkswell.checks.attachments.finding import RefusedError
from whatworkswell.checks.attachments.zip_package import unpack
from whatworkswell.problems.problem import PracticeError, printable, shorten

#: What computers put into a zip by themselves.
_LEFT_BEHIND = re.compile(r"(.*/)?(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)", re.IGNORECASE)
#: The longest name of a file or folder, in bytes: systems take no more than a few more.
_LONGEST = 200
_SHAPE = f"A zip holds one folder, named after the case: in it {INDEX}, the case's files, and perhaps the folder {TRIALS}."


def read_parts(data: bytes, name: str) -> dict[str, bytes]:
    """The files in a zip by their paths.

    Raises:
        PracticeError: it is no sound zip, it is too large once unpacked, or it holds what no zip needs.
    """
    try:
        parts = unpack(data)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            links = [entry.filename for entry in archive.infolist() if stat.S_ISLNK(entry.external_attr >> 16)]
    except RefusedError as refused:
        found = refused.finding
        said = found.problem(name, "zip")
        raise PracticeError(f"{name}: {said.message} Found: {said.found or said.code}. Pack the folder again.") from refused
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
        raise PracticeError(f"{name} is no sound zip file. Pack the folder again.") from error
    if links:
        raise PracticeError(f"{name} holds a link to another place: {shorten(links[0])}. Put the file itself there.")
    if long := [path for path in parts if any(len(step.encode()) > _LONGEST for step in path.split("/"))]:
        raise PracticeError(f"{name}: something in it has too long a name: {shorten(long[0])}. Give it a shorter one.")
    return {path: content for path, content in parts.items() if not _LEFT_BEHIND.fullmatch(path)}


def read(data: bytes, name: str, _: Repository) -> Incoming:
    """What a zip holds, and nothing of it judged yet but its shape. The folder `cases` may stand around it."""
    parts = read_parts(data, name)
    around = f"{CASES}/" if all(path.startswith(f"{CASES}/") for path in parts) else ""
    paths = {path: path.removeprefix(around).split("/") for path in parts}
    if INDEX in parts:  # the files were packed without their folder
        paths = {path: ["", *steps] for path, steps in paths.items()}
    folders = {steps[0] for steps in paths.values() if len(steps) > 1}
    loose = [path for path, steps in paths.items() if len(steps) == 1]
    deep = [path for path, steps in paths.items() if _is_deep(steps)]
    if not parts or len(folders) != 1 or loose or deep:
        what = shorten((deep or loose or sorted(folders) or ["nothing"])[0])
        raise PracticeError(f"{name} holds no case that can be read. Found: {what}. {_SHAPE}")
    files = {steps[1]: parts[path] for path, steps in paths.items() if len(steps) == 2}
    trials = {steps[2]: parts[path] for path, steps in paths.items() if len(steps) == 3}
    raw = files.pop(INDEX, None)
    if raw is None and (files or not trials):
        raise PracticeError(f"{name} holds no {INDEX}. {_SHAPE}")
    found = case_in(raw, name) if raw is not None else Incoming()
    return replace(found, slug=printable(folders.pop()), files=files, trials=trials)


def _is_deep(steps: list[str]) -> bool:
    """Whether a path leads somewhere else than into the folder of a case or that of its trials."""
    if len(steps) == 2 and steps[1].casefold() == TRIALS:  # a file in the folder's place
        return True
    return bool({".", ""} & set(steps[1:])) or len(steps) > (3 if steps[1:2] == [TRIALS] else 2)


def case_in(raw: bytes, name: str) -> Incoming:
    """The case whose text this is.

    Raises:
        PracticeError: it is too long, or no text.
    """
    if len(raw) > MAX_FILE:
        raise PracticeError(f"{name}: the text of the case is longer than {MAX_FILE // 1024} KB.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PracticeError(f"{name}: the case is not plain UTF-8 text. Save it again as UTF-8.") from error
    title = frontmatter.read(raw, INDEX).data.get("title", "")
    return Incoming(text, title=title if isinstance(title, str) else "")
