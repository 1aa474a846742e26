"""Pictures: what is in them beside the picture, and the copy without all that which the site shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageOps
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from .contents import second_file, size
from .finding import Finding, RefusedError, Text
from .limits import MAX_PIXELS, Kind

_FORMATS = {"jpeg": ("JPEG",), "png": ("PNG",), "webp": ("WEBP",)}
_ANY = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
#: The beginning of a film, as phones put one behind a picture.
_FILM = re.compile(rb"ftyp[A-Za-z0-9 ]{4}")
#: Pixels of a WebP without loss that stays so: larger ones take more memory than one case may have.
MAX_LOSSLESS = 16_000_000
#: A mark in a JPEG's data that is not a stuffed byte, a restart or a fill byte.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_EXIF_TEXTS = (
    ExifTags.Base.ImageDescription, ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.UserComment,
    ExifTags.Base.XPTitle, ExifTags.Base.XPComment, ExifTags.Base.XPAuthor, ExifTags.Base.XPKeywords, ExifTags.Base.XPSubject,
)  # fmt: skip

Image.MAX_IMAGE_PIXELS = None  # `_open` refuses, and says how large the picture is


def look(data: bytes, kind: Kind) -> Iterator[Finding | Text]:
    """What is wrong with a picture, and the text that it carries."""
    rest = data[_end(data, kind) :].strip(b"\0\r\n ")
    with _open(data, _FORMATS[kind.id]) as image:
        if kind.id != "jpeg" and getattr(image, "n_frames", 1) > 1:  # a JPEG's other pictures are small previews of it
            yield Finding("E073", advice="pictures", values={"count": image.n_frames})  # type: ignore[attr-defined]
            return
        image.load()
        yield from _texts(image)
        if _has_place(image):
            yield Finding("W070", advice="photo")
    found = list(second_file(data, rest))
    if b"%PDF-" in data[:1024]:
        found.append(Finding("E073", advice="pdf"))
    if not found and _FILM.search(rest):
        found.append(Finding("E077", advice="film-behind", values={"size": size(len(rest))}))
    if not found and rest and kind.id != "jpeg":  # cameras put previews behind a JPEG; nothing belongs behind the others
        found.append(Finding("E073", advice="behind-the-picture", values={"size": size(len(rest))}))
    yield from found


def check_inside(data: bytes, name: str) -> Iterator[Finding]:
    """What is wrong with a picture inside a document; only its first bytes are read."""
    try:
        with _open(data, _ANY) as image:
            if _has_place(image):
                yield Finding("W070", advice="inside", values={"name": name})
    except RefusedError as error:
        yield replace(error.finding, advice="in-a-document", values={**error.finding.values, "name": name})


def _open(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """The picture, its pixels not yet unpacked."""
    image = Image.open(BytesIO(data), formats=formats)
    width, height = image.size
    if width * height > MAX_PIXELS:
        image.close()
        values = {"width": width, "height": height, "most": MAX_PIXELS // 1_000_000}
        raise RefusedError(Finding("E075", advice="picture", values=values))
    return image


def _end(data: bytes, kind: Kind) -> int:
    """Where the picture ends in the file."""
    if kind.id == "webp":
        length = int.from_bytes(data[4:8], "little")
        return 8 + length + length % 2
    return _end_of_png(data) if kind.id == "png" else _end_of_jpeg(data)


def _end_of_png(data: bytes) -> int:
    at = 8
    while at + 12 <= len(data):
        name = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")  # its length, its name, the data and a sum
        if name == b"IEND":
            return at
    raise ValueError("the picture has no end")


def _end_of_jpeg(data: bytes) -> int:
    at = 2
    while found := _MARKER.search(data, at):
        at = found.end()
        mark = data[at - 1]
        if mark == 0xD9:
            return at
        if mark != 0x01:  # all others have a length; what follows a scan's header is passed over by the search
            at += int.from_bytes(data[at : at + 2], "big")
    raise ValueError("the picture has no end")


def _texts(image: Image.Image) -> Iterator[Text]:
    exif = image.getexif()
    for tag in _EXIF_TEXTS:
        value = exif.get(tag) or exif.get_ifd(ExifTags.IFD.Exif).get(tag)
        if isinstance(value, tuple) and all(isinstance(item, int) for item in value):
            value = bytes(value)
        if isinstance(value, bytes):
            value = value.decode("utf-16-le" if tag.name.startswith("XP") else "utf-8", "replace").strip("\0")
        if isinstance(value, str) and value.strip():
            yield Text("properties", value)
    for key, value in image.info.items():
        if isinstance(value, bytes) and key in ("comment", "xmp"):
            value = value.decode("utf-8", "replace")
        if isinstance(value, str) and value.strip():
            yield Text("properties", re.sub(r"<[^>]*>", " ", value))


def _has_place(image: Image.Image) -> bool:
    if b"GPSLatitude" in (image.info.get("xmp") or b""):
        return True
    place = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    return any(key in place for key in (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude))


def reencode(data: bytes, kind: Kind) -> bytes:
    """The same picture, upright and in the web's colours, with nothing in the file but the picture.

    A change here needs another `RECIPE` in the module `reencode`.
    """
    out = BytesIO()
    with _open(data, _FORMATS[kind.id]) as image:
        made = _clean(image)
        if isinstance(image, JpegImageFile):
            # The author's own quality: better would only make the file larger.
            same = {"qtables": image.quantization, "subsampling": get_sampling(image)} if made.mode == image.mode else {}
            made.save(out, "JPEG", **(same or {"quality": 85}))
        elif kind.id == "png":
            made.save(out, "PNG")
        elif b"VP8L" in data[:64] and made.width * made.height <= MAX_LOSSLESS:
            made.save(out, "WEBP", lossless=True, quality=0, method=0)
        else:
            made.save(out, "WEBP", quality=82, method=2)
    return out.getvalue()


def _clean(image: Image.Image) -> Image.Image:
    """The pixels alone: turned as the camera said, colours brought to sRGB."""
    image.load()
    profile = image.info.get("icc_profile")
    made = ImageOps.exif_transpose(image)
    if made.mode == "P" and "transparency" in made.info:
        made = made.convert("RGBA")
    if made.mode == "CMYK" and not profile:
        made = made.convert("RGB")
    if profile and made.mode in ("RGB", "RGBA", "CMYK", "L"):
        made = _to_srgb(made, profile)
    made = made.copy() if made is image else made
    made.info = {}
    return made


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGB" if image.mode == "CMYK" else image.mode
    if mode == "L":
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        made = None
    return made or image.convert(mode)
