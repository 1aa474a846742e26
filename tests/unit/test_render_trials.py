"""Trials on the page of their case, and a retired case beside what took its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.unit.made_up import site, text
from tests.unit.test_trials import TRIAL
from whatworkswell.case.register import FILE
from whatworkswell.case.repository import Repository
from whatworkswell.catalogue.catalogue import Catalogue
from whatworkswell.catalogue.related import RelatedCases
from whatworkswell.kit.settings import PageSettings
from whatworkswell.topics.case_page.page import case_page, render_case

REGISTER = (
    "slug,stage,first_published,last_reviewed,short_code,aliases,retired_reason,replaced_by\n"
    "old-one,retired,2020-01-01,,,,The scheme has ended.,new-one\nnew-one,approved,2024-01-01,2024-02-01,,,,\n"
)


def page_of(here: Repository, slug: str) -> LexborHTMLParser:
    case, related = here.cases[slug], RelatedCases(here)
    page = case_page(
        case,
        repository=here,
        related=related.of(slug),
        settings=PageSettings(year=2026),
        replaced=related.replaced_by(slug),
    )
    return LexborHTMLParser(render_case(page))


def section(page: LexborHTMLParser, id: str) -> str:
    found = page.css(f'section[aria-labelledby="{id}"]')
    return " ".join(found[0].text().split()) if found else ""


def tried(root: Path, **trials: str) -> Repository:
    files = {f"cases/made-up/trials/{name.replace('_', '-')}.yml": content for name, content in trials.items()}
    return site(root, {"index.md": text(context="{school: {setting: rural, size: small}}"), **files})


def test_outcomes_are_counted_in_words_in_one_order(tmp_path: Path) -> None:
    worse, mixed = TRIAL.replace("mixed", "worse"), TRIAL
    page = page_of(tried(tmp_path, ash=worse, oak=mixed, elm=worse), "made-up")
    assert [" ".join(item.text().split()) for item in page.css(".ww-tally li")] == ["Mixed 1", "Worse 2"]
    assert "3 schools have told in their own words" in section(page, "trials")
    assert [node.attributes["id"] for node in page.css(".ww-trial h3")] == ["trial-ash", "trial-elm", "trial-oak"]


def test_the_context_of_a_trial_stands_beside_that_of_the_case(tmp_path: Path) -> None:
    page = page_of(tried(tmp_path, oak=TRIAL.replace("{setting: urban}", "{setting: urban, eal: low}")), "made-up")
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in page.css(".ww-trial tbody tr")]
    assert rows == [
        ["Phase", "Primary", "Primary"],
        ["Setting", "Rural", "Urban"],
        ["Size", "Small", "Not recorded"],
        ["Pupils with English as an additional language", "Not recorded", "Low"],
    ]
    assert page.css(".ww-trial caption")[0].text() == "The context is not the same: setting."


def test_what_a_school_writes_stays_text(tmp_path: Path) -> None:
    page = page_of(tried(tmp_path, oak=TRIAL.replace("Nothing; this is made up.", '"{{ 7*7 }} & “this” &lt;b&gt;"')), "made-up")
    assert "{{ 7*7 }} & “this” &lt;b&gt;" in section(page, "trials")
    assert not page.css(".ww-trial b")


def test_a_trial_is_found_with_its_case(tmp_path: Path) -> None:
    page = page_of(tried(tmp_path, oak=TRIAL), "made-up")
    assert "data-pagefind-ignore" not in page.css('section[aria-labelledby="trials"]')[0].attributes
    assert [d.attributes["value"] for d in page.css('data[data-pagefind-filter="tried[value]"]')] == ["Tried by another school"]
    assert "replicated" not in page.css("p[hidden]")[0].text(), "a filter's other name is no word of the case's"


@pytest.mark.parametrize("has_form", [True, False])
def test_where_nobody_has_tried_it_the_page_says_so_and_invites(tmp_path: Path, has_form: bool) -> None:
    files = {"index.md": text()} | ({"docs/share/trial.md": "# Trial\n"} if has_form else {})
    page = page_of(site(tmp_path, files), "made-up")
    assert "Nobody has told us yet" in section(page, "trials")
    links = [link.attributes["href"] for link in page.css('section[aria-labelledby="trials"] p a')]
    assert links == (["../../share/trial/?case=made-up"] if has_form else [])
    assert page.css('section[aria-labelledby="trials"]')[0].attributes["data-pagefind-ignore"] == "all"
    assert not page.css('data[data-pagefind-filter="tried[value]"]')


def test_the_outline_names_the_trials(tmp_path: Path) -> None:
    here = tried(tmp_path, oak=TRIAL)
    page = case_page(here.cases["made-up"], repository=here, related=(), settings=PageSettings(year=2026))
    assert "trials" in [entry.id for entry in page.outline]


# Retired cases


def retired(root: Path) -> Repository:
    grown = text(title="Made up and new", adapted_from='[{case: old-one, changes: "Made up."}]')
    other = text(title="Made up besides")
    cases = {"old-one": text(title="Made up and old"), "new-one": grown, "third": other}
    return site(root, {str(FILE): REGISTER, **{f"cases/{slug}/index.md": case for slug, case in cases.items()}})


def test_a_retired_case_says_why_and_leads_to_what_took_its_place(tmp_path: Path) -> None:
    page = page_of(retired(tmp_path), "old-one")
    note = page.css(".ww-case__head .ww-note")[0]
    assert " ".join(note.text().split()) == (
        "This case is kept for the record and is no longer recommended. The scheme has ended. See instead: Made up and new."
    )
    assert note.css("a")[0].attributes["href"] == "../../cases/new-one/"
    assert "Retired" in page.css(".ww-verdict__cell--retired")[0].text()
    first = page.css(".ww-related__item")[0]
    assert (first.css("a")[0].attributes["href"], "took the place" in first.text()) == ("../../cases/new-one/", True)
    assert not section(page, "trials")


def test_what_took_its_place_leads_back(tmp_path: Path) -> None:
    page = page_of(retired(tmp_path), "new-one")
    assert "Took the place ofMade up and old, retired" in section(page, "about-this-case")
    related = [" ".join(item.text().split()) for item in page.css(".ww-related__item")]
    assert related[0] == "Made up and old (retired)This case grew from it. What changed: Made up."
    assert sum("Made up and old" in item for item in related) == 1


def test_a_retired_case_is_found_behind_the_others_and_offered_in_no_list(tmp_path: Path) -> None:
    here = retired(tmp_path)
    page = page_of(here, "old-one")
    assert page.css("article")[0].attributes["data-pagefind-weight"] == "0.5"
    assert str(page.css('data[data-pagefind-meta="context[value]"]')[0].attributes["value"]).startswith("Retired")
    assert {case.slug for case in Catalogue(here.cases.values()).cases} == {"new-one", "third"}
    assert "Made up and old" not in section(page_of(here, "third"), "related")
