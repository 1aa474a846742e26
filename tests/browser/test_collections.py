"""From a problem to cases, a chapter and a session, on a phone; from a collection into a pack."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from whatworkswell.case import repository
from whatworkswell.topics.start import model as start

OpenPage = Callable[..., Page]


def test_a_problem_leads_to_cases_a_chapter_and_a_session(open_page: OpenPage) -> None:
    page = open_page("", width=360)
    page.get_by_role("link", name="start from your problem").click()
    expect(page.locator("[data-ww-aim]:visible")).to_have_count(0)
    page.get_by_role("radio", name="Behaviour and taking part").check()
    expect(page.get_by_role("link", name="See what fits")).to_be_in_viewport()
    page.get_by_role("radio", name="Primary").check()
    page.get_by_role("radio", name="Two or three colleagues and a term").check()
    said = page.locator("[data-ww-start-said]")
    expect(said).to_have_text("Behaviour and taking part, Primary: 2 cases, something to read and a session to run.")
    expect(page).to_have_url(re.compile(r"\?aim=behaviour&for=primary&with=group$"))
    expect(page.locator(".ww-aim__cases li:visible")).to_have_count(2)
    expect(page.locator("[data-ww-with]:visible")).to_have_count(1)

    page.reload()
    expect(page.get_by_role("radio", name="Primary")).to_be_checked()
    page.get_by_role("link", name="See what fits").click()
    expect(page.get_by_role("link", name="Pupils as observers")).to_be_in_viewport()
    expect(page.get_by_role("link", name=re.compile("^Teacher session"))).to_be_visible()
    page.get_by_role("link", name="2 cases in the search").click()
    expect(page.get_by_role("link", name="Learning detectives in six schools of the Gateway alliance")).to_be_visible()
    expect(page.get_by_role("link", name="Pupils trained as learning detectives at Higham Lane")).to_have_count(0)

    page.go_back()
    page.get_by_role("radio", name="Special").check()
    expect(said).to_contain_text("nobody has shared this yet")
    share = page.locator(".ww-aim__phases").get_by_role("link", name="Share yours").locator("visible=true")
    expect(share).to_have_attribute("href", re.compile(r"approaches=pupil-observers&phases=special$"))
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("[data-ww-aim]:visible")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/start/$"))


def test_a_search_by_words_finds_the_cases_that_it_promises(open_page: OpenPage, root: Path) -> None:
    cases = repository.load(root).cases
    page = open_page("start/")
    for aim in (one for one in start.load(root).aims if one.words):
        page.get_by_role("radio", name=aim.label).check()
        page.locator(f'[data-ww-aim="{aim.id}"] [data-ww-any] a').click()
        for slug in aim.cases:
            expect(page.get_by_role("link", name=cases[slug].front.title)).to_be_visible()
        page.go_back()


def test_the_way_stands_on_the_page_without_javascript(open_page: OpenPage, root: Path) -> None:
    page = open_page("start/", java_script_enabled=False)
    expect(page.locator("[data-ww-start]")).to_be_hidden()
    for one in start.load(root).aims:
        expect(page.locator(f"#{one.id}")).to_be_visible()
    expect(page.get_by_role("link", name="Pupils with SEND")).to_be_visible()
    expect(page.locator("#group").get_by_role("link")).to_have_count(2)


def test_a_collection_goes_into_a_pack(open_page: OpenPage) -> None:
    page = open_page("collections/", width=360)
    page.get_by_role("link", name="New teachers and trainees").click()
    page.get_by_role("link", name="Add all of it to a pack").click()
    expect(page.locator("[data-ww-pack-said]")).to_have_text("7 in the pack.")
    expect(page.locator("[data-ww-pack-list] li").first).to_contain_text("New teachers and trainees")
    expect(page.locator("[data-ww-pack-list] li").last).to_contain_text("Link it to what you do already")
    expect(page.locator(".ww-pack__page")).to_have_count(7)
