"""The made-up examples say that they are made up wherever they stand: beside each other, on paper and in a pack."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from whatworkswell.authoring.guide.examples_view import PARTS

OpenPage = Callable[..., Page]
MARK = "Madeupforteaching"


@pytest.mark.parametrize("path", ["share/good-case/", "sessions/pack/?add=share/good-case/"])
def test_each_example_is_marked_on_paper(path: str, open_page: OpenPage) -> None:
    page = open_page(path)
    expect(page.locator(".ww-made-up")).to_have_count(2 * len(PARTS))
    printed = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page.pdf(format="A4")))
    assert re.sub(r"\s+", "", printed).count(MARK) == 2 * len(PARTS)
