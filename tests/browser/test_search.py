"""Errands with the search: words to a case, a filtered search as a link, one step back, all without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.kinds import FULL_CASE, KINDS, MEASURED_CASE

OpenPage = Callable[..., Page]
DETECTIVES = (FULL_CASE, "cases/gateway-learning-detectives/")


def results(page: Page) -> Locator:
    return page.locator(".ww-result__title a")


def addresses(page: Page) -> list[str]:
    """Where the results that are shown lead, once they are there."""
    expect(results(page).first).to_be_visible()
    return results(page).evaluate_all("links => links.map(link => new URL(link.href).pathname.slice(1))")


def search_for(page: Page, words: str) -> None:
    """Type the words into the box of a page and press Enter, as most people do."""
    page.get_by_role("searchbox").first.fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("[data-ww-count]")).to_contain_text(words)


def search_for_in(page: Page, words: str) -> None:
    """Type the words into the box of the search page and press Enter."""
    page.get_by_label("What are you looking for?").fill(words)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("words", "right", "place"),
    [
        ("learning detectives", DETECTIVES, 3),
        ("nqt", ("cases/hart-nqt-peer-observation/",), 1),
        ("case pupils", ("handbook/lesson-study/steps/5/",), 10),
    ],
)
def test_words_find_the_right_page(words: str, right: tuple[str, ...], place: int, open_page: OpenPage) -> None:
    """From the box of another page; test_queries.py asks for many more, without the pages."""
    page = open_page("")
    search_for(page, words)
    assert set(right) & set(addresses(page)[:place]), addresses(page)


def test_from_home_to_a_case_with_words_enter_and_one_click(open_page: OpenPage) -> None:
    page = open_page("")
    search_for(page, "detectives")
    page.locator(f'.ww-result__title a[href*="{FULL_CASE}"]').click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("learning detectives at Higham Lane")


def test_a_filtered_search_is_a_link(open_page: OpenPage) -> None:
    page = open_page("search/")
    page.get_by_label("What are you looking for?").fill("teachers")
    expect(page.locator("[data-ww-count]")).to_contain_text("teachers")
    all_found = page.locator("[data-ww-count]").inner_text()
    page.get_by_role("checkbox", name="Secondary").check()
    expect(page.locator("[data-ww-count]")).not_to_have_text(all_found)
    expect(page).to_have_url(re.compile("q=teachers&phase=secondary"))
    found, count = addresses(page), page.locator("[data-ww-count]").inner_text()

    elsewhere = open_page(page.url)
    expect(elsewhere.locator("[data-ww-count]")).to_have_text(count)
    assert addresses(elsewhere) == found
    expect(elsewhere.get_by_role("checkbox", name="Secondary")).to_be_checked()
    expect(elsewhere.get_by_label("What are you looking for?")).to_have_value("teachers")

    page.go_back()
    expect(page.locator("[data-ww-count]")).to_have_text(all_found)
    expect(page.get_by_role("checkbox", name="Secondary")).not_to_be_checked()


def test_back_from_a_case_returns_to_the_same_results(open_page: OpenPage) -> None:
    page = open_page("search/?q=teachers")
    found = addresses(page)
    page.get_by_role("button", name="Show more").click()
    expect(results(page)).not_to_have_count(len(found))
    more = addresses(page)
    assert more[: len(found)] == found
    results(page).nth(len(found)).click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    expect(results(page)).to_have_count(len(more))
    assert addresses(page) == more


def test_every_kind_of_page_is_found_and_can_be_asked_for(open_page: OpenPage) -> None:
    page = open_page("search/?q=pupils")
    kinds = page.locator('[data-ww-facet="kind"]')
    expect(results(page).first).to_be_visible()
    kinds.locator("summary").click()
    names = kinds.locator("label").all_inner_texts()
    assert [name.split("\n")[0].strip() for name in names][:3] == ["Case", "Handbook", "Key message"]
    kinds.get_by_role("checkbox", name="Key message").check()
    expect(page).to_have_url(re.compile("kind=key-message"))
    expect(page.locator(".ww-chips button").first).to_be_visible()
    assert all(address.startswith("jpd/key-messages/") for address in addresses(page))
    page.locator(".ww-chips button").first.click()
    expect(page).not_to_have_url(re.compile("kind="))


def test_a_result_tells_outcome_strength_and_context(open_page: OpenPage) -> None:
    page = open_page("search/?q=detectives&kind=case")
    result = page.locator(".ww-result", has=page.locator(f'a[href*="{FULL_CASE}"]'))
    for words in ("Improved", "Reported", "2012"):
        expect(result).to_contain_text(words)


def test_a_result_says_why_it_is_there_and_leads_to_the_place(open_page: OpenPage) -> None:
    page = open_page("search/?q=teachers+watching+each+other")
    first = page.locator(".ww-result", has=page.locator('a[href*="hart-nqt"]')).first
    expect(first.locator(".ww-result__why")).to_contain_text(
        "Peer observation (also called \u201cteachers watching each other\u201d)"
    )
    page = open_page("search/?q=phonics")
    first = page.locator(".ww-result", has=page.locator(f'.ww-result__title a[href*="{MEASURED_CASE}"]'))
    why = first.locator(".ww-result__why")
    expect(why).to_contain_text("the title; the summary")
    why.get_by_role("link", name="What we did").click()
    expect(page).to_have_url(re.compile(f"{MEASURED_CASE}.*#case-what-we-did$"))
    expect(page.locator("#case-what-we-did")).to_be_in_viewport()


def test_a_slip_of_the_finger_is_put_right_and_can_be_kept(open_page: OpenPage) -> None:
    page = open_page("search/")
    search_for_in(page, "phoncis")
    expect(page.locator("[data-ww-note]")).to_contain_text("Showing results for phonics.")
    expect(page.locator("[data-ww-said]")).to_contain_text("Showing results for phonics.")
    assert MEASURED_CASE in addresses(page)[:2]
    page.get_by_role("link", name="Search for phoncis instead").click()
    expect(page).to_have_url(re.compile("q=phoncis&spelling=mine"))
    expect(page.locator("[data-ww-count]")).to_contain_text("Nothing found")
    page.get_by_role("link", name="phonics", exact=True).click()
    expect(results(page).first).to_be_visible()
    page.go_back()
    expect(page.locator("[data-ww-count]")).to_contain_text("Nothing found")


def test_the_order_of_the_results_is_in_the_address(open_page: OpenPage) -> None:
    page = open_page("search/?q=teachers&kind=case")
    found = addresses(page)
    page.get_by_label("Sort by").select_option("Firmest evidence first")
    expect(page).to_have_url(re.compile("sort=strength"))
    expect(page.locator(".ww-result .ww-strength").first).to_have_text("Measured")
    assert addresses(page) != found
    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("")
    expect(results(page).first).to_have_attribute("href", re.compile(re.escape(found[0])))


def test_two_filters_by_keyboard_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("search/", width=360)
    box = page.get_by_label("What are you looking for?")
    box.focus()
    tab_to(page, ".ww-search__drawer", 3)
    page.keyboard.press("Enter")
    tab_to(page, 'input[name="phase"][value="Primary"]', 20)
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("phase=primary"))
    tab_to(page, 'input[name="approach"][value="Peer observation"]', 20)
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("approach=peer-observation"))
    expect(page.locator(":focus")).to_have_value("Peer observation")
    expect(page.locator(".ww-search__drawer")).to_contain_text("Filters (2)")
    number = page.locator("[data-ww-count]").inner_text().split()[0]
    tab_to(page, "[data-ww-show]", 40)
    expect(page.locator(":focus")).to_have_text(re.compile(f"^Show {number} "))
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Primary")).not_to_be_visible()
    tab_to(page, ".ww-chip--remove", 1)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("phase="))
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile("Peer observation"))
    expect(page.locator("[data-ww-said]")).to_have_text(page.locator("[data-ww-count]").inner_text())


def test_nothing_found_offers_what_is_near_and_the_form(open_page: OpenPage) -> None:
    page = open_page("search/?q=xylophone+zzzz")
    expect(page.locator("[data-ww-count]")).to_contain_text("Nothing found")
    expect(page.get_by_role("link", name="look through the list of all cases")).to_be_visible()

    page = open_page("search/?approach=learning-study&subject=music&phase=special")
    empty = page.locator("[data-ww-empty]")
    expect(empty.get_by_role("link", name="Lesson Study")).to_be_visible()
    mine = empty.get_by_role("link", name="Share your practice")
    expect(mine).to_have_attribute("href", re.compile(r"/share/form/\?subjects=music&phases=special&approaches=learning-study$"))
    empty.get_by_role("link", name="Lesson Study").click()
    expect(page).to_have_url(re.compile(r"/search/\?approach=lesson-study$"))
    expect(results(page).first).to_be_visible()


def test_without_a_script_the_newest_cases_are_there(open_page: OpenPage) -> None:
    page = open_page("search/", java_script_enabled=False)
    expect(results(page)).to_have_count(10)
    expect(page.get_by_role("search")).not_to_be_visible()
    expect(page.locator("noscript .ww-note")).to_contain_text("Searching needs JavaScript")
    expect(page.get_by_role("link", name="all cases are in one list")).to_be_visible()


def test_without_an_index_the_page_says_where_to_look(open_page: OpenPage) -> None:
    page = open_page("about/", problems=False)
    page.context.route("**/search/table.json", lambda route: route.abort())
    page.goto(page.url.replace("about/", "search/?q=phonics"))
    expect(page.locator(".ww-results")).to_contain_text("The search is not ready.")
    page.get_by_role("link", name="look through the list of all cases").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("All cases")


def test_in_a_folder_of_a_computer_the_page_says_so(browser: Browser, built_site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(built_site / 'search/index.html').as_uri()}?q=phonics")
    expect(page.get_by_text("does not work in pages that are opened from a folder")).to_be_visible()
    expect(results(page)).to_have_count(10)
    page.close()


def test_the_words_are_marked_in_the_case(open_page: OpenPage) -> None:
    page = open_page("")
    search_for(page, "detectives")
    page.locator(f'.ww-result__title a[href*="{FULL_CASE}"]').click()
    marks = page.locator(".ww-case mark")
    expect(marks.first).to_be_visible()
    assert "detective" in marks.first.inner_text().lower()


def test_words_typed_while_the_search_gets_ready_count(open_page: OpenPage) -> None:
    page = open_page("about/")
    held: list[Route] = []
    free = Event()
    page.context.route("**/pagefind/pagefind.js", lambda route: route.continue_() if free.is_set() else held.append(route))
    page.goto(page.url.replace("about/", "search/?phase=secondary"), wait_until="commit")
    page.get_by_label("What are you looking for?").fill("phonics")
    expect(page).to_have_url(re.compile("q=phonics&phase=secondary"))
    expect(page.locator("[data-ww-count]")).to_have_text("Getting the search ready")
    free.set()
    for route in held:
        route.continue_()
    expect(page.locator("[data-ww-count]")).to_contain_text("phonics")


def test_the_site_works_in_a_folder_of_its_host(open_page: OpenPage, plain_site: Path, serve: Callable[..., str]) -> None:
    """Published below /practice/ and not told so, as a fresh clone is."""
    address = serve(plain_site, prefix="/practice/")
    page = open_page(address)
    search_for(page, "detectives")
    page.locator(f'.ww-result__title a[href*="{FULL_CASE}"]').click()
    expect(page).to_have_url(re.compile(re.escape(address + FULL_CASE)))
    expect(page.locator(".ww-case mark").first).to_be_visible()
    page.locator(".ww-kicker a").click()
    expect(page).to_have_url(address + "cases/")


def test_no_single_letter_does_anything(open_page: OpenPage) -> None:
    """People who speak to their computer, or whose hands shake, press letters that they do not mean."""
    page = open_page(KINDS["handbook, step"])
    for letter in "/sfnp.,":
        page.keyboard.press(letter)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url.endswith(KINDS["handbook, step"])


def tab_to(page: Page, goal: str, most: int) -> None:
    """Press Tab until what has the focus fits the selector `goal`, each stop being visible."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("goal => document.activeElement.matches(goal)", goal):
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    pytest.fail(f"{goal} is more than {most} stops away; now at {page.evaluate('document.activeElement.outerHTML')[:200]}")


def test_a_jump_within_the_page_leaves_the_results_alone(open_page: OpenPage) -> None:
    page = open_page("search/?q=detectives")
    expect(results(page).first).to_be_visible()
    page.evaluate("""() => {
        window.firstResult = document.querySelector(".ww-result");
        window.jumped = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    }""")
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    page.evaluate("window.jumped.then(() => true)")  # comes after popstate, which would have begun a search
    expect(page.locator("[data-ww-results]")).not_to_have_attribute("aria-busy", "true")
    assert page.evaluate("window.firstResult.isConnected")


def test_a_whole_errand_on_a_phone_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("", width=360)
    tab_to(page, ".md-skip", 1)
    page.keyboard.press("Enter")
    tab_to(page, "#ww-home-q", 2)
    page.keyboard.type("detectives")
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_visible()

    tab_to(page, ".md-skip", 1)
    page.keyboard.press("Enter")
    tab_to(page, f'.ww-result a[href*="{FULL_CASE}"]', 8)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Higham Lane")

    tab_to(page, ".ww-menu", 3)
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    tab_to(page, '.md-sidebar--primary a[href$="#evidence"]', 30)
    page.keyboard.press("Enter")
    expect(page.locator("#evidence")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#evidence$"))
    expect(page.locator("#__drawer")).not_to_be_checked()
