"""Files that may go with a case, made anew for every test: plain ones, and what can be hidden in each kind.

All are synthetic. Each maker returns the bytes of one whole file, the same bytes every time.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

Parts = Mapping[str, str | bytes]

# Pictures


def photo(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture with light and dark in every part, as a photo has; the same every time."""
    picture = Image.new("RGB", (64, 48))
    picture.putdata([((x * 4) % 256, (y * 5) % 256, (x * y) % 256) for y in range(48) for x in range(64)])
    return picture if size == picture.size else picture.resize(size, Image.Resampling.BICUBIC)


def picture(format: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    out = io.BytesIO()
    photo(size).save(out, format, **options)
    return out.getvalue()


def exif(*, place: bool = True, turned: bool = False, artist: str = "") -> Image.Exif:
    """What a camera writes beside the picture."""
    found = Image.Exif()
    found[0x010F] = "Synthetic Camera"
    if turned:
        found[0x0112] = 6  # stored lying on its side
    if artist:
        found[0x013B] = artist
    if place:
        found.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    return found


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def blank_png(width: int, height: int) -> bytes:
    """A small file that unpacks to a picture of any size."""
    row = b"\0" * ((width + 7) // 8 + 1)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return _png(struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0), data)


def dot() -> bytes:
    """The smallest picture: one point."""
    return _png(struct.pack(">IIBBBBB", 1, 1, 8, 4, 0, 0, 0), zlib.compress(b"\1\0\xff", 9))


def _png(head: bytes, data: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")


def animation(format: str) -> bytes:
    out = io.BytesIO()
    photo().save(out, format, save_all=True, append_images=[photo().rotate(90), photo().rotate(180)])
    return out.getvalue()


def png_with_text(key: str, text: str) -> bytes:
    info = PngInfo()
    info.add_text(key, text)
    return picture("PNG", pnginfo=info)


# PDFs


def pdf(words: str = "Plan for a lesson", change: Callable[[pikepdf.Pdf], None] | None = None, **options: object) -> bytes:
    """A PDF of one page; `change` may put anything into it."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page = made.add_blank_page(page_size=(200, 200))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = made.make_stream(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode())
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out, static_id=True, **{"compress_streams": False, **options})
    return out.getvalue()


def pdf_action(action: str, **keys: object) -> bytes:
    """A PDF with a link on its page that does `action`."""

    def change(made: pikepdf.Pdf) -> None:
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 50, 50],
            A=pikepdf.Dictionary(S=pikepdf.Name(f"/{action}"), **keys),
        )
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([made.make_indirect(link)]))

    return pdf(change=change)


def pdf_bomb(levels: int, length: int) -> bytes:
    """A PDF whose page is packed `levels` times and unpacks to `length` bytes."""

    def change(made: pikepdf.Pdf) -> None:
        packer = zlib.compressobj(9)
        block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
        again = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)  # without the head of the first
        data = block + again * (length // 1_000_000 - 1) + b"\x03\0"  # no sum at the end: readers do not ask for it
        for _ in range(levels - 1):
            data = zlib.compress(data, 9)
        filters = pikepdf.Array([pikepdf.Name.FlateDecode] * levels)
        made.pages[0].Contents = made.make_stream(b"")
        made.pages[0].Contents.write(data, filter=filters)

    return pdf(change=change)


# Office documents

_KINDS = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
}
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = f'xmlns:r="{_OFFICE}/relationships"'
_S = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {R}'
_P = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {R}'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def document(body: str = "<w:p><w:r><w:t>Plan for a lesson</w:t></w:r></w:p>") -> str:
    """The main part of a Word document."""
    return f"{_XML}<w:document {W} {R}><w:body>{body}</w:body></w:document>"


def field(instruction: str) -> str:
    """A field of Word, its instruction cut in two as Word likes to do."""
    half = len(instruction) // 2
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (instruction[:half], instruction[half:]))
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return f"<w:p>{begin}{runs}{end}</w:p>"


def sheet(cells: str = '<c r="A1" t="inlineStr"><is><t>Week</t></is></c>') -> str:
    """A sheet of Excel with one row."""
    return f'{_XML}<worksheet {_S}><sheetData><row r="1">{cells}</row></sheetData></worksheet>'


def workbook(state: str = "visible", more: str = "") -> str:
    """The main part of an Excel workbook with two sheets; `state` is that of the second."""
    one, two = '<sheet name="Plan" sheetId="1" r:id="rId1"/>', f'<sheet name="Notes" sheetId="2" state="{state}" r:id="rId2"/>'
    return f"{_XML}<workbook {_S}><sheets>{one}{two}</sheets>{more}</workbook>"


def slide(words: str = "Plan for a lesson", more: str = "") -> str:
    """A slide of PowerPoint."""
    shape = f"<p:sp><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    return f"{_XML}<p:sld {_P} {_A}><p:cSld><p:spTree>{shape}{more}</p:spTree></p:cSld></p:sld>"


def relations(kind: str, target: str, *, outside: bool = True) -> str:
    """The relations of a part: one of this kind."""
    mode = ' TargetMode="External"' if outside else ""
    one = f'<Relationship Id="rId9" Type="{_OFFICE}/relationships/{kind}" Target="{target}"{mode}/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{one}</Relationships>'


def office(kind: str, parts: Parts | None = None, *, main_type: str = "", types: Mapping[str, str] | None = None) -> bytes:
    """A Word, PowerPoint or Excel file; `parts` are put in or replace what is there."""
    main, named = _KINDS[kind]
    main_type = main_type or f"application/vnd.openxmlformats-officedocument.{named}.main+xml"
    plain = {"docx": document(), "xlsx": workbook(), "pptx": f"{_XML}<p:presentation {_P}/>"}[kind]
    more = {
        "docx": {},
        "xlsx": {"xl/worksheets/sheet1.xml": sheet(), "xl/worksheets/sheet2.xml": sheet()},
        "pptx": {"ppt/slides/slide1.xml": slide()},
    }[kind]
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{type}"/>' for name, type in {main: main_type, **(types or {})}.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    default += '<Default Extension="xml" ContentType="application/xml"/>'
    all_parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{default}{overrides}</Types>',
        "_rels/.rels": relations("officeDocument", main, outside=False),
        main: plain,
        **more,
        **(parts or {}),
    }
    return archive(all_parts)


def archive(parts: Parts) -> bytes:
    """A zip file with these parts, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return out.getvalue()


def lying_archive(content: bytes, promised: int, checked: int, name: str = "pairs/index.md") -> bytes:
    """A zip file whose one part promises so many bytes of its content and holds it all.

    Its checksum is that of the first `checked` bytes.
    """
    data = bytearray(archive({name: content}))
    checksum = zlib.crc32(content[:checked])
    struct.pack_into("<I", data, 14, checksum)
    struct.pack_into("<I", data, 22, promised)
    listed = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, listed + 16, checksum)
    struct.pack_into("<I", data, listed + 24, promised)
    return bytes(data)


def core_properties(author: str) -> str:
    """The properties that Office writes into every file."""
    spaces = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"{_XML}<cp:coreProperties {spaces}><dc:creator>{author}</dc:creator></cp:coreProperties>"
