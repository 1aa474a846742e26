"""Errands with a school in mind: hold two cases against it, have it forgotten, follow a gap to the form, learn from failures."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from whatworkswell.case import repository
from whatworkswell.case.repository import Repository
from whatworkswell.topics.fit import comparison as fit

OpenPage = Callable[..., Page]
Axe = Callable[..., None]
RURAL, URBAN = "cases/hart-nqt-peer-observation/", "cases/denbigh-challney-phonics-trainees/"
FIT, GAPS = "would-it-work-here/", "gap-map/"
#: What of ours is kept in the browser; the theme keeps the choice of colours.
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('ww-'))"


@pytest.fixture(scope="module")
def site(root: Path) -> Repository:
    return repository.load(root)


def test_one_school_is_held_against_two_cases_and_then_forgotten(open_page: OpenPage, axe: Axe) -> None:
    page = open_page(FIT, scheme="dark")
    page.get_by_label("Which phase is your school?").select_option("Primary")
    page.get_by_label("What kind of place is it in?").select_option("Urban")
    expect(page.locator("[data-ww-fit-count]")).to_contain_text("compared on 2 answers")
    assert page.evaluate(KEPT) == ["ww-my-school"]

    def row(factor: str, says: str, *, asks: bool) -> None:
        place = page.locator(f"tr[data-factor={factor}]")
        expect(place.locator(".ww-fit__verdict")).to_have_text(re.compile(rf"\S {says}"))
        expect(place.locator(".ww-fit__question")).to_be_visible(visible=asks)

    page.locator(f'.ww-result__title a[href$="{RURAL}"]').click()
    row("phase", "Same", asks=False)
    row("setting", "Different", asks=True)
    row("size", "Not answered", asks=True)
    page.get_by_label("How long could you keep it going?").select_option("About a term")
    row("time", "Not recorded", asks=True)
    axe(page, ".ww-fit")
    expect(page.locator("[data-ww-fit-tally]")).to_have_text("Of your answers: 1 the same, 1 different, 1 not recorded.")

    page.goto(page.url.replace(RURAL, URBAN))
    row("setting", "Same", asks=False)
    row("time", "Different", asks=True)
    page.get_by_role("button", name="Forget my school").click()
    expect(page.get_by_label("What kind of place is it in?")).to_have_value("")
    assert page.evaluate(KEPT) == []
    page.go_back()
    expect(page.get_by_label("What kind of place is it in?")).to_have_value("")


def test_the_page_of_its_own_sorts_as_it_says_and_by_nothing_else(open_page: OpenPage, axe: Axe) -> None:
    page = open_page(FIT)
    page.get_by_label("Which phase is your school?").select_option("Secondary")
    page.get_by_label("Have you another school to work with?").select_option("Yes")
    counted = page.locator(".ww-result__context")
    expect(counted.first).to_be_visible()
    first = page.locator(".ww-result").first
    expect(first.locator(".ww-outcome, .ww-strength")).to_have_count(2)
    newest = page.locator(".ww-result__title").all_inner_texts()
    page.get_by_label("Order").select_option("Most factors in common first")
    expect(counted.first).to_have_text(re.compile("^2 the same"))
    common = [int(text.split()[0]) for text in counted.all_inner_texts()]
    assert common == sorted(common, reverse=True) and len(set(common)) > 1
    sorted_titles = page.locator(".ww-result__title").all_inner_texts()
    pairs = sorted(zip(common, sorted_titles, strict=True), key=lambda pair: (-pair[0], newest.index(pair[1])))
    assert sorted_titles == [title for _, title in pairs], "cases with the same count stay in their order"
    page.get_by_text("Factor by factor").first.click()
    expect(page.locator(".ww-result").first.locator("tbody tr")).to_have_count(len(fit.FACTORS))
    axe(page, ".ww-fit-page")
    page.get_by_role("link", name="What you would need").click()
    expect(page.locator("#would-it-work-here")).to_be_in_viewport()
    expect(page.get_by_label("Which phase is your school?")).to_have_value("secondary")


def test_comparing_has_four_answers_and_counting_one_rule(open_page: OpenPage) -> None:
    examples = [("rural", ["rural", "urban"]), ("coastal", ["rural", "urban"]), ("coastal", []), ("", ["rural"]), ("", [])]
    mine = {"phase": "primary", "setting": "rural", "size": "large"}
    theirs = {"phase": ["primary"], "setting": ["rural"], "size": ["small"], "eal": ["low"]}
    said = open_page(FIT).evaluate(
        """async ([examples, mine, theirs]) => {
            const { compare: { compare, inCommon } } = await import(new URL("../modules/all.js", location.href).href);
            return [examples.map((one) => compare(...one)), inCommon(mine, theirs)];
        }""",
        [examples, mine, theirs],
    )
    assert said == [["same", "different", "not-recorded", "open", "open"], 2]


def test_a_cell_of_the_gap_map_leads_to_its_cases_and_a_gap_to_the_form(open_page: OpenPage, site: Repository) -> None:
    wanted = sorted(
        case.url
        for case in site.cases.values()
        if "peer-observation" in case.front.approaches and "secondary" in case.front.phases
    )
    page = open_page(GAPS)
    page.get_by_role("link", name=f"{len(wanted)} cases (Peer observation, Secondary)").first.click()
    expect(page).to_have_url(re.compile(r"/search/\?approach=peer-observation&phase=secondary"))
    expect(page.locator("[data-ww-count]")).to_contain_text(re.compile(rf"^{len(wanted)} (results|cases)"))
    found = page.locator(".ww-result__title a").evaluate_all("links => links.map(link => new URL(link.href).pathname.slice(1))")
    assert sorted(found) == wanted

    page = open_page(GAPS)
    page.get_by_role("link", name="No case yet: share yours (Demonstration lesson, Secondary)").click()
    expect(page).to_have_url(re.compile(r"/share/form/\?approaches=demonstration-lesson&phases=secondary$"))
    page.get_by_role("button", name="Start with what is filled in").click()
    expect(page.locator('input[value="demonstration-lesson"]')).to_be_checked()
    expect(page.locator('input[value="secondary"]')).to_be_checked()


def test_everything_is_there_without_javascript(open_page: OpenPage) -> None:
    page = open_page(RURAL, java_script_enabled=False)
    setting = page.locator("tr[data-factor=setting]")
    expect(setting).to_contain_text("Rural")
    expect(setting.locator(".ww-fit__box")).to_have_text(["Same", "Different", "Not recorded"])
    expect(setting.locator(".ww-fit__question")).to_be_visible()
    expect(setting.locator("select")).to_be_hidden()
    page.get_by_role("link", name="describe your school once").click()
    expect(page.locator(".ww-note")).to_contain_text("needs JavaScript")
    expect(page.locator(".ww-sheet tbody tr")).to_have_count(len(fit.FACTORS))
    page.goto(page.url.replace(FIT, GAPS))
    page.get_by_role("link", name=re.compile("Peer observation, Primary")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Approach: Peer observation")
    page.goto(re.sub(r"browse/.*", "what-did-not-work/", page.url))
    page.locator(".ww-pairs--lessons a").first.click()
    expect(page.locator("#barriers")).to_be_in_viewport()
