"""Would it work here: what a case tells of each factor, how it is held against a school, and what the pages show of it."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from tests.unit.cases import make_case, make_repository
from whatworkswell.case import repository as repositories
from whatworkswell.case.datafile import DataError
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.repository import Case, Repository
from whatworkswell.catalogue.catalogue import Catalogue
from whatworkswell.topics.fit import comparison as data
from whatworkswell.topics.fit import view as pages

WORDS = packaged()
FULL = """
phases: [primary, secondary]
scale: {schools: 2, teachers: 4}
duration: {value: 2, unit: term}
context:
  school: {setting: rural, size: small, disadvantage: high, eal: low, prior_collaboration: some}
  process: {cross_school: true}
cost: {cover_days: 6.5, staff_hours: 1, note: All in.}
"""


@pytest.fixture(scope="module")
def fit(root: Path) -> data.Fit:
    return data.load(root)


def told(case: Case, fit: data.Fit) -> dict[str, tuple[tuple[str, ...], str]]:
    return {factor.id: (data.answers(case, factor), pages.said(case, factor, WORDS)) for factor in fit.factors}


def test_every_factor_is_read_and_said(fit: data.Fit, tmp_path: Path) -> None:
    assert told(make_case(tmp_path, FULL), fit) == {
        "phase": (("primary", "secondary"), "Primary, Secondary"),
        "setting": (("rural",), "Rural"),
        "size": (("small",), "Small"),
        "disadvantage": (("high",), "High"),
        "eal": (("low",), "Low"),
        "prior-collaboration": (("some",), "Some"),
        "time": (("year",), "2 terms"),
        "people": (("group",), "2 schools and 4 teachers"),
        "partner": (("with-others",), "Yes, people from different schools"),
        "cost": (("some",), "1 hour of staff time, 6.5 days of cover"),
    }


def test_what_is_absent_is_not_recorded(fit: data.Fit, tmp_path: Path) -> None:
    found = told(make_case(tmp_path), fit)
    assert found.pop("phase") == (("primary",), "Primary")
    assert set(found.values()) == {((), "")}


def test_a_case_of_several_schools_does_not_say_which_is_like_yours(fit: data.Fit, tmp_path: Path) -> None:
    found = told(make_case(tmp_path, "context: {school: {setting: mixed, size: not-applicable}}"), fit)
    assert found["setting"] == ((), "Mixed. Several schools in different kinds of place.")
    assert found["size"][0] == () and found["size"][1].startswith("Does not apply.")


@pytest.mark.parametrize(
    ("duration", "answer"),
    [
        ("{value: 1, unit: week}", ("half-term",)),
        ("{value: 3, unit: month}", ("term",)),
        ("{value: 1, unit: term}", ("term",)),
        ("{value: 9, unit: month}", ("year",)),
        ("{value: 12, unit: month}", ("year",)),
        ("{value: 2, unit: year}", ("longer",)),
        ("{value: 6, unit: session}", ()),
    ],
)
def test_time_is_held_against_the_school_year(duration: str, answer: tuple[str, ...], fit: data.Fit, tmp_path: Path) -> None:
    found = told(make_case(tmp_path, f"duration: {duration}"), fit)["time"]
    assert found[0] == answer and found[1][0].isdigit()


def test_what_is_said_begins_with_a_capital(fit: data.Fit, tmp_path: Path) -> None:
    case = make_case(tmp_path, "duration: {value: 3, unit: month, approximate: true}")
    assert told(case, fit)["time"] == (("term",), "About 3 months")


def test_a_note_on_cost_stands_where_there_is_no_figure(fit: data.Fit, tmp_path: Path) -> None:
    assert told(make_case(tmp_path, "cost: {note: The trust paid.}"), fit)["cost"] == ((), "The trust paid.")


def test_every_answer_can_be_given_and_every_one_of_a_case_is_among_them(fit: data.Fit) -> None:
    for factor in fit.factors:
        offered = [option.id for option in data.options(factor, WORDS)]
        assert len(offered) > 1 and not data.UNCLEAR & set(offered)


def test_the_questions_are_questions_in_plain_words(fit: data.Fit) -> None:
    assert all("?" in factor.question and factor.ask.endswith("?") for factor in fit.factors)
    assert reading_age(" ".join(f"{factor.ask} {factor.question}" for factor in fit.factors)) <= 12.5


def test_the_chapters_are_pages_and_fit_their_approaches(fit: data.Fit, root: Path) -> None:
    for chapter in fit.chapters:
        assert (root / "docs" / chapter.page).is_file()
        assert all(approach in WORDS["approaches"] for approach in chapter.approaches)
    offered = {chapter.page for chapter in fit.chapters_for(["pupil-observers"])}
    assert "handbook/other-approaches/pupil-observers.md" in offered
    assert "handbook/other-approaches/learning-walks.md" not in offered
    assert "handbook/other-approaches/leaders-checklist.md" in offered


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - id: size\n", "  - id: colour\n", "factors must be phase, setting, size"),
        ("{id: few, label: Up to 3, up_to: 3}", "{id: few, label: Up to 3}", "need a rising up_to"),
        ("    ask: Which phase is your school?\n", "", "ask"),
        (
            "    ask: Which phase is your school?\n",
            "    ask: Which phase is your school?\n    options: [{id: a, label: A}]\n",
            "takes its options from a vocabulary",
        ),
    ],
)
def test_a_mistake_in_the_factors_is_told(old: str, new: str, said: str, root: Path, tmp_path: Path) -> None:
    text = (root / data.FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / data.FILE).parent.mkdir(parents=True)
    (tmp_path / data.FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        data.load(tmp_path)


def site_of(root: Path, *cases: Case) -> Repository:
    return replace(make_repository(*cases), root=root, pages=repositories.load(root).pages)


def test_the_part_of_a_case_is_a_checklist_that_needs_no_script(root: Path, tmp_path: Path) -> None:
    body = "## What we did\n\nThey met.\n\n## What made the difference\n\nTime.\n"
    case = make_case(tmp_path, FULL + "barriers: [{barrier: Time}]", body)
    part = HTMLParser(pages.FitPages(site_of(root, case), Catalogue([case])).section(case, "../../"))
    rows = part.css("tr[data-factor]")
    assert [row.attributes["data-factor"] for row in rows] == list(data.FACTORS)
    assert rows[0].attributes["data-values"] == "primary secondary"
    for row in rows:
        assert row.css_first(".ww-fit__question").text() and row.css_first(".ww-fit__boxes")
        assert "hidden" in row.css_first("select").attributes and row.css_first("select").attributes["aria-label"]
    links = [link.attributes["href"] for link in part.css(".ww-fit__needs a")]
    assert {"#case-what-made-the-difference", "#barriers"} <= set(links)
    assert "../../handbook/other-approaches/leaders-checklist/" in links


def test_a_site_without_factors_has_no_such_part(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    made = pages.FitPages(replace(make_repository(case), root=tmp_path), Catalogue([case]))
    assert made.section(case, "../../") == "" and made.files() == {}


def test_the_file_for_the_page_tells_what_the_cases_tell(fit: data.Fit, tmp_path: Path) -> None:
    cases = [make_case(tmp_path, FULL + "outcome: mixed", slug="full"), make_case(tmp_path, slug="bare")]
    made = json.loads(pages.cases_file(cases, fit, WORDS))
    for case, row in zip(cases, made["cases"], strict=True):
        assert row[:3] == [case.slug, case.front.title, case.front.outcome or "unstated"] and row[2] in made["outcomes"]
        assert row[3] == case.strength in made["strengths"]
        said = row[5] if len(row) > 5 else {}
        for factor, places in zip(fit.factors, row[4], strict=True):
            order = made["options"][factor.id]
            assert tuple(order[place] for place in places) == data.answers(case, factor)
            labels = {option.id: option.label for option in data.options(factor, WORDS)}
            phrase = said.get(factor.id, ", ".join(labels[order[place]] for place in places))
            assert phrase == pages.said(case, factor, WORDS)


def test_the_file_grows_by_little_for_each_case(fit: data.Fit, root: Path) -> None:
    cases = list(repositories.load(root).cases.values())
    made = pages.cases_file(cases * 50, fit, WORDS)
    assert len(made) < 400 * len(cases) * 50 and len(gzip.compress(made)) < len(made) / 4
