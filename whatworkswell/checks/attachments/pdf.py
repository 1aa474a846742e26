"""PDFs: nothing that acts, fetches, hides or is locked; and their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

from .contents import address, second_file, size
from .finding import Finding, RefusedError, Text
from .limits import MAX_PIXELS, MAX_UNPACKED, Kind

#: Kinds of action that do more than turn to a page or open a web page: the code, and its advice.
_ACTIONS = {
    "/JavaScript": ("E071", "javascript"),
    "/Launch": ("E071", "program"),
    "/SubmitForm": ("E071", "form"),
    "/ImportData": ("E071", "data"),
    "/RichMediaExecute": ("E071", "animation"),
    "/GoTo3DView": ("E071", "model"),
    "/Rendition": ("E077", "film-or-sound"),
    "/Movie": ("E077", "film"),
    "/Sound": ("E077", "sound"),
    "/GoToR": ("E078", "computer"),
    "/GoToE": ("E077", "link"),
}
#: Keys of dictionaries that are refused wherever they stand.
_KEYS = {
    "/JS": ("E071", "javascript"),
    "/JavaScript": ("E071", "javascript"),
    "/XFA": ("E071", "xfa"),
    "/EmbeddedFiles": ("E077", "files"),
    "/EF": ("E077", "file"),
    "/Collection": ("E077", "collection"),
    "/RichMediaContent": ("E077", "animation"),
}
_SUBTYPES = {
    "/FileAttachment": ("E077", "pinned"),
    "/RichMedia": ("E077", "animation"),
    "/Screen": ("E077", "film-or-sound"),
    "/Movie": ("E077", "film"),
    "/Sound": ("E077", "sound"),
    "/3D": ("E077", "model"),
    "/PS": ("E071", "postscript"),
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
        raise RefusedError(Finding("E074", advice="no-end"))
    rest = data[end + len(_END) :].strip(b"\0\r\n\t ")
    hidden = list(second_file(data, rest))
    if not hidden and (len(rest) > _TAIL or b" obj" in rest):
        hidden.append(Finding("E073", advice="behind-the-document", values={"size": size(len(rest))}))
    yield from hidden
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise RefusedError(Finding("E072"))
            if not len(pdf.pages):
                raise RefusedError(Finding("E074", advice="no-page"))
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
        code, advice = _ACTIONS[action]
        yield Finding(code, advice=advice)
    if subtype in _SUBTYPES:
        code, advice = _SUBTYPES[subtype]
        yield Finding(code, advice=advice)
    if isinstance(here, pikepdf.Stream):
        if here.get("/Type") == "/EmbeddedFile":
            yield Finding("E077", advice="file")
        if "/F" in here:
            yield Finding("E078", advice="content")
        if subtype == "/Image" and _whole(here.get("/Width")) * _whole(here.get("/Height")) > MAX_PIXELS:
            values = {"width": str(here.get("/Width")), "height": str(here.get("/Height")), "most": MAX_PIXELS // 1_000_000}
            yield Finding("E075", advice="in-a-pdf", values=values)
        if subtype == "/XML":
            yield Text("properties", re.sub(r"<[^>]*>", " ", here.read_bytes().decode("utf-8", "replace")))
    for key, value in here.items():
        if key in _KEYS:
            code, advice = _KEYS[key]
            yield Finding(code, advice=advice)
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
            yield Finding("E049", advice="far-too-much", values={"most": size(MAX_UNPACKED)})
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
