"""Errands among kin: from an adaptation to its origin and back, to a trial, and from a retired case to what replaced it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.sites.families import FAMILY
from tests.sites.tiny import TinySite

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Where a made-up site with a family is served."""
    built = TinySite(tmp_path_factory.mktemp("families"), FAMILY).build()
    assert built.status == 0, built.said[-3000:]
    assert "WARNING" not in built.said, built.said[-3000:]
    assert Path(built.site / "family-tree/index.html").is_file()
    return serve(built.site)


def tree(page: Page) -> Locator:
    return page.locator('section[aria-labelledby="family-tree"]')


def follow(page: Page, within: Locator, name: str) -> None:
    """Go to a link by keyboard."""
    link = within.get_by_role("link", name=name, exact=True).first
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")


def title(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_from_an_adaptation_to_its_origin_and_back(families: str, open_page: OpenPage) -> None:
    page = open_page(f"{families}cases/made-up-two/", width=360)
    expect(tree(page).get_by_role("img", name="What grew from what")).to_be_visible()
    expect(tree(page)).to_contain_text("Partners changed each week, because the classes were larger.")
    follow(page, tree(page), "Made-up talk partners")
    title(page, "Made-up talk partners")
    follow(page, tree(page), "Made-up talk partners with older pupils")
    title(page, "Made-up talk partners with older pupils")
    follow(page, tree(page), "The whole family, on the page of all families")
    expect(page.locator("#family-made-up-one")).to_be_in_viewport()
    follow(page, page.locator(".ww-family"), "Made-up Oak School")
    expect(page.locator("#trial-oak-school")).to_be_in_viewport()
    expect(page.locator(".ww-trial__context tr", has_text="Setting")).to_contain_text("Rural")


def test_from_a_retired_case_to_what_took_its_place_and_back(families: str, open_page: OpenPage) -> None:
    page = open_page(f"{families}cases/made-up-diary/")
    note = page.locator(".ww-case__head .ww-note")
    expect(note).to_contain_text("The diary is no longer printed.")
    follow(page, note, "Made-up partners across two schools")
    title(page, "Made-up partners across two schools")
    follow(page, page.locator(".ww-about"), "Made-up learning diary")
    title(page, "Made-up learning diary")


@pytest.mark.parametrize("address", ["family-tree/", "cases/made-up-one/", "cases/made-up-diary/"])
def test_nothing_is_out_of_reach_or_out_of_the_page(
    address: str, families: str, look: dict[str, object], open_page: OpenPage, axe: Callable[..., None]
) -> None:
    page = open_page(families + address, **look)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= int(str(look["width"]))
    letters = page.locator(".ww-tree text")
    heights = letters.evaluate_all("texts => texts.map(text => text.getBoundingClientRect().height)")
    assert min(heights, default=12) >= 11
    axe(page)


def test_a_trial_is_found_by_its_words_and_by_the_filter(families: str, open_page: OpenPage) -> None:
    page = open_page(f"{families}search/?q=twice+a+week&tried=tried-by-another-school")
    expect(page.locator(".ww-result__title a").first).to_have_text("Made-up talk partners")
