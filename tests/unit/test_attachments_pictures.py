"""The pictures that the site shows hold the picture and nothing else; and the text of files is found for the checks."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from tests.tools import attachments as make
from whatworkswell.checks.attachments import reencode
from whatworkswell.checks.attachments.finding import Finding
from whatworkswell.checks.attachments.text import texts


def published(folder: Path, name: str, content: bytes) -> tuple[Image.Image, bytes]:
    (folder / name).write_bytes(content)
    made = reencode.clean_picture(folder / name, folder)
    assert isinstance(made, Path), made
    data = made.read_bytes()
    return Image.open(io.BytesIO(data)), data


@pytest.mark.parametrize(("name", "format"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")])
def test_nothing_but_the_picture_is_published(tmp_path: Path, name: str, format: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = make.exif(turned=True, artist="A. Synthetic")
    source = make.picture(format, exif=exif, icc_profile=profile, xmp=b"<x>synthetic</x>") + b"behind"
    image, data = published(tmp_path, name, source)
    assert image.format == format
    assert image.size == (48, 64), "the camera lay on its side"
    assert not dict(image.getexif())
    assert not {"icc_profile", "xmp", "comment", "exif"} & set(image.info)
    assert not [word for word in (b"Synthetic", b"synthetic", b"behind", b"Exif", b"GPS") if word in data]


def test_the_picture_looks_as_it_did(tmp_path: Path) -> None:
    image, data = published(tmp_path, "a.jpg", source := make.picture("JPEG", (400, 300), quality=70))
    difference = ImageChops.difference(image.convert("RGB"), Image.open(io.BytesIO(source)).convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 2
    assert len(data) < len(source) * 1.1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_stays_what_it_is(tmp_path: Path, mode: str) -> None:
    out = io.BytesIO()
    picture = Image.new("I;16", (9, 9), 4000) if mode == "I;16" else make.photo().convert(mode)
    picture.save(out, "PNG")
    image, _ = published(tmp_path, "a.png", out.getvalue())
    assert image.size == picture.size
    assert not ImageChops.difference(image.convert("RGBA"), Image.open(io.BytesIO(out.getvalue())).convert("RGBA")).getbbox()


def test_what_is_clear_in_a_palette_stays_clear(tmp_path: Path) -> None:
    out = io.BytesIO()
    make.photo().convert("P").save(out, "PNG", transparency=0)
    image, _ = published(tmp_path, "a.png", out.getvalue())
    before = Image.open(io.BytesIO(out.getvalue())).convert("RGBA")
    assert image.convert("RGBA").getchannel("A").tobytes() == before.getchannel("A").tobytes()


def test_a_picture_for_print_gets_the_colours_of_the_web(tmp_path: Path) -> None:
    out = io.BytesIO()
    make.photo().convert("CMYK").save(out, "JPEG")
    assert published(tmp_path, "a.jpg", out.getvalue())[0].mode == "RGB"


def test_a_picture_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = published(tmp_path, "a.png", make.picture("PNG"))[1]
    monkeypatch.setattr(reencode, "ask", lambda *_: pytest.fail("it is there already"))
    assert published(tmp_path, "a.png", make.picture("PNG"))[1] == first


def test_without_a_folder_to_keep_it_in_it_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("in the way", encoding="utf-8")
    assert published(tmp_path, "a.png", make.picture("PNG"))[0].size == (64, 48)


def test_a_picture_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(make.picture("PNG")[:100])
    assert isinstance(reencode.clean_picture(tmp_path / "a.png", tmp_path), Finding)


def test_text_of_every_kind_of_file(tmp_path: Path) -> None:
    files = {
        "plan.pdf": make.pdf("Words on the page"),
        "plan.docx": make.office("docx", {"docProps/core.xml": make.core_properties("A. Synthetic")}),
        "plan.pptx": make.office("pptx", {"ppt/notesSlides/notesSlide1.xml": make.slide("What to say")}),
        "plan.xlsx": make.office("xlsx", {"xl/sharedStrings.xml": f"<sst>{'<si><t>Term</t></si>' * 2}</sst>"}),
        "wall.jpg": make.picture("JPEG", exif=make.exif(artist="A. Synthetic"), comment=b"Taken in May"),
        "wall.png": make.png_with_text("Author", "A. Synthetic"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    found = {name: list(texts(tmp_path / name)) for name in files}
    assert found["plan.pdf"] == [("page 1", "Words on the page")]
    assert found["plan.docx"] == [("text", "Plan for a lesson"), ("properties", "A. Synthetic")]
    assert found["plan.pptx"] == [("slide 1", "Plan for a lesson"), ("notes of slide 1", "What to say")]
    assert ("cells", "Term\nTerm") in found["plan.xlsx"]
    assert ("sheet 1", "Week") in found["plan.xlsx"]
    assert found["wall.jpg"] == [("properties", "A. Synthetic"), ("properties", "Taken in May")]
    assert found["wall.png"] == [("properties", "A. Synthetic")]


def test_a_word_in_pieces_is_one_word_and_properties_are_lines(tmp_path: Path) -> None:
    runs = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Pl</w:t></w:r><w:r><w:t>an</w:t></w:r></w:p><w:p><w:r><w:t>Two</w:t></w:r></w:p>"
    properties = make.core_properties("A. Synthetic</dc:creator><dc:title>Plan</dc:title><dc:creator>")
    parts = {"word/document.xml": make.document(runs), "docProps/core.xml": properties}
    (tmp_path / "plan.docx").write_bytes(make.office("docx", parts))
    assert list(texts(tmp_path / "plan.docx")) == [("text", "Plan\nTwo"), ("properties", "A. Synthetic\nPlan")]


def test_numbers_that_stand_for_texts_are_no_text(tmp_path: Path) -> None:
    cells = '<c r="A1" t="s"><v>7</v></c><c r="B1"><v>41</v></c><c r="C1"><f>SUM(A1)</f><v>48</v></c>'
    (tmp_path / "plan.xlsx").write_bytes(make.office("xlsx", {"xl/worksheets/sheet1.xml": make.sheet(cells)}))
    assert ("sheet 1", "41\n48") in list(texts(tmp_path / "plan.xlsx"))
