"""Errands around a case: without JavaScript, through the index by keyboard, from a key message and back, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser.kinds import FULL_CASE, KINDS, MEASURED_CASE
from whatworkswell.case import repository

OpenPage = Callable[..., Page]
A4 = {"format": "A4", "margin": {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}}


@pytest.fixture(scope="module")
def cases(root: Path) -> int:
    """How many cases there are."""
    return len(repository.load(root).cases)


def test_a_case_is_whole_without_javascript(open_page: OpenPage) -> None:
    page = open_page(FULL_CASE, java_script_enabled=False)
    for words in ("Improved", "Key points", "What we did", "Barriers, and what helped", "About this case", "Related cases"):
        expect(page.locator(".ww-case").get_by_text(words).locator("visible=true").first).to_be_visible()
    page.locator('.md-sidebar--secondary a[href$="#evidence"]').click()
    expect(page.locator("#evidence")).to_be_in_viewport()
    page.locator(".ww-kicker a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("All cases"))


def test_the_index_is_a_plain_table_without_javascript(open_page: OpenPage, cases: int) -> None:
    page = open_page("cases/", java_script_enabled=False)
    expect(page.locator("[data-ww-filters]")).to_be_hidden()
    expect(page.locator(".ww-index tbody tr")).to_have_count(cases)
    expect(page.locator(".ww-index caption")).to_be_visible()
    assert [row for row in page.locator(".ww-index tbody tr").all() if not row.is_visible()] == []
    page.locator(f'.ww-index a[href$="{FULL_CASE.removeprefix("cases/")}"]').click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Higham Lane")


def test_the_index_is_filtered_by_keyboard_alone(open_page: OpenPage, cases: int) -> None:
    page = open_page("cases/")
    count = page.locator("[data-ww-count]")
    rows = page.locator(".ww-index tbody tr:visible")
    expect(count).to_have_role("status")
    expect(count).to_have_text(f"{cases} cases")

    page.get_by_label("Words in the title or summary").focus()
    page.keyboard.type("phonics")
    expect(count).to_have_text(f"2 of {cases} cases")
    expect(rows).to_have_count(2)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "approach":
            break
    page.keyboard.type("Visits")
    expect(count).to_have_text(f"1 of {cases} cases")
    expect(page).to_have_url(re.compile("words=phonics&approach=teacher-exchange"))
    expect(rows).to_have_count(1)

    elsewhere = open_page(page.url)
    expect(elsewhere.locator("[data-ww-count]")).to_have_text(f"1 of {cases} cases")

    page.go_back()
    expect(count).to_have_text(f"2 of {cases} cases")
    page.get_by_role("button", name="Clear the filters").press("Enter")
    expect(count).to_have_text(f"{cases} cases")
    assert page.evaluate("document.activeElement.closest('[data-ww-filters]') !== null"), "the keyboard keeps its place"


def test_from_a_key_message_to_a_case_and_back(open_page: OpenPage) -> None:
    page = open_page("")
    page.get_by_role("link", name="Learning together (JPD)").first.click()
    page.locator('.md-content a[href*="key-messages/"]').first.click()
    page.locator('.md-content a[href*="9-student-participation"]').first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator(f'.md-content a[href*="{FULL_CASE}"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Higham Lane")
    page.locator('section[aria-labelledby="key-messages"] a[href*="9-student-participation"]').click()
    expect(page).to_have_url(re.compile(re.escape(KINDS["key message"]) + "$"))


def test_a_chart_has_its_figures_in_words(open_page: OpenPage) -> None:
    page = open_page(MEASURED_CASE)
    for chart in page.locator("svg.ww-chart").all():
        expect(chart).to_have_role("img")
        assert chart.locator("title").inner_text()
        assert chart.locator("desc").inner_text()
    expect(page.locator(".ww-evidence table")).to_be_visible()


def test_the_citation_is_copied(open_page: OpenPage) -> None:
    page = open_page(FULL_CASE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Higham Lane" in copied
    assert "https://practice.example.org/cases/" in copied


AROUND = (
    *(".md-header", ".md-tabs", ".md-sidebar", ".md-footer__inner", ".md-top", ".headerlink"),
    *(".ww-copy-row", ".ww-onpage", "[data-ww-filters]"),
)
ON_PAPER = ("case", "case with figures", "index of cases", "key message", "handbook, step", "sheet to print", "glossary")


@pytest.mark.parametrize("kind", ON_PAPER)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_is_the_page_and_nothing_around_it(kind: str, scheme: str, open_page: OpenPage) -> None:
    page = open_page(KINDS[kind], scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    for around in AROUND:
        assert [part for part in page.locator(around).all() if part.is_visible()] == [], around
    title = page.locator("h1:visible, .ww-sheet__name:visible").first
    colour = title.evaluate("title => getComputedStyle(title).color")
    assert max(map(int, re.findall(r"\d+", colour)[:3])) < 130, f"dark text on white paper, not {colour}"
    paper = PdfDocument(page.pdf(**A4))
    assert 1 <= len(paper) <= {"sheet to print": 3, "glossary": 20}.get(kind, 8)
    words = " ".join("".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    assert " ".join(title.inner_text().split()).removesuffix("\u00b6").strip() in words
    for around in ("Skip to content", "Find practice", "On this page", "Search cases", "Back to top", "Switch to", "\u00b6"):
        assert around not in words


def test_a_subject_leader_finds_step_seven_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("handbook/lesson-study/", width=360)
    page.locator(".md-content").get_by_role("link", name="subject leader").first.click()
    page.goto(page.url.split("#")[0] + "#step-7")
    expect(page.locator("#step-7")).to_be_in_viewport()
    expect(page.locator("#step-7")).to_contain_text("7")
    expect(page.locator(".md-content")).to_contain_text("no opinion and no criticism")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
