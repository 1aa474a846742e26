"""What Back and Forward do on the search page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_back_and_forward_step_through_what_was_typed(open_page: Callable[..., Page]) -> None:
    """One step for each search that was looked at; none for what was on the way. The clock moves when the test says so."""
    page = open_page("about/")
    page.clock.install(time=0)
    page.goto(page.url.replace("about/", "search/"))
    page.clock.pause_at(60_000)
    box, count = page.get_by_label("What are you looking for?"), page.locator("[data-ww-count]")

    def type_in(words: str) -> None:
        box.fill(words)
        page.clock.run_for(500)
        shows(words)

    def shows(words: str) -> None:
        expect(count).to_contain_text(f"\u201c{words}\u201d" if words else "cases")
        expect(box).to_have_value(words)
        expect(page.locator("[data-ww-results]")).not_to_have_attribute("aria-busy", "true")

    type_in("phon")
    type_in("phonics")
    page.clock.run_for(3000)  # the reader looks at what was found
    type_in("mark")
    type_in("marking")
    page.keyboard.press("Enter")
    type_in("homework")
    page.locator(".ww-result__title a").first.click(modifiers=["ControlOrMeta"])  # in a tab of its own
    type_in("reading")
    for words in ("homework", "marking", "phonics", ""):
        page.go_back()
        shows(words)
    for words in ("phonics", "marking", "homework", "reading"):
        page.go_forward()
        shows(words)
