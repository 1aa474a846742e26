"""Files beside cases in a built site: pictures without metadata, documents as they are, and nothing that was refused."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from tests.sites.tiny import TinySite, case
from tests.tools.attachments import exif, office, picture

BODY = "## What we did\n\nMade up. ![A made-up wall](wall.jpg)\n"
RESOURCES = "[{title: A made-up plan, file: plan.docx}]"


def test_a_photo_is_published_without_the_place(tiny_site: Callable[..., TinySite]) -> None:
    photo, plan = picture("JPEG", exif=exif(artist="A. Synthetic", turned=True)), office("docx")
    files = {"cases/made-up-two/wall.jpg": photo, "cases/made-up-two/plan.docx": plan}
    built = tiny_site(case("made-up-two", BODY, resources=RESOURCES), files).build()
    assert built.status == 0, built.said
    published = (built.site / "cases/made-up-two/wall.jpg").read_bytes()
    assert not dict(Image.open(io.BytesIO(published)).getexif())
    assert Image.open(io.BytesIO(published)).size == (48, 64)
    assert b"Synthetic" not in published
    assert (built.site / "cases/made-up-two/plan.docx").read_bytes() == plan
    assert '<a href="plan.docx" download>A made-up plan</a>' in built.read("cases/made-up-two/")
