"""Word, PowerPoint and Excel files: nothing that acts, fetches, hides or is locked; and their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from defusedxml import ElementTree

from . import pictures
from .contents import address
from .finding import Finding, RefusedError, Text
from .limits import Kind
from .office_xml import read_part
from .zip_package import unpack

_MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_TYPES = "[Content_Types].xml"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".jfif")
#: Parts that are allowed by their ending: XML, which is read below, pictures, and fonts.
_ENDINGS = (".xml", ".rels", ".vml", ".svg", *_PICTURES, ".emf", ".wmf", ".wdp", ".odttf", ".fntdata")
#: Signs, in a part's name or its type, of what is refused. The first that fits is said.
_SIGNS = (
    (re.compile(r"vba|macroenabled|macrosheet", re.I), Finding("E071", advice="macro")),
    (re.compile(r"activex|customui", re.I), Finding("E071", advice="button")),
    (re.compile(r"oleobject|embeddings/|\.package\b", re.I), Finding("E077", advice="file-inside")),
    (re.compile(r"externallink", re.I), Finding("E078", advice="workbook")),
    (re.compile(r"/connections|querytable|spreadsheetml\.connections", re.I), Finding("E078", advice="connection")),
    (re.compile(r"\.(mp4|m4v|mov|avi|wmv|mpe?g|mp3|m4a|wav|wma|aac)$", re.I), Finding("E077", advice="film-or-sound")),
)
#: Kinds of relation that lead to something that is refused, wherever it lies.
_RELATIONS = {
    "vbaproject": _SIGNS[0][1], "wordvbadata": _SIGNS[0][1], "xlmacrosheet": _SIGNS[0][1], "xlintlmacrosheet": _SIGNS[0][1],
    "control": _SIGNS[1][1], "activexcontrolbinary": _SIGNS[1][1],
    "oleobject": _SIGNS[2][1], "package": _SIGNS[2][1], "afchunk": Finding("E077", advice="document"),
    "externallink": _SIGNS[3][1], "externallinkpath": _SIGNS[3][1], "connections": _SIGNS[4][1], "querytable": _SIGNS[4][1],
    "video": _SIGNS[5][1], "audio": _SIGNS[5][1], "media": _SIGNS[5][1],
    "subdocument": Finding("E078", advice="part"),
    "attachedtemplate": Finding("E078", advice="template"),
}  # fmt: skip


def look(data: bytes, kind: Kind) -> Iterator[Finding | Text]:
    """What is wrong with an Office document, and its text."""
    parts = unpack(data)
    if _TYPES not in parts:
        raise RefusedError(Finding("E070", advice="archive"))
    types = _types(parts)
    _check_main(types, kind)
    for name, content in parts.items():
        type = types.get(f"/{name}".casefold(), "")
        if sign := _sign(name, type):
            yield sign
        elif not name.lower().endswith(_ENDINGS) and not _is_printer_setting(name):
            yield Finding("E077", name)
        elif name.lower().endswith(_PICTURES):
            yield from pictures.check_inside(content, name.rpartition("/")[2])
        elif name.lower().endswith(".rels"):
            yield from _relations(content)
        elif content and (name.lower().endswith((".xml", ".vml", ".svg")) or type.endswith("xml")):
            yield from read_part(name, content)


def _types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The type of every part, by its name with a slash before it, in small letters."""
    endings, named = {}, {}
    for element in ElementTree.fromstring(parts[_TYPES], forbid_dtd=True).iter():
        if element.tag.endswith("}Default"):
            endings[element.get("Extension", "").casefold()] = element.get("ContentType", "")
        elif element.tag.endswith("}Override"):
            named[element.get("PartName", "").casefold()] = element.get("ContentType", "")
    known = {f"/{name}".casefold(): endings.get(name.casefold().rpartition(".")[2], "") for name in parts}
    return known | named


def _check_main(types: Mapping[str, str], kind: Kind) -> None:
    """Refuse a file that is of another kind than its name says, whatever else is in it."""
    found = set(types.values())
    if any("macroenabled" in value.lower() for value in found):
        raise RefusedError(_SIGNS[0][1])
    if _MAIN[kind.id] not in found:
        other = next((id for id, main in _MAIN.items() if main in found), "")
        raise RefusedError(Finding("E070", advice="other-office" if other else "other-document", values={"ending": other}))


def _sign(name: str, type: str) -> Finding | None:
    return next((finding for sign, finding in _SIGNS if sign.search(f"/{name}") or sign.search(type)), None)


def _is_printer_setting(name: str) -> bool:
    return bool(re.fullmatch(r"(xl|ppt|word)/printerSettings/[^/]*\.bin", name))


def _relations(content: bytes) -> Iterator[Finding]:
    for element in ElementTree.fromstring(content, forbid_dtd=True).iter():
        kind = element.get("Type", "").rpartition("/")[2].lower()
        target, is_outside = element.get("Target", ""), element.get("TargetMode", "").lower() == "external"
        if kind in _RELATIONS:
            yield _RELATIONS[kind]
        elif is_outside and kind != "hyperlink":
            yield Finding("E078", target)
        elif is_outside:
            yield from address(target)
        elif re.match(r"[a-z][a-z0-9+-]*:|//|\\\\", target, re.I):
            yield Finding("E078", target)
