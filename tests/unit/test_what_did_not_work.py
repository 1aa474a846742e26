"""What did not work: barriers find their groups and none is lost, setbacks are listed, excerpts are the case's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.unit.cases import make_case, make_repository
from whatworkswell.case import repository as repositories
from whatworkswell.case.datafile import DataError
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.repository import Case
from whatworkswell.case.trial import trial_of
from whatworkswell.topics.what_did_not_work import model as lessons
from whatworkswell.topics.what_did_not_work.model import Group, Named
from whatworkswell.topics.what_did_not_work.view import MOST, excerpt, render_lessons, shortened

TIME = Group(id="time", label="Too little time", words=("time",), handbook="timetable")
WATCHED = Group(id="watched", label="Being watched", words=("observ", "peer observation"))
NAMED = Group(id="named", label="Named", also=(Named(case="two", barrier="Something odd"),))
BODY = "## What we did\n\nThey met.\n\n## What did not work\n\nThe *first* try. It was too long.\n"


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    one = "barriers: [{barrier: Time to observe, response: Fewer lessons}, {barrier: Something odd}]\noutcome: mixed"
    two = "barriers: [{barrier: Time to observe}, {barrier: Something odd}]\noutcome: improved"
    return [make_case(tmp_path, one, BODY, slug="one"), make_case(tmp_path, two, slug="two")]


def drawn(cases: list[Case], pages: frozenset[str] = frozenset()) -> str:
    found = lessons.gather(cases, (TIME, WATCHED, NAMED))
    return render_lessons(found, vocabularies=packaged(), base_url="../", pages=pages)


def test_a_barrier_stands_in_every_group_that_it_fits(cases: list[Case]) -> None:
    found = lessons.gather(cases, (TIME, WATCHED, NAMED))
    held = {group.id: [(met.barrier, [case.slug for case, _ in met.answers]) for met in mets] for group, mets in found.groups}
    assert held == {
        "time": [("Time to observe", ["one", "two"])],
        "watched": [("Time to observe", ["one", "two"])],
        "named": [("Something odd", ["two"])],
    }
    assert [(met.barrier, [case.slug for case, _ in met.answers]) for met in found.loose] == [("Something odd", ["one"])]


@pytest.mark.parametrize(
    ("barrier", "there"),
    [("No time", True), ("TIMETABLES are full", True), ("Old timers", True), ("Sometimes it rained", False)],
)
def test_a_word_may_be_the_beginning_of_one(barrier: str, there: bool) -> None:
    assert TIME.holds("a-case", barrier) is there


def test_a_barrier_shows_its_responses_with_their_cases_and_says_where_there_was_none(cases: list[Case]) -> None:
    page = HTMLParser(drawn(cases))
    row = page.css_first(".ww-pairs__row")
    assert row.css_first("dt").text() == "Time to observe"
    assert [" ".join(dd.text().split()) for dd in row.css("dd")] == [
        "Fewer lessons Talk before writing",
        "What was done about it is not recorded. Talk before writing",
    ]
    assert [link.attributes["href"] for link in row.css("a")] == ["../cases/one/#barriers", "../cases/two/#barriers"]


def test_nothing_is_lost_and_groups_without_a_barrier_are_left_out(cases: list[Case]) -> None:
    written = drawn(cases)
    assert "### Other barriers {: #barrier-other }" in written
    assert "### Named {: #barrier-named }" in written
    assert "#barrier-watched" not in drawn([make_case(cases[0].folder / "x", "barriers: [{barrier: No time}]", slug="three")])


def test_setbacks_and_lessons_lead_to_their_place_in_the_case(cases: list[Case]) -> None:
    links = [link.attributes["href"] for link in HTMLParser(drawn(cases)).css(".ww-related a")]
    assert links == ["../cases/one/#at-a-glance", "../cases/one/#case-what-did-not-work"]
    assert "The first try. It was too long." in drawn(cases)


def test_the_form_and_the_handbook_are_named_where_the_site_has_them(cases: list[Case]) -> None:
    bare = drawn(cases)
    assert "share/form" not in bare and "handbook/" not in bare
    whole = drawn(cases, frozenset({"share/form.md", "handbook/lesson-study/barriers.md"}))
    assert 'href="../share/form/"' in whole and 'href="../handbook/lesson-study/barriers/#timetable"' in whole


def test_a_site_without_cases_says_so() -> None:
    assert drawn([]).count("ww-empty") == 3


def test_a_long_list_says_how_much_it_leaves_out(tmp_path: Path) -> None:
    many = [make_case(tmp_path, f"barriers: [{{barrier: Time {i}}}]", BODY, slug=f"case-{i}") for i in range(MOST + 2)]
    written = drawn(many)
    assert "2 more are in the cases" in written and "2 more cases have such a section" in written


@pytest.mark.parametrize(
    ("text", "longest", "said"),
    [
        ("One. Two.", 99, "One. Two."),
        ("One is here. Two is not.", 20, "One is here."),
        ("A very long beginning without an end", 12, "A very long \N{HORIZONTAL ELLIPSIS}"),
    ],
)
def test_an_excerpt_ends_with_a_sentence_or_a_word(text: str, longest: int, said: str) -> None:
    assert shortened(text, longest) == said


def test_an_excerpt_of_a_section_is_its_text() -> None:
    assert excerpt("<ul><li>Fish &amp; <em>chips</em>.</li>\n<li>Two.</li></ul>") == "Fish & chips. Two."


def test_a_trial_that_fell_short_is_listed_too(tmp_path: Path) -> None:
    raw = b"school: {like: a small school}\nwhen: 2024\nchanges: Nothing.\noutcome: worse\nnote: It took too long.\n"
    trial = trial_of(raw, "cases/a-case/trials/oak.yml", packaged())
    page = HTMLParser(drawn([replace(make_case(tmp_path, "outcome: improved"), trials=(trial,))]))
    entry = page.css_first(".ww-related__item")
    assert entry.css_first("a").attributes["href"] == "../cases/a-case/#trial-oak"
    assert " ".join(entry.text().split()).endswith("which tried: Talk before writingIt took too long.")


def test_the_sites_own_groups_hold_most_barriers_and_point_to_rows_that_are_there(root: Path) -> None:
    site, groups = repositories.load(root), lessons.load(root)
    grid = (root / "docs/handbook/lesson-study/barriers.md").read_text(encoding="utf-8")
    rows = set(re.findall(r'<tr id="([a-z-]+)">', grid))
    assert {group.handbook for group in groups if group.handbook} <= rows
    barriers = [(case.slug, entry.barrier) for case in site.cases.values() for entry in case.front.barriers]
    grouped = [one for one in barriers if any(group.holds(*one) for group in groups)]
    assert len(grouped) >= 0.9 * len(barriers)


def test_the_checker_names_what_is_in_no_group_and_what_is_named_but_gone(cases: list[Case], tmp_path: Path) -> None:
    site = replace(make_repository(*cases), root=tmp_path)
    assert not list(lessons.hints(site)), "a site without groups"
    (tmp_path / lessons.FILE).parent.mkdir(parents=True)
    text = "groups:\n  - {id: time, label: Time, words: [time], also: [{case: two, barrier: Gone}]}\n"
    (tmp_path / lessons.FILE).write_text(text, encoding="utf-8")
    said = list(lessons.hints(site))
    assert said == [
        "docs/_data/barriers.yml: 2 barriers are in no group yet, and shown under Other barriers:",
        "  one: Something odd",
        "  two: Something odd",
        "docs/_data/barriers.yml: the group time names a barrier that two does not have: Gone",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("groups: [{id: a, label: A, words: [b]}, {id: a, label: B, words: [c]}]", "two groups have the id a"),
        ("groups: [{id: a, label: A}]", "the group a needs words"),
    ],
)
def test_a_mistake_in_the_groups_is_told(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / lessons.FILE).parent.mkdir(parents=True)
    (tmp_path / lessons.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        lessons.load(tmp_path)


def test_no_list_within_a_barrier_or_an_outcome_is_without_end(tmp_path: Path) -> None:
    front = "barriers: [{barrier: Time, response: Less of it}]\noutcome: mixed"
    many = [make_case(tmp_path, front, slug=f"case-{i}") for i in range(MOST + 3)]
    written = drawn(many)
    assert "; and 3 more" in written
    assert "3 more came out so" in written
    assert written.count("<a ") < 3 * MOST
