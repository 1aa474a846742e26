"""What somebody types or pastes into the form without knowing its rules is kept, mended or answered with a way on.

Every school and event in these tests is made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_share_form import FORM, TRIAL, fill, kept, open_file, start
from tests.tools import attachments

OpenPage = Callable[..., Page]


def to_step(page: Page, step: str) -> None:
    expect(page.locator("[data-ww-desk]")).to_be_visible()
    page.evaluate("step => document.querySelector(`[data-ww-to='${step}']`).click()", step)
    expect(page.locator(f"#{step} > h2")).to_be_focused()


def test_schools_that_are_not_to_be_named_come_back(open_page: OpenPage) -> None:
    page = open_page(FORM)
    start(page)
    to_step(page, "which-school-and-where")
    none = page.get_by_label("No school is to be named")
    fill(page, {"schools.0.name": "Made-up Primary School"})
    expect(none).to_be_hidden()
    fill(page, {"schools.0.name": ""})
    none.check()
    expect(page.locator('[name="schools.0.name"]')).to_have_count(0)
    none.uncheck()
    fill(page, {"schools.0.name": "Made-up Primary School"})
    page.locator('[data-ww-parts="schools"]').get_by_role("button", name="Add another").click()
    page.get_by_role("button", name="Remove this one: Schools 1").click()
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator('[name="schools.0.name"]')).to_have_value("Made-up Primary School")


def test_plain_dates_and_pasted_signs_are_mended_on_the_spot(open_page: OpenPage) -> None:
    page = open_page(FORM)
    odd = {"name": "index.md", "mimeType": "text/markdown", "buffer": b"---\ncontext: my urban words\n---\n"}
    open_file(page, odd)
    fill(page, {"context.school.setting": "urban"})
    to_step(page, "when-and-for-how-long")
    ended = page.locator('[name="ended"]')
    ended.fill("July 2025")
    ended.blur()
    page.get_by_role("button", name="Use 2025-07").click()
    expect(ended).to_have_value("2025-07")
    expect(page.get_by_role("button", name="Use 2025-07")).to_have_count(0)
    to_step(page, "materials-to-share")
    taken = {"name": "wall.jpg", "mimeType": "image/jpeg", "buffer": attachments.picture("JPEG", exif=attachments.exif())}
    page.locator("#ww-files").set_input_files(taken)
    expect(page.locator("[data-ww-files-said]")).to_contain_text("Found: “the place where it was taken”.")
    to_step(page, "why-you-did-it")
    fill(page, {"why": "One\u2028two\ufeff.\u000bThree."})
    expect(page.locator('[name="why"]')).to_have_value("One\ntwo.\nThree.")


def test_a_draft_goes_on_while_it_is_renamed_elsewhere(open_page: OpenPage) -> None:
    page = open_page(FORM)
    start(page)
    page.reload()
    fill(page, {"phases": "primary"})
    kept(page)
    other = page.context.new_page()
    other.goto(page.url.split("?")[0])
    other.get_by_role("button", name=re.compile("^Rename")).click()
    other.get_by_label("Name of this draft").fill("Ours, made up")
    other.get_by_role("button", name="Keep this name").click()
    expect(other.locator("[data-ww-drafts] li a")).to_have_text("Ours, made up")
    fill(page, {"context.school.setting": "coastal"})
    kept(page)
    other.reload()
    expect(other.locator("[data-ww-drafts] li a")).to_have_text("Ours, made up")
    other.get_by_role("button", name=re.compile("^Delete")).click()
    other.get_by_role("dialog").get_by_role("button", name="Delete it").click()
    fill(page, {"context.school.setting": "rural"})
    expect(page.locator("[data-ww-saved]")).to_have_text("Not kept in this browser")
    with page.expect_download():
        page.get_by_role("alert").get_by_role("button").first.click()


def test_the_text_that_goes_with_a_trial_says_where_it_belongs(open_page: OpenPage) -> None:
    page = open_page(f"{TRIAL}?case=lt-authority-e")
    page.locator("[data-ww-asked]").get_by_role("button").click()
    to_step(page, "check-and-send")
    expect(page.locator("[data-ww-letter]")).to_contain_text(re.compile("/cases/lt-authority-e/\n.*cases/lt-authority-e/trials/"))
