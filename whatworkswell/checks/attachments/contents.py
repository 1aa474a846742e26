"""What a file is, judged by its content alone, and whether a second file hides in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from whatworkswell.problems.problem import phrase

from .finding import Finding, RefusedError
from .limits import KINDS, Kind

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Only these lead to a detector.
ALLOWED = {"jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}
#: What people send by mistake, by the names of the phrases `seems`, so that the message can name it.
OTHERS = (
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
#: The makes of what is packed as a film is.
BRANDS = {b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"avif": "avif"}
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"<head", b"<body")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):")
#: Where a second file behind the first one would begin.
_SECOND = re.compile(rb"%PDF-|Rar!\x1a|7z\xbc\xaf\x27\x1c|(?i:<!doctype|<html|<script|<svg\s|<\?php)")


def check_kind(data: bytes, kind: Kind) -> None:
    """Refuse a file whose content is not what its name promises. Office kinds are told apart by `office`."""
    if not data:
        raise RefusedError(Finding("E074", advice="empty"))
    if data.startswith(LFS_POINTER):
        raise RefusedError(Finding("E076"))
    start = ALLOWED.get(kind.id)
    if kind.id == "webp":
        fits = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    elif start is None:
        fits = data.startswith(b"PK\x03\x04")
        if data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedError(Finding("E072"))
    else:
        fits = data.startswith(start)
    if not fits:
        raise RefusedError(Finding("E070", name_of(data)))


def name_of(data: bytes) -> str:
    """What a file seems to be, in words."""
    for id, start in ALLOWED.items():
        if data.startswith(start):
            return f"a {KINDS['jpg' if id == 'jpeg' else id].said}"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return f"a {KINDS['webp'].said}"
    if data.startswith(b"PK\x03\x04"):
        return phrase("seems", "package")
    if data.startswith(OLE):
        return phrase("seems", "old-office")
    if data[4:8] == b"ftyp":
        return phrase("seems", BRANDS.get(data[8:12], "film"))
    if any(mark in data[:1024].lower() for mark in MARKUP):
        return phrase("seems", "markup")
    return phrase("seems", next((name for start, name in OTHERS if data.startswith(start)), "other"))


def second_file(data: bytes, rest: bytes) -> Iterator[Finding]:
    """A file that can also be read as an archive, or whose end (`rest`) begins another file."""
    if _is_archive(data) or _SECOND.search(rest):
        yield Finding("E073", advice="second-file-behind" if rest else "second-file", values={"size": size(len(rest))})
    elif rest[:2] == b"MZ":
        yield Finding("E073", advice="program")


def _is_archive(data: bytes) -> bool:
    """Whether an unzip program would find anything. The mark of an archive may stand in a picture by chance; a list may not."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return bool(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def address(written: str) -> Iterator[Finding]:
    """What is wrong with the address of a link in a document. Without a scheme it leads to the web, or nowhere."""
    plain = "".join(c for c in written if c.isprintable()).strip()
    scheme = _SCHEME.match(plain)
    if scheme and scheme[1].lower() in ("javascript", "vbscript", "data"):
        yield Finding("E071", plain)
    elif plain.startswith(("\\\\", "//")) or (scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel")):
        yield Finding("E078", plain)


def size(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, round(count / 1024))} KB"
