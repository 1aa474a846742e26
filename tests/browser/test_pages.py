"""Every kind of page in light and dark, on a phone and on a desk; every page of the navigation on the narrowest phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS, in_navigation

OpenPage = Callable[..., Page]
Axe = Callable[..., None]

NARROWEST = 320
#: What sticks out of the window, but for what scrolls in a frame of its own, as a wide table does.
STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth;
    const inFrame = (node) => node !== document.body &&
        (getComputedStyle(node).overflowX !== "visible" || inFrame(node.parentElement));
    return [...document.querySelectorAll("body *")]
        .filter((node) => node.getBoundingClientRect().right > width + 1 && !inFrame(node.parentElement))
        .map((node) => node.outerHTML.slice(0, 120));
}"""


def wait_until_ready(page: Page) -> None:
    if "/search/" in page.url:
        expect(page.locator("[data-ww-count]")).to_contain_text("Nothing found" if "zzzz" in page.url else re.compile(r"^\d+ "))


def must_not_scroll_sideways(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels too wide: {page.evaluate(STICKING_OUT)[:5]}"


#: What only a wide window shows, such as tabs and the lists at the sides, is the same on every page: axe looks at it on
#: these, and at every kind of page on a phone, in light and dark.
FRAMES = frozenset({"home", "case", "search with results", "handbook, step", "session"})
LOOKS = [
    pytest.param(kind, width, scheme, id=f"{width}-{scheme}-{kind}")
    for kind in KINDS
    for width, scheme in ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))
    if kind in FRAMES or (width, scheme) != (1280, "dark")
]


@pytest.mark.parametrize(("kind", "width", "scheme"), LOOKS)
def test_kind_of_page(kind: str, width: int, scheme: str, visit: OpenPage, axe: Axe) -> None:
    page = visit(KINDS[kind], width=width, scheme=scheme)
    wait_until_ready(page)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    must_not_scroll_sideways(page)
    if width == 360 or kind in FRAMES:
        axe(page, rules="colour" if scheme == "dark" else "all")


@pytest.mark.parametrize("kind", [kind for kind, path in KINDS.items() if path not in in_navigation()])
def test_kind_of_page_on_the_narrowest_phone(kind: str, visit: OpenPage, axe: Axe) -> None:
    page = visit(KINDS[kind], width=NARROWEST)
    wait_until_ready(page)
    must_not_scroll_sideways(page)


@pytest.mark.parametrize("path", in_navigation())
def test_page_of_the_navigation_on_the_narrowest_phone(path: str, visit: OpenPage, axe: Axe) -> None:
    page = visit(path, width=NARROWEST)
    wait_until_ready(page)
    expect(page.locator("h1")).to_be_visible()
    must_not_scroll_sideways(page)
    if path not in KINDS.values():
        axe(page, rules="all but colour")


def test_a_reader_chooses_the_colours_and_they_stay(open_page: OpenPage) -> None:
    page = open_page("cases/", scheme="light")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(page.url.replace("cases/", "glossary/"))
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
