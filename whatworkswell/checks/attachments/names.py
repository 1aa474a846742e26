"""What a file's name, kind, size and mode say, before anything is read from it."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from whatworkswell.case.front_matter.value_types import FILE_NAME

from .contents import size
from .finding import Finding
from .limits import KINDS, MAX_FILES, MEGABYTE

LONGEST = 80
#: Windows takes these for devices, whatever ending follows.
DEVICES = {"con", "prn", "aux", "nul", "clock$", *(f"{device}{n}" for device in ("com", "lpt") for n in range(10))}
#: Endings by which a server or a system may choose a program, also where another ending follows.
ACTIVE = frozenset(
    "html htm xhtml shtml svg xml js mjs css php phtml asp aspx jsp cgi pl py rb sh bash ps1 bat cmd com exe scr msi "
    "vbs hta lnk jar app apk docm pptm xlsm dotm xlam zip".split()
)
#: The endings of files of a kind that may not be published, and the advice of E047 on how to make one of it that may.
INSTEAD = {
    "doc docm dot odt pages rtf txt wps": "word",
    "ppt pptm pps ppsx odp key": "powerpoint",
    "xls xlsm xlsb ods numbers csv": "excel",
    "heic heif tif tiff bmp gif avif": "picture",
}
LEFT_BEHIND = re.compile(r"\.ds_store|thumbs\.db|desktop\.ini|~\$.*|\._.*|.*~|.*\.(swp|tmp|bak)", re.IGNORECASE)


def judge_name(name: str) -> Finding | None:
    """What is wrong with a file's name."""
    if LEFT_BEHIND.fullmatch(name):
        return Finding("E047", name, advice="left-behind")
    pieces = name.split(".")
    if len(name) > LONGEST:
        return Finding("E047", name, advice="long", values={"most": LONGEST})
    if not FILE_NAME.fullmatch(name) or pieces[-1] not in KINDS:
        ending = _ending(name).lower()
        advice = next((advice for endings, advice in INSTEAD.items() if ending in endings.split()), "")
        return Finding("E047", name, ", ".join(KINDS), advice)
    if pieces[0] in DEVICES:
        return Finding("E047", name, advice="device", values={"name": pieces[0]})
    if ACTIVE.intersection(pieces[1:-1]):
        return Finding("E047", name, advice="two-endings")
    return None


def published_name(name: str) -> str:
    """A file's name in the form that may be published, or nothing where its kind may not be."""
    stem, _, ending = unicodedata.normalize("NFKD", name).lower().rpartition(".")
    plain = "-".join(re.findall(r"[a-z0-9]+", stem.encode("ascii", "ignore").decode()))
    return f"{plain}.{ending}" if plain and ending in KINDS else ""


def judge_file(path: Path, modes_tell: bool) -> Finding | None:
    """What is wrong with the file itself. `modes_tell` is false on a disk where every file looks like a program."""
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        return Finding("E048", advice=_what(path, mode))
    if mode & (stat.S_ISUID | stat.S_ISGID | stat.S_ISVTX) or (modes_tell and mode & 0o111):
        return Finding("E048", advice="program", values={"name": path.name})
    return None


def judge_size(path: Path) -> Finding | None:
    """Whether the file is too large; its name is known to be of an allowed kind."""
    most, length = KINDS[_ending(path.name)].megabytes, path.lstat().st_size
    return Finding("E049", size(length), advice="file", values={"most": most}) if length > most * MEGABYTE else None


def readable(folder: Path, names: Iterable[str]) -> list[str]:
    """The files that may be looked into: plain ones, of an allowed kind and size, and no more than a case may have."""
    found = [name for name in names if not judge_name(name) and (folder / name).is_file() and not (folder / name).is_symlink()]
    return [name for name in sorted(found) if not judge_size(folder / name)][:MAX_FILES]


def twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that are one and the same on some systems: each with the one that it repeats."""
    first: dict[str, str] = {}
    for name in sorted(names, reverse=True):  # small letters first: those are the ones to keep
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if plain in first:
            yield name, first[plain]
        first.setdefault(plain, name)


def _what(path: Path, mode: int) -> str:
    """The advice of E048 on what is no plain file."""
    if stat.S_ISLNK(mode):
        return "link"
    if stat.S_ISDIR(mode):
        return "repository" if (path / ".git").exists() else "folder"
    return "device"


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
