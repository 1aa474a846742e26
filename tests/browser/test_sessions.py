"""A leader runs a session: sets the time, reads the rota, times the parts, shows the slides, prints, shares, packs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from whatworkswell.topics.sessions import model as sessions

OpenPage = Callable[..., Page]
Axe = Callable[..., None]

SESSION = "sessions/headteacher-3/"
SLIDES = f"{SESSION}present/"
A4 = {"format": "A4", "margin": {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}}
PAGES = {
    "sessions": "sessions/",
    "session": SESSION,
    "teachers' session": "sessions/number-study/",
    "slides": SLIDES,
    "rota on a slide": f"{SLIDES}#/slide-9-rota",
    "timers on a slide": f"{SLIDES}#/slide-9-turn-1",
    "handout": "sessions/handouts/3/",
    "handout to print": "sessions/handouts/2/",
    "pack": "sessions/pack/?add=cases/southfields-belleville-phonics/&add=handbook/lesson-study/steps/3/",
    "guide": "sessions/write-your-own/",
}
#: Text in a slide that is smaller than 28 points, which are 37 and a third pixels.
SMALL = """() => [...document.querySelectorAll(".slides section.present .ww-slide__body :is(li, p, td, th, dd, dt)")]
    .filter((one) => !one.closest(".ww-hidden") && parseFloat(getComputedStyle(one).fontSize) < 37.33)
    .map((one) => `${getComputedStyle(one).fontSize} ${one.textContent.trim().slice(0, 40)}`)"""
CUT = """() => { const slide = document.querySelector(".slides section.present");
    return [slide.scrollHeight - slide.clientHeight, slide.scrollWidth - slide.clientWidth]; }"""


@pytest.mark.parametrize("name", PAGES)
def test_page_in_every_look(name: str, visit: OpenPage, axe: Axe, look: dict[str, object]) -> None:
    page = visit(PAGES[name], **look)
    if name == "pack":
        expect(page.locator("[data-ww-pack-said]")).to_have_text("2 in the pack.")
    if "slide" in name:
        expect(page.locator(".reveal.ready")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    axe(page, rules="colour" if look["scheme"] == "dark" else "all")


def test_a_leader_runs_slide_9(open_page: OpenPage) -> None:
    page = open_page(SESSION)
    slide = page.locator('.ww-glance-table tr:has(a[href="#slide-9"])')
    expect(slide.locator(".ww-at")).to_have_text("minute 22")
    page.get_by_label("What time do you start?").fill("13:30")
    expect(slide.locator(".ww-at")).to_have_text("13:52")
    expect(page.locator("[data-ww-clock-said]")).to_have_text("You end at 15:30.")
    expect(page).to_have_url(re.compile(r"\?start=13:30"))

    slide.get_by_role("link").first.click()
    expect(page.locator("#slide-9")).to_be_in_viewport()
    rota = page.locator(".ww-rota")
    rows = [row.locator("th, td").all_inner_texts() for row in rota.locator("tbody tr").all()]
    assert rows[2] == ["A's turn", "8", "Tells", "Asks", "Notes", "Times"]
    assert rows[5] == ["D's turn", "8", "Asks", "Notes", "Times", "Tells"]
    turn = page.locator("#slide-9-turn-2")
    expect(turn.locator(".ww-at")).to_have_text("14:12")

    timer = turn.get_by_role("timer").first
    expect(timer).to_have_text("3:00")
    turn.get_by_role("button", name="Start: B's turn: tell").click()
    expect(timer).to_have_text(re.compile("2:5"))
    turn.get_by_role("button", name="Pause: B's turn: tell").click()
    turn.get_by_role("button", name="Reset: B's turn: tell").click()
    expect(timer).to_have_text("3:00")
    expect(page.get_by_label("Sound when a timer ends")).not_to_be_checked()

    page.reload()
    expect(page.locator("#slide-9 ~ .ww-item .ww-at").first).to_have_text("13:52")
    page.get_by_role("link", name="Present the slides").click()
    expect(page).to_have_url(re.compile(r"present/\?start=13"))
    expect(page.locator("section.present.ww-slide--title h2")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-ww-panel]")).to_contain_text("From 13:30, for 5 min")


def test_a_timer_ends_and_says_so(open_page: OpenPage) -> None:
    page = open_page(SESSION)
    address = page.url
    page.goto("about:blank")  # a page that is there would stop its real timers by the made-up clock
    page.clock.install()
    page.goto(address)
    stretch = page.locator("#slide-9-agree")
    stretch.get_by_role("button", name=re.compile("Start")).click()
    page.clock.run_for(181_000)
    expect(stretch.get_by_role("timer")).to_have_text("0:00")
    expect(stretch.get_by_role("status")).to_have_text("Time is up: Agree three points")


def test_the_slides_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(SLIDES)
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(page.locator("section.present h2")).to_have_text("Learn it from each other")
    expect(page).to_have_url(re.compile("#/slide-9$"))
    expect(page.locator("[data-ww-panel]")).to_be_hidden()
    page.get_by_role("button", name="Notes", exact=True).press("Enter")
    expect(page.locator("[data-ww-panel]")).to_contain_text("Person A needs handout 1")


def test_the_second_window_follows(open_page: OpenPage) -> None:
    page = open_page(SLIDES)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Notes in a second window").click()
    second = opened.value
    expect(second.locator("[data-ww-panel]")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(second.locator(".ww-panel__title")).to_have_text("What this session is for")


@pytest.mark.parametrize("name", ["headteacher-3", "number-study"])
def test_every_slide_is_large_and_whole(name: str, open_page: OpenPage) -> None:
    page = open_page(f"sessions/{name}/present/")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.locator(".reveal.ready")).to_be_visible()
    wrong = []
    for _ in range(page.locator(".slides > section").count()):
        here = page.locator("section.present").get_attribute("id")
        wrong += [f"{here}: {text}" for text in page.evaluate(SMALL)]
        if (cut := page.evaluate(CUT)) != [0, 0]:
            wrong.append(f"{here}: cut by {cut}")
        page.keyboard.press("ArrowRight")
    assert not wrong, wrong


def test_the_slides_go_on_without_a_network(open_page: OpenPage) -> None:
    page = open_page(SLIDES)
    expect(page.locator(".reveal.ready")).to_be_visible()
    page.context.set_offline(True)
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    expect(page.locator("section.present h2")).to_have_text("Share it: What Works Well")


def test_without_javascript_everything_is_on_the_page(open_page: OpenPage, root: Path) -> None:
    session = sessions.load(root)["headteacher-3"]
    page = open_page(SESSION, java_script_enabled=False)
    expect(page.locator("[data-ww-clock]")).to_be_hidden()
    expect(page.locator('.ww-glance-table tr:has(a[href="#slide-9"]) .ww-at')).to_have_text("minute 22")
    expect(page.locator("#slide-9-read .ww-timer")).to_have_text("7 minutes")
    page.goto(page.url + "present/")
    for item in session.items:
        expect(page.locator(f"#{item.id} h2")).to_be_visible()
    expect(page.locator("#slide-3 .ww-notes")).to_contain_text("Doctors do not ask")


@pytest.mark.parametrize("path", [f"{SESSION}?start=13:30", SLIDES, "sessions/handouts/2/", "sessions/handouts/4/"])
def test_nothing_is_cut_on_paper(path: str, open_page: OpenPage, root: Path) -> None:
    page = open_page(path)
    if "present" in path:
        expect(page.locator(".reveal.ready")).to_be_visible()
    sheet = "handouts" in path
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True) if sheet else page.pdf(**A4))
    text = ""
    for sheet_of_paper in document:
        words = sheet_of_paper.get_textpage()
        text += words.get_text_range() + " "
        width, height = sheet_of_paper.get_size()
        boxes = [words.get_charbox(index) for index in range(words.count_chars())]
        assert all(box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height for box in boxes)
    if sheet:
        assert len(document) == 1
        a3 = (1191, 842)
        size = tuple(round(side) for side in document[0].get_size())
        assert (size == a3) == ("/2/" in path)
        return
    printed = re.sub(r"\W+", "", text)
    for item in sessions.load(root)["headteacher-3"].items:
        for line in (item.title, *item.shown, *item.notes):
            assert re.sub(r"\W+", "", line) in printed or "present" in path, line
        assert re.sub(r"\W+", "", item.title) in printed
    if "start" in path:
        assert "13:52" in text


def test_a_page_is_shared(open_page: OpenPage) -> None:
    page = open_page("handbook/lesson-study/steps/3/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Share this page").click()
    control = page.locator(".ww-share")
    expect(control.get_by_role("img", name="QR code that leads to this page")).to_be_visible()
    control.get_by_role("button", name="Copy the link").click()
    assert page.evaluate("navigator.clipboard.readText()") == "https://practice.example.org/handbook/lesson-study/steps/3/"
    with page.expect_download() as saved:
        control.get_by_role("link", name="Download the QR code").click()
    assert saved.value.suggested_filename == "qr-handbook-lesson-study-steps-3.svg"


def test_a_part_of_a_session_is_shared(open_page: OpenPage) -> None:
    page = open_page(f"{SESSION}#slide-9")
    control = page.locator('[data-ww-share="slide-9"]')
    control.get_by_text("Share this part").click()
    expect(control).to_contain_text("https://practice.example.org/sessions/headteacher-3/#slide-9")
    expect(control.get_by_role("img")).to_be_visible()


def test_a_case_has_its_short_link(open_page: OpenPage) -> None:
    page = open_page("cases/southfields-belleville-phonics/")
    page.get_by_text("Share this case").click()
    expect(page.locator(".ww-share")).to_contain_text(re.compile(r"https://practice\.example\.org/s/\w{5}/"))


def test_a_pack_grows_from_page_to_page_and_is_printed(open_page: OpenPage) -> None:
    page = open_page("cases/southfields-belleville-phonics/")
    page.get_by_role("link", name="Add to a pack").click()
    expect(page.locator("[data-ww-pack-said]")).to_have_text("1 in the pack.")
    page.goto(page.url.partition("sessions/")[0] + "handbook/lesson-study/steps/3/")
    page.get_by_role("link", name="Add to a pack").click()
    expect(page.locator("[data-ww-pack-list] li")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"\?add=cases/southfields-belleville-phonics/&add=handbook/lesson-study/steps/3/$"))
    expect(page.locator(".ww-pack__page h2").first).to_be_visible()
    text = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page.pdf(**A4)))
    assert "two sessions on phonics" in re.sub(r"\s+", " ", text)
    assert "Step 3" in text and "Take out" not in text
    assert "Would it work here?" not in text and "Related cases" not in text

    page.get_by_label("Title of the pack").fill("Phonics <b>& more</b>")
    page.get_by_label("Print cases whole").check()
    expect(page).to_have_url(re.compile(r"&title=Phonics%20%3Cb%3E%26%20more%3C%2Fb%3E$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Phonics <b>& more</b>")
    text = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page.pdf(**A4)))
    assert "Would it work here?" in text and "Related cases" in text and "Phonics <b>" in text
    page.reload()
    expect(page.get_by_label("Title of the pack")).to_have_value("Phonics <b>& more</b>")

    page.get_by_label("Add a page.").fill("https://example.com/")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("[data-ww-pack-said]")).to_have_text("That is not the address of a page on this site.")
    page.get_by_role("button", name=re.compile("^Take out: Step 3")).click()
    expect(page.locator("[data-ww-pack-list] li")).to_have_count(1)
    page.get_by_role("button", name="Empty it").click()
    expect(page.locator("[data-ww-pack-said]")).to_have_text("The pack is empty.")


def test_a_pack_takes_over_the_styles_of_its_pages(open_page: OpenPage) -> None:
    page = open_page("sessions/pack/?add=cases/hart-nqt-peer-observation/&add=cases/southfields-belleville-phonics/&add=gap-map/")
    expect(page.locator("[data-ww-pack-said]")).to_have_text("3 in the pack.")
    for style in ("case", "gap-map"):
        expect(page.locator(f'link[href*="/assets/{style}."]')).to_have_count(1)
    expect(page.locator(".ww-fit__box").first).to_have_css("white-space", "nowrap")
    sheets = page.evaluate("[...document.styleSheets].map((sheet) => sheet.href)")
    assert len(sheets) == len(set(sheets)), "each style once"


def test_a_pack_says_what_it_needs(open_page: OpenPage) -> None:
    page = open_page("sessions/pack/", java_script_enabled=False)
    expect(page.get_by_text("A pack needs JavaScript")).to_be_visible()
