"""A school tells its case in the browser: with the mouse, with the keyboard alone, on a phone, in two tabs, without a script.

Every school, person and event in these tests is made up.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from tests.tools import attachments
from tests.unit.sites import case, make_site
from whatworkswell.cli import main
from whatworkswell.render.settings import PageSettings
from whatworkswell.site import open_site

OpenPage = Callable[..., Page]
Axe = Callable[..., None]

FORM, TRIAL = "share/form/", "share/trial/"
TITLE = "A made-up case to test the form"
TEXTS = {
    "why": "In this made-up school, answers in mathematics were short.",
    "what-we-did": "Two teachers planned three lessons together.\n\n- one taught\n- one watched",
    "what-happened": "Answers grew longer in one class of two.",
    "what-made-the-difference": "Time to plan together.",
    "what-did-not-work": "The second class had no time to talk.",
}
#: What is typed, step by step: the name of a control and its answer.
STEPS: list[dict[str, str]] = [
    {"phases": "primary", "context.school.setting": "urban"},
    {"schools.0.name": "Made-up Primary School"},
    {"subjects": "mathematics"},
    {"why": TEXTS["why"]},
    {},
    {"approaches": "lesson-study"},
    {},
    {"what-we-did": TEXTS["what-we-did"]},
    {"ended": "2025-07"},
    {},
    {},
    {},
    {"outcome": "mixed", "what-happened": TEXTS["what-happened"]},
    {"evidence.0.kind": "teacher-report", "evidence.0.measure": "length of answers"},
    {key: TEXTS[key] for key in ("what-made-the-difference", "what-did-not-work")},
    {},
    {"title": TITLE, "summary": "Two teachers planned together.", "key_points.0": "Plan together.", "key_points.1": "Make time."},
    {"useful_for": "teacher"},
    {},
    {"permissions.school_approved": "true", "permissions.no_pupil_identifiable": "true", "permissions.photos": "no-people",
     "licence": "CC-BY-4.0"},
]  # fmt: skip


def control(page: Page, name: str, answer: str) -> str:
    kind = page.locator(f'[name="{name}"]').first.get_attribute("type")
    return f'[name="{name}"][value="{answer}"]' if kind in ("radio", "checkbox") else f'[name="{name}"]'


def fill(page: Page, answers: dict[str, str]) -> None:
    for name, answer in answers.items():
        found = page.locator(control(page, name, answer))
        if found.get_attribute("type") in ("radio", "checkbox"):
            found.check()
        elif found.evaluate("node => node.localName") == "select":
            found.select_option(answer)
        else:
            found.fill(answer)


def step(page: Page) -> str:
    return page.locator("[data-ww-step]:not([hidden])").get_attribute("data-ww-step") or ""


def press_continue(page: Page) -> None:
    here = step(page)
    page.locator("[data-ww-step]:not([hidden]) [data-ww-on]").click()
    expect(page.locator(f"#{here}")).to_be_hidden()
    expect(page.locator("[data-ww-step]:not([hidden]) > h2")).to_be_focused()


def kept(page: Page) -> None:
    """Wait until the browser's store has what the page has: the last save is over."""
    expect(page.locator('[data-ww-saved][aria-busy="false"]')).to_have_text("Kept in this browser")


def start(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Start a new")).click()
    expect(page.locator("[data-ww-step]:not([hidden]) > h2")).to_be_focused()


def add_files(page: Page) -> None:
    page.locator("#ww-files").set_input_files(
        [
            {"name": "Our Plan.pdf", "mimeType": "application/pdf", "buffer": attachments.pdf("Plan for a lesson")},
            {"name": "wall.png", "mimeType": "image/png", "buffer": attachments.picture("PNG")},
            {"name": "run.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        ]
    )
    said = page.locator("[data-ww-files-said]")
    expect(said).to_contain_text("Our Plan.pdf was added under the name our-plan.pdf.")
    expect(said).to_contain_text("run.exe was not added.")


def published(folder: Path, content: dict[str, bytes]) -> str:
    """Put what was sent into a small site; return the page of the case once the checker has nothing to say."""
    site = make_site(folder, {"another": case()})
    for name, held in content.items():
        path = site / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
    done = CliRunner().invoke(main, ["check", str(site)])
    assert done.exit_code == 0, done.output
    opened = open_site(site, PageSettings(2026))
    return opened.case_page(next(iter(content)).split("/")[0]).html


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_whole_case_with_a_reload_and_a_closed_page(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(FORM)
    start(page)
    for number, answers in enumerate(STEPS):
        fill(page, answers)
        if number == 3:
            page.reload()
            expect(page.locator('[name="why"]')).to_have_value(TEXTS["why"])
            page.go_back()
            expect(page.locator("#subjects-and-pupils")).to_be_visible()
            page.go_forward()
        if number == 8:
            page = reopened(page)
            expect(page.locator('[name="ended"]')).to_have_value("2025-07")
        if number == 12:
            page.get_by_role("button", name="Preview: What happened").click()
            expect(page.locator('[data-ww-section="what-happened"] [data-ww-shown]')).to_have_text(TEXTS["what-happened"])
        if number == 18:
            add_files(page)
            page.get_by_role("textbox", name="What the picture shows").fill("A wall with large sheets of paper")
            page.get_by_role("button", name="Put the picture in the account").click()
            page = reopened(page)
            expect(page.locator("[data-ww-file-name]")).to_contain_text(
                [re.compile("^our-plan.pdf, "), re.compile("^wall.png, ")]
            )
        press_continue(page)
    expect(page.locator("[data-ww-ready]")).to_be_visible()
    expect(page.locator("[data-ww-where]")).to_have_text("Step 21 of 21: nothing is missing")
    name = TITLE.lower().replace(" ", "-")
    expect(page.locator("#ww-name")).to_have_value(name)
    expect(page.get_by_role("link", name="Write the e-mail")).to_have_attribute(
        "href", re.compile(rf"^mailto:practice@example\.org\?subject=.*{name}\.zip")
    )
    github = page.get_by_role("link", name="Open the new file on GitHub")
    expect(github).to_have_attribute(
        "href", re.compile(rf"^https://github\.com/example/practice/new/main/cases/{name}\?filename=index")
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the zip file").click()
    content = unpacked(download.value.path())
    assert set(content) == {f"{name}/{file}" for file in ("index.md", "our-plan.pdf", "wall.png")}
    html = published(tmp_path, content)
    for shown in (TITLE, "one watched", 'alt="A wall with large sheets of paper"', "our-plan.pdf"):
        assert shown in html


def reopened(page: Page) -> Page:
    """Close the page, and find the draft again in a new one."""
    kept(page)
    here = step(page)
    context = page.context
    address = page.url.split("?")[0]
    page.close()
    new = context.new_page()
    new.goto(address)
    new.locator("[data-ww-drafts] li a").click()
    expect(new.locator(f"#{here}")).to_be_visible()
    return new
