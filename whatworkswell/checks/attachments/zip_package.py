"""The zip file that an Office document is: taken apart by the book, because programs differ in how they read a strange one."""

from __future__ import annotations

import struct
import zipfile
from copy import copy
from io import BytesIO

from .contents import size
from .finding import Finding, RefusedError
from .limits import MAX_UNPACKED

MAX_PARTS = 5000
#: Between two parts there may be a short description of the first one, and nothing else.
_GAP = 24
_HEADER = 30
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8


def unpack(data: bytes) -> dict[str, bytes]:
    """Every part of the package by its name, the names as they stand.

    Raises:
        RefusedError: the parts are locked, too many or too large, or the file holds more than its parts.
        zipfile.BadZipFile: it is no sound zip file.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        _check(entries, data, archive.start_dir)
        return {entry.filename: _read(archive, entry) for entry in entries if not entry.is_dir()}


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of a part, if it is as long as the list of parts says.

    One byte more is asked for, and no more than that is ever unpacked: `ZipFile.read` would unpack the whole stream first, and
    then cut it off at the length that was promised, so that what stands behind it would be seen by other programs only.
    """
    asked = copy(entry)
    asked.file_size += 1
    with archive.open(asked) as part:
        content = part.read(asked.file_size)
    if len(content) != entry.file_size:
        raise RefusedError(Finding("E074", advice="size"))
    return content


def _check(entries: list[zipfile.ZipInfo], data: bytes, directory: int) -> None:
    if len(entries) > MAX_PARTS:
        raise RefusedError(Finding("E049", advice="parts", values={"count": len(entries), "most": MAX_PARTS}))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise RefusedError(Finding("E072"))
    if (total := sum(entry.file_size for entry in entries)) > MAX_UNPACKED:
        raise RefusedError(Finding("E049", advice="unpacked", values={"size": size(total), "most": size(MAX_UNPACKED)}))
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names):
        raise RefusedError(Finding("E073", advice="twins"))
    if any(_is_odd(entry) for entry in entries):
        raise RefusedError(Finding("E074", advice="unusual"))
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if not 0 <= entry.header_offset - end <= (_GAP if end else 0):
            raise RefusedError(Finding("E073", advice="between"))
        end = _end(entry, data)
    if not 0 <= directory - end <= _GAP:
        raise RefusedError(Finding("E073", advice="between"))
    if data.rfind(b"PK\x05\x06") + 22 != len(data):
        raise RefusedError(Finding("E073", advice="behind"))


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.split("/")
    return (
        entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        or not entry.filename
        or ".." in parts
        or "\\" in entry.filename
        or ":" in entry.filename
        or entry.filename.startswith("/")
        or not entry.filename.isprintable()
    )


def _end(entry: zipfile.ZipInfo, data: bytes) -> int:
    """Where a part ends. Its own header must give the sizes that the list of parts gives, or say that they follow."""
    flags, packed, unpacked, name, extra = struct.unpack_from("<6xH10xIIHH", data, entry.header_offset)
    if not flags & _SIZES_FOLLOW and (packed, unpacked) != (entry.compress_size, entry.file_size):
        raise RefusedError(Finding("E074", advice="two-sizes"))
    return entry.header_offset + _HEADER + int(name) + int(extra) + entry.compress_size
