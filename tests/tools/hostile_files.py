"""The table of files that must be refused, each with the code of its message, and of those that must pass."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial

import pikepdf

from tests.tools.attachments import (
    R,
    animation,
    archive,
    blank_png,
    core_properties,
    document,
    dot,
    exif,
    field,
    lying_archive,
    office,
    pdf,
    pdf_action,
    pdf_bomb,
    picture,
    png_chunk,
    png_with_text,
    relations,
    sheet,
    slide,
    workbook,
)

Make = Callable[[], bytes]
_ZIP = archive({"evil.txt": "synthetic"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"{}>{}</svg>'
_ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def _pdf(change: Callable[[pikepdf.Pdf], None], **options: object) -> Make:
    return lambda: pdf(change=change, **options)


def _name_tree(made: pikepdf.Pdf) -> None:
    """JavaScript two levels down in the tree of names, where a search through the pages does not come by."""
    script = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
    leaf = made.make_indirect(pikepdf.Dictionary(Names=["a", script], Limits=["a", "a"]))
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Kids=[leaf]))


def _attach(made: pikepdf.Pdf) -> None:
    made.attachments["list.csv"] = b"a,b"


def _annotation(made: pikepdf.Pdf, subtype: str) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=[0, 0, 9, 9])
    made.pages[0].Annots = [made.make_indirect(note)]


def _set_open_action(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")


def _set_xfa(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_stream(b"<xdp/>"))


def _large_picture(made: pikepdf.Pdf) -> None:
    keys = {"Width": 20000, "Height": 20000, "BitsPerComponent": 8, "ColorSpace": pikepdf.Name.DeviceGray}
    image = made.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, **keys)
    made.pages[0].Resources.XObject = pikepdf.Dictionary(I=image)


def _outside_stream(made: pikepdf.Pdf) -> None:
    made.pages[0].Contents.F = "words.txt"


def _plain_form(made: pikepdf.Pdf) -> None:
    """A box to type in, an outline and a first view: what ordinary forms have."""
    box = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="week", V="Week 3", Rect=[0, 0, 50, 20]
        )
    )
    made.pages[0].Annots = [box]
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[box])
    made.Root.OpenAction = [made.pages[0].obj, pikepdf.Name.Fit]
    made.Root.StructTreeRoot = pikepdf.Dictionary(
        Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Sound)
    )


def _lock(owner: str, user: str) -> Make:
    return lambda: pdf(encryption=pikepdf.Encryption(owner=owner, user=user))


def _hide_between(at: int, content: bytes) -> Make:
    return lambda: (data := office("docx"))[:at] + content + data[at:]


def _part(kind: str, name: str, content: str | bytes, type: str = "") -> Make:
    return partial(office, kind, {name: content}, types={name: type} if type else None)


def _rels(kind: str, relation: str, target: str, of: str) -> Make:
    folder, _, name = of.rpartition("/")
    return _part(kind, f"{folder}/_rels/{name}.rels", relations(relation, target))


def _locked_office() -> bytes:
    return _OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512


def _encrypted_zip() -> bytes:
    data = bytearray(office("docx"))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def _zip_bomb() -> bytes:
    return office("docx", {f"word/part{n}.xml": b" " * 27_000_000 for n in range(4)})


#: What is hidden or broken: the file's name, the code of its message, the file.
HOSTILE: dict[str, tuple[str, str, Make]] = {
    # not what the name says
    "a web page called a picture": ("wall.png", "E070", lambda: b"<!doctype html><script>alert(1)</script>"),
    "a drawing called a picture": ("wall.jpg", "E070", lambda: _SVG.format("", "<script>1</script>").encode()),
    "a JPEG called PNG": ("wall.png", "E070", partial(picture, "JPEG")),
    "a GIF called PNG": ("wall.png", "E070", partial(picture, "GIF")),
    "an iPhone picture called JPEG": ("wall.jpg", "E070", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 64),
    "a program called PDF": ("plan.pdf", "E070", lambda: b"MZ" + b"\0" * 512),
    "a page before a PDF": ("plan.pdf", "E070", lambda: b"<html><script>alert(1)</script></html>\n" + pdf()),
    "an old Word file called docx": ("plan.docx", "E070", lambda: _OLE + b"\0" * 1024),
    "an archive called docx": ("plan.docx", "E070", lambda: _ZIP),
    "slides called docx": ("plan.docx", "E070", partial(office, "pptx")),
    "RTF called docx": ("plan.docx", "E070", lambda: b"{\\rtf1 synthetic}"),
    "a PDF called docx": ("plan.docx", "E070", pdf),
    # two files in one
    "an archive behind a PNG": ("wall.png", "E073", lambda: picture("PNG") + _ZIP),
    "an archive behind a JPEG": ("wall.jpg", "E073", lambda: picture("JPEG") + _ZIP),
    "an archive behind a PDF": ("plan.pdf", "E073", lambda: pdf() + _ZIP),
    "an archive inside a PNG": ("wall.png", "E073", lambda: picture("PNG")[:33] + png_chunk(b"teSt", _ZIP) + picture("PNG")[33:]),
    "a web page behind a JPEG": ("wall.jpg", "E073", lambda: picture("JPEG") + b"<html><script>1</script></html>"),
    "a PDF in a JPEG's remark": ("wall.jpg", "E073", lambda: picture("JPEG", comment=b"%PDF-1.4 synthetic")),
    "a program behind a WebP": ("wall.webp", "E073", lambda: picture("WEBP") + b"MZ synthetic"),
    "an old picture behind a PNG": ("wall.png", "E073", lambda: picture("PNG") + picture("PNG")[50:]),
    "a film behind a JPEG": ("wall.jpg", "E077", lambda: picture("JPEG") + b"\0\0\0\x18ftypmp42" + b"\1" * 64),
    "much behind a PDF": ("plan.pdf", "E073", lambda: pdf() + b"synthetic " * 200),
    # pictures
    "a bomb of a PNG": ("wall.png", "E075", partial(blank_png, 30000, 30000)),
    "a PNG a little too large": ("wall.png", "E075", partial(blank_png, 9000, 4500)),
    "a long thin PNG": ("wall.png", "E075", partial(blank_png, 50_000_000, 1)),
    "a moving PNG": ("wall.png", "E073", partial(animation, "PNG")),
    "a moving WebP": ("wall.webp", "E073", partial(animation, "WEBP")),
    "the place of a photo": ("wall.jpg", "W070", lambda: picture("JPEG", exif=exif())),
    "the place of a PNG": ("wall.png", "W070", lambda: picture("PNG", exif=exif())),
    "remarks that unpack to much": ("wall.png", "E074", lambda: _text_bomb()),
    "nothing at all": ("wall.png", "E074", lambda: b""),
    "a note from LFS": ("wall.png", "E076", lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"),
    # PDFs
    "JavaScript when a PDF opens": ("plan.pdf", "E071", _pdf(lambda p: p.Root.update(_js_on_open()))),
    "JavaScript deep in the names": ("plan.pdf", "E071", _pdf(_name_tree)),
    "JavaScript in packed objects": (
        "plan.pdf", "E071",
        _pdf(_name_tree, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True),
    ),
    "JavaScript spelt in another way": (
        "plan.pdf", "E071", lambda: pdf_action("JavaScript", X="1").replace(b"/JavaScript", b"/J#61vaScript"),
    ),
    "a program that is started": ("plan.pdf", "E071", _pdf(_set_open_action)),
    "a form that is sent": ("plan.pdf", "E071", partial(pdf_action, "SubmitForm", F="https://example.org/")),
    "a form of the XFA kind": ("plan.pdf", "E071", _pdf(_set_xfa)),
    "a script in a link": ("plan.pdf", "E071", partial(pdf_action, "URI", URI="javascript:alert(1)")),
    "a link to a disk": ("plan.pdf", "E078", partial(pdf_action, "URI", URI="file:///C:/Users/x/list.xlsx")),
    "a link to a server's disk": ("plan.pdf", "E078", partial(pdf_action, "URI", URI="\\\\example.org\\share")),
    "a link to another file": ("plan.pdf", "E078", partial(pdf_action, "GoToR", F="\\\\example.org\\x.pdf")),
    "words in another file": ("plan.pdf", "E078", _pdf(_outside_stream)),
    "a file in a PDF": ("plan.pdf", "E077", _pdf(_attach)),
    "a file on a page": ("plan.pdf", "E077", _pdf(lambda p: _annotation(p, "/FileAttachment"))),
    "a film in a PDF": ("plan.pdf", "E077", _pdf(lambda p: _annotation(p, "/RichMedia"))),
    "a sound in a PDF": ("plan.pdf", "E077", partial(pdf_action, "Sound")),
    "a password on a PDF": ("plan.pdf", "E072", _lock("a", "b")),
    "a lock on a PDF that opens": ("plan.pdf", "E072", _lock("a", "")),
    "a large picture in a PDF": ("plan.pdf", "E075", _pdf(_large_picture)),
    "a bomb of a PDF": ("plan.pdf", "E049", partial(pdf_bomb, 1, 120_000_000)),
    "a bomb in a bomb": ("plan.pdf", "E079", partial(pdf_bomb, 2, 3_000_000_000)),
    "a PDF without an end": ("plan.pdf", "E074", lambda: pdf().replace(b"%%EOF", b"")),
    "a PDF without a page": ("plan.pdf", "E074", lambda: b"%PDF-1.4\n%%EOF\n"),
    # Office documents
    "a document with macros": ("plan.docx", "E071", partial(office, "docx", main_type=_MACRO)),
    "a macro without its type": ("plan.docx", "E071", _part("docx", "word/vbaProject.bin", _OLE)),
    "a macro under another name": (
        "plan.docx", "E071", _part("docx", "word/notes.xml", "<a/>", "application/vnd.ms-office.vbaProject"),
    ),
    "an old macro sheet": ("plan.xlsx", "E071", _part("xlsx", "xl/macrosheets/sheet1.xml", sheet())),
    "a macro that starts by itself": (
        "plan.xlsx", "E071",
        partial(office, "xlsx", {
            "xl/workbook.xml": workbook(more='<definedNames><definedName name="_xlnm.Auto_Open">x</definedName></definedNames>')
        }),
    ),
    "a button of the ActiveX kind": ("plan.docx", "E071", _part("docx", "word/activeX/activeX1.xml", "<a/>")),
    "a field that starts a program": (
        "plan.docx", "E071", partial(office, "docx", {"word/document.xml": document(field('DDEAUTO c:\\\\cmd.exe "/k calc"'))}),
    ),
    "a click that starts a program": (
        "plan.pptx", "E071",
        partial(office, "pptx", {"ppt/slides/slide1.xml": slide(more=f'<a:hlinkClick {R} action="ppaction://program?calc.exe"/>')}),
    ),
    "a script in a drawing": ("plan.pptx", "E071", _part("pptx", "ppt/media/image1.svg", _SVG.format(' onload="alert(1)"', ""))),
    "a formula that starts a program": (
        "plan.xlsx", "E078",
        partial(office, "xlsx", {"xl/worksheets/sheet1.xml": sheet("<c r='A1'><f>cmd|' /C calc'!A0</f></c>")}),
    ),
    "a formula that fetches": (
        "plan.xlsx", "E078",
        partial(office, "xlsx", {"xl/worksheets/sheet1.xml": sheet("<c r='A1'><f>WEBSERVICE(A2)</f></c>")}),
    ),
    "a template from elsewhere": (
        "plan.docx", "E078", _rels("docx", "attachedTemplate", "https://example.org/x.dotm", "word/settings.xml"),
    ),
    "a picture from elsewhere": ("plan.docx", "E078", _rels("docx", "image", "https://example.org/x.png", "word/document.xml")),
    "a frame from elsewhere": ("plan.docx", "E078", _rels("docx", "frame", "//example.org/x", "word/webSettings.xml")),
    "a link to a computer": ("plan.docx", "E078", _rels("docx", "hyperlink", "file:///C:/list.docx", "word/document.xml")),
    "a script in a link of Word": ("plan.docx", "E071", _rels("docx", "hyperlink", "javascript:alert(1)", "word/document.xml")),
    "another workbook": ("plan.xlsx", "E078", _part("xlsx", "xl/externalLinks/externalLink1.xml", "<a/>")),
    "a connection to data": ("plan.xlsx", "E078", _part("xlsx", "xl/connections.xml", "<a/>")),
    "a table behind a chart": ("plan.pptx", "E077", _part("pptx", "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", office("xlsx"))),
    "an object of the OLE kind": ("plan.docx", "E077", _part("docx", "word/embeddings/oleObject1.bin", _OLE)),
    "a page taken into a document": (
        "plan.docx", "E077", _part("docx", "word/_rels/document.xml.rels", relations("aFChunk", "x.xml", outside=False)),
    ),
    "a film in slides": ("plan.pptx", "E077", _part("pptx", "ppt/media/media1.mp4", b"\0\0\0\x18ftypmp42")),
    "a program in a document": ("plan.docx", "E077", _part("docx", "word/x.exe", b"MZ")),
    "a hidden sheet": ("plan.xlsx", "E073", partial(office, "xlsx", {"xl/workbook.xml": workbook("hidden")})),
    "a sheet hidden well": ("plan.xlsx", "E073", partial(office, "xlsx", {"xl/workbook.xml": workbook("veryHidden")})),
    "a password on a document": ("plan.docx", "E072", _locked_office),
    "locked parts": ("plan.docx", "E072", _encrypted_zip),
    "entities": ("plan.docx", "E074", partial(office, "docx", {"word/document.xml": _ENTITIES})),
    "a document type": ("plan.docx", "E074", partial(office, "docx", {"docProps/app.xml": "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"})),
    "a large picture in slides": ("plan.pptx", "E075", _part("pptx", "ppt/media/image1.png", blank_png(9000, 9000))),
    "the place of a photo in slides": ("plan.pptx", "W070", _part("pptx", "ppt/media/image1.jpg", picture("JPEG", exif=exif()))),
    "a bomb of a document": ("plan.docx", "E049", _zip_bomb),
    "more in a part than it says": ("plan.docx", "E074", lambda: lying_archive(b"<a/>" * 9000, 4, 4, "word/document.xml")),
    "too many parts": ("plan.docx", "E049", partial(office, "docx", {f"word/p{n}.xml": "<a/>" for n in range(5001)})),
    "something before the parts": ("plan.docx", "E070", _hide_between(0, b"MZ synthetic")),
    "something behind the parts": ("plan.docx", "E073", lambda: office("docx") + b"<script>synthetic</script>"),
    "two parts of one name": ("plan.docx", "E073", partial(office, "docx", {"Word/Document.xml": document()})),
    "a way out of the folder": ("plan.docx", "E074", _part("docx", "../../evil.xml", "<a/>")),
    "XML that is none": ("plan.docx", "E074", partial(office, "docx", {"word/document.xml": "<a><b></a>"})),
    "fields in a part that is called a drawing": (
        "plan.docx", "E071",
        lambda: office(
            "docx", {"word/x.emf": document(field("DDE cmd"))}, types={"word/x.emf": "application/vnd.x.wordprocessingml+xml"}
        ),
    ),
    "relations in capitals": (
        "plan.docx", "E078", _part("docx", "word/_rels/document.xml.RELS", relations("image", "https://example.org/x.png")),
    ),
    "a field made by a field": (
        "plan.docx", "E071", partial(office, "docx", {"word/document.xml": document(
            '<w:fldChar w:fldCharType="begin"/>' + field("QUOTE 68 68 69") + '<w:instrText>cmd</w:instrText>'
            '<w:fldChar w:fldCharType="end"/>')}),
    ),
    "a program in the middle of a formula": (
        "plan.xlsx", "E078",
        partial(office, "xlsx", {"xl/worksheets/sheet1.xml": sheet("<c r='A1'><f>1+cmd|' /C calc'!A0</f></c>")}),
    ),
    "a program under a name": (
        "plan.xlsx", "E078",
        partial(office, "xlsx", {
            "xl/workbook.xml": workbook(more="<definedNames><definedName name='x'>cmd|'/C calc'!A0</definedName></definedNames>")
        }),
    ),
    "the place of a photo in its XMP": (
        "wall.jpg", "W070", lambda: picture("JPEG", xmp=b'<x:xmpmeta exif:GPSLatitude="51,30N"/>'),
    ),
    "objects behind the end of a PDF": ("plan.pdf", "E073", lambda: pdf() + b"9 0 obj\n<< /S /JavaScript /X (1) >>\nendobj\n"),
    "XML a thousand deep": ("plan.docx", "E074", partial(office, "docx", {"word/document.xml": "<a>" * 1000 + "</a>" * 1000})),
    "more text than can be read": (
        "plan.docx", "E049", lambda: office("docx", {"word/document.xml": document(f"<w:t>{'word ' * 500_000}</w:t>")}),
    ),
}  # fmt: skip

#: What schools send every day.
HARMLESS: dict[str, tuple[str, Make]] = {
    "a photo": ("wall.jpg", partial(picture, "JPEG", quality=80)),
    "a photo by its other ending": ("wall.jpeg", partial(picture, "JPEG", progressive=True)),
    "a turned photo": ("wall.jpg", lambda: picture("JPEG", exif=exif(place=False, turned=True))),
    "a photo with a preview behind it": ("wall.jpg", lambda: picture("JPEG") + picture("JPEG", (16, 12))),
    "a drawing": ("wall.png", partial(picture, "PNG")),
    "a drawing with a remark": ("wall.png", lambda: png_with_text("Software", "Synthetic 1.0")),
    "a large drawing": ("wall.png", partial(blank_png, 6000, 6000)),
    "a WebP": ("wall.webp", partial(picture, "WEBP")),
    "a WebP without loss": ("wall.webp", partial(picture, "WEBP", lossless=True)),
    "a PDF": ("plan.pdf", pdf),
    "a PDF, packed": ("plan.pdf", partial(pdf, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)),
    "a PDF for the web": ("plan.pdf", partial(pdf, linearize=True)),
    "a PDF with a link": ("plan.pdf", partial(pdf_action, "URI", URI="https://example.org/?a=1")),
    "a PDF with a bare link": ("plan.pdf", partial(pdf_action, "URI", URI="www.example.org")),
    "a PDF with a jump": ("plan.pdf", partial(pdf_action, "GoTo", D="part-2")),
    "a PDF form": ("plan.pdf", _pdf(_plain_form)),
    "a PDF that tells of JavaScript": ("plan.pdf", partial(pdf, "About /JavaScript and /Launch")),
    "a PDF with a line behind it": ("plan.pdf", lambda: pdf() + b"\r\n\0\0\0"),
    "a document": ("plan.docx", partial(office, "docx")),
    "a document with properties": ("plan.docx", _part("docx", "docProps/core.xml", core_properties("A teacher"))),
    "a document with a link": ("plan.docx", _rels("docx", "hyperlink", "https://example.org/", "word/document.xml")),
    "a document with a page number": (
        "plan.docx", partial(office, "docx", {"word/document.xml": document(field(" PAGE \\* MERGEFORMAT "))}),
    ),
    "a document about DDE": (
        "plan.docx", partial(office, "docx", {"word/document.xml": document("<w:p><w:r><w:t>DDE</w:t></w:r></w:p>")}),
    ),
    "a document with a picture": ("plan.docx", _part("docx", "word/media/image1.png", picture("PNG"))),
    "slides": ("plan.pptx", partial(office, "pptx")),
    "slides with a jump": (
        "plan.pptx",
        partial(office, "pptx", {"ppt/slides/slide1.xml": slide(more='<a:hlinkClick action="ppaction://hlinksldjump"/>')}),
    ),
    "slides with a drawing": ("plan.pptx", _part("pptx", "ppt/media/image2.svg", _SVG.format("", "<path d='M0 0'/>"))),
    "a workbook": ("plan.xlsx", partial(office, "xlsx")),
    "a workbook with sums": (
        "plan.xlsx",
        partial(office, "xlsx", {"xl/worksheets/sheet1.xml": sheet("<c r='A1'><f>SUM(B1:B9)</f><v>3</v></c>")}),
    ),
    "a workbook with lines in a text": (
        "plan.xlsx", partial(office, "xlsx", {"xl/worksheets/sheet1.xml": sheet('<c r="A1"><f>A2&amp;" | "&amp;A3</f></c>')}),
    ),
    "a document with a sum in a field": ("plan.docx", partial(office, "docx", {"word/document.xml": document(
        '<w:fldChar w:fldCharType="begin"/><w:instrText>=</w:instrText>' + field("PAGE") + '<w:fldChar w:fldCharType="end"/>')})),
    "a dot": ("wall.png", dot),
    "a workbook with a printer": ("plan.xlsx", _part("xlsx", "xl/printerSettings/printerSettings1.bin", b"\0" * 64)),
}  # fmt: skip


def _js_on_open() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def _text_bomb() -> bytes:
    data = picture("PNG")
    return data[:33] + png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 80_000_000)) + data[33:]
