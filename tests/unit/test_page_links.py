"""The share control: what it offers where the site knows its address and where it does not, and the QR codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from whatworkswell.kit import page_links as control
from whatworkswell.kit.settings import PageSettings

KNOWN = PageSettings(year=2026, site_name="What works well", site_url="https://practice.example.org/base/", base="../../")
BLANK = PageSettings(year=2026, site_name="What works well", base="../../")
URL = "handbook/lesson-study/"


def parts(html: str) -> dict[str, str]:
    tree = HTMLParser(html)
    return {row.css_first("dt").text(): row.css_first("dd").text(strip=True) for row in tree.css("dl > div")}


def test_a_page_has_its_link_a_line_and_a_qr_code() -> None:
    html = control.share("Lesson Study", URL, KNOWN)
    found = parts(html)
    address = "https://practice.example.org/base/handbook/lesson-study/"
    assert found == {
        "Link": address,
        "For a slide": f"Lesson Study. What works well. {address}",
        "QR code": "Download the QR code",
    }
    image = HTMLParser(html).css_first("img")
    assert image is not None
    assert (image.attributes["src"], image.attributes["alt"]) == ("qr.svg", "QR code that leads to this page")
    assert 'download="qr-handbook-lesson-study.svg"' in html
    assert 'href="../../sessions/pack/?add=handbook/lesson-study/"' in html


def test_a_case_has_a_short_link_which_the_line_uses() -> None:
    found = parts(control.share("A case", "cases/x/", KNOWN, short="s/abcde/", what="case"))
    assert found["Short link"] == "https://practice.example.org/base/s/abcde/"
    assert found["For a slide"].endswith(found["Short link"])


def test_a_part_has_its_own_link_and_picture_and_is_not_packed() -> None:
    html = control.share("Slide 9", "sessions/x/", KNOWN, anchor="slide-9", what="part")
    assert parts(html)["Link"].endswith("/sessions/x/#slide-9")
    assert 'src="qr-slide-9.svg"' in html
    assert "?add=" not in html


@pytest.mark.parametrize("anchor", ["", "slide-9"])
def test_without_an_address_nothing_wrong_is_offered(anchor: str) -> None:
    html = control.share("Lesson Study", URL, BLANK, anchor=anchor)
    tree = HTMLParser(html)
    assert not tree.css("details, img, [data-ww-copy]")
    assert tree.css_first("[data-ww-share]").attributes["data-ww-share"] == anchor


def test_a_title_is_only_text() -> None:
    assert "<b>" not in control.share('A <b>"title"</b>', URL, KNOWN)


def test_a_qr_code_has_the_squares_of_its_address(tmp_path: Path) -> None:
    """The squares are segno's own, moved by the white edge of four that the standard asks for."""
    address = "https://practice.example.org/s/abcde/"
    svg = control.qr(address, tmp_path / "qr").decode()
    runs = re.findall(r"M(\d+) (\d+)\.5h(\d+)", svg)
    dark = {(int(x) + step - 4, int(y) - 4) for x, y, width in runs for step in range(int(width))}
    matrix = segno.make_qr(address, error="m", mask=0, boost_error=False).matrix
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, square in enumerate(row) if square}
    assert f'viewBox="0 0 {len(matrix) + 8} {len(matrix) + 8}"' in svg


def test_a_qr_code_is_made_once(tmp_path: Path) -> None:
    first = control.qr("https://practice.example.org/", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"kept")
    assert control.qr("https://practice.example.org/", tmp_path) == b"kept" != first
