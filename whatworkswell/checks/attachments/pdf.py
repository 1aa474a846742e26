"""PDFs: nothing that acts, fetches, hides or is locked; and their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

from .contents import address, second_file, size
from .kinds import MAX_PIXELS, MAX_UNPACKED, Finding, Kind, RefusedError, Text

#: Kinds of action that do more than turn to a page or open a web page.
_ACTIONS = {
    "/JavaScript": ("E071", "JavaScript"),
    "/Launch": ("E071", "an action that starts a program"),
    "/SubmitForm": ("E071", "a form that sends what is typed in"),
    "/ImportData": ("E071", "an action that loads data"),
    "/RichMediaExecute": ("E071", "an action on a film or animation"),
    "/GoTo3DView": ("E071", "an action on a 3D model"),
    "/Rendition": ("E077", "a film or sound"),
    "/Movie": ("E077", "a film"),
    "/Sound": ("E077", "a sound"),
    "/GoToR": ("E078", "a link to a file on somebody's computer"),
    "/GoToE": ("E077", "a link to a file in the file"),
}
#: Keys of dictionaries that are refused wherever they stand.
_KEYS = {
    "/JS": ("E071", "JavaScript"),
    "/JavaScript": ("E071", "JavaScript"),
    "/XFA": ("E071", "a form of the XFA kind, which can act by itself"),
    "/EmbeddedFiles": ("E077", "files in the file"),
    "/EF": ("E077", "a file in the file"),
    "/Collection": ("E077", "a collection of files"),
    "/RichMediaContent": ("E077", "a film or animation"),
}
_SUBTYPES = {
    "/FileAttachment": ("E077", "a file pinned to a page"),
    "/RichMedia": ("E077", "a film or animation"),
    "/Screen": ("E077", "a film or sound"),
    "/Movie": ("E077", "a film"),
    "/Sound": ("E077", "a sound"),
    "/3D": ("E077", "a 3D model"),
    "/PS": ("E071", "a PostScript program"),
}
#: Keys whose texts a reader meets, or could read in the file.
_TEXTS = {
    "/Author": "properties", "/Title": "properties", "/Subject": "properties", "/Keywords": "properties",
    "/Company": "properties", "/Contents": "notes", "/V": "form fields", "/TU": "form fields", "/DV": "form fields",
    "/Alt": "descriptions of pictures", "/ActualText": "descriptions of pictures", "/URI": "links",
}  # fmt: skip
#: Pictures in forms that only a picture library unpacks; their number of pixels says how much they are.
_PICTURE_FILTERS = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}
#: A reader looks for the end of the file in this many of its last bytes.
_TAIL = 1024
_END = b"%%EOF"


def look(data: bytes, kind: Kind) -> Iterator[Finding | Text]:  # noqa: ARG001 (every detector is called so)
    """What is wrong with a PDF, and its text."""
    end = data.rfind(_END)
    if end < 0:
        raise RefusedError(Finding("E074", "the end of the file is missing"))
    rest = data[end + len(_END) :].strip(b"\0\r\n\t ")
    hidden = list(second_file(data, rest))
    if not hidden and (len(rest) > _TAIL or b" obj" in rest):
        hidden.append(Finding("E073", f"{size(len(rest))} behind the end of the document"))
    yield from hidden
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise RefusedError(Finding("E072"))
            if not len(pdf.pages):
                raise RefusedError(Finding("E074", "no page in the file"))
            yield from _walk(pdf)
            yield from _unpack(pdf)
    except pikepdf.PasswordError:
        raise RefusedError(Finding("E072")) from None
    except pikepdf.PdfError as error:
        if "bad_alloc" in str(error):
            raise MemoryError from error
        raise
    yield from _pages(data)


def _walk(pdf: pikepdf.Pdf) -> Iterator[Finding | Text]:
    """Every dictionary of the file, also those that no page leads to; each object is met once."""
    waiting: list[pikepdf.Object] = [pdf.trailer, *pdf.objects]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            children = list(here)
        elif isinstance(here, (pikepdf.Dictionary, pikepdf.Stream)):
            yield from _judge(here)
            children = [value for _, value in here.items()]
        else:
            continue
        waiting += [c for c in children if isinstance(c, (pikepdf.Array, pikepdf.Dictionary)) and not c.is_indirect]


def _judge(here: pikepdf.Object) -> Iterator[Finding | Text]:
    is_structure = here.get("/Type") == "/StructElem"  # its /S is a word of the author's
    action, subtype = str(here.get("/S", "")), str(here.get("/Subtype", ""))
    if action in _ACTIONS and not is_structure:
        yield Finding(*_ACTIONS[action])
    if subtype in _SUBTYPES:
        yield Finding(*_SUBTYPES[subtype])
    if isinstance(here, pikepdf.Stream):
        if here.get("/Type") == "/EmbeddedFile":
            yield Finding("E077", "a file in the file")
        if "/F" in here:
            yield Finding("E078", "content that lies in another file")
        if subtype == "/Image" and _whole(here.get("/Width")) * _whole(here.get("/Height")) > MAX_PIXELS:
            found = f"{here.get('/Width')} × {here.get('/Height')} pixels"
            yield Finding("E075", found, f"up to {MAX_PIXELS // 1_000_000} million")
        if subtype == "/XML":
            yield Text("properties", re.sub(r"<[^>]*>", " ", here.read_bytes().decode("utf-8", "replace")))
    for key, value in here.items():
        if key in _KEYS:
            yield Finding(*_KEYS[key])
        if key in _TEXTS and isinstance(value, pikepdf.String):
            yield Text(_TEXTS[key], str(value))
        if key == "/URI" and isinstance(value, pikepdf.String):
            yield from address(str(value))


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int) else 0


def _unpack(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """How much the file unpacks to; pictures are not unpacked, `_judge` counts their pixels."""
    total = 0
    for here in pdf.objects:
        if not isinstance(here, pikepdf.Stream) or here.get("/Subtype") == "/Image" or _PICTURE_FILTERS & _filters(here):
            continue
        total += len(here.read_bytes(pikepdf.StreamDecodeLevel.specialized))
        if total > MAX_UNPACKED:
            yield Finding("E049", f"more than {size(MAX_UNPACKED)}", f"up to {size(MAX_UNPACKED)}", advice="unpacked")
            return


def _filters(stream: pikepdf.Object) -> set[str]:
    named = stream.get("/Filter")
    return {str(name) for name in named} if isinstance(named, pikepdf.Array) else {str(named)}


def _pages(data: bytes) -> Iterator[Text]:
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            yield Text(f"page {number}", words.get_text_range())
            words.close()
            page.close()
