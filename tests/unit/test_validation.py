"""From what was typed to a case's facts: every mistake at once, each said once, in its place and with a way to mend it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from whatworkswell.case.front_matter.model import CaseFrontMatter
from whatworkswell.case.front_matter.reader import read
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.validation import validate
from whatworkswell.problems.problem import Problem

DOCUMENTED = """
schema: 1
title: Talk before writing
summary: Made up for a test.
origin: documented
sources: [{ref: made-up}]
phases: [primary]
subjects: [english]
approaches: [joint-planning]
licence: CC-BY-4.0
"""


def judged(front: str) -> tuple[CaseFrontMatter, list[Problem]]:
    reading = read(f"---\n{dedent(front).strip()}\n---\n".encode(), "cases/made-up/index.md")
    assert reading.problems == []
    return validate(reading, "cases/made-up/index.md", packaged())


def said(front: str) -> list[tuple[str, str]]:
    return [(p.code, p.field) for p in judged(front)[1]]


def test_a_sound_front_matter_is_typed() -> None:
    front, problems = judged(DOCUMENTED + "scale: {pupils: 030}\nevidence: [{kind: teacher-report, measure: talk, value: 7.5}]\n")
    assert problems == []
    assert (front.schema_, front.title, front.phases, front.sources[0].ref) == (1, "Talk before writing", ("primary",), "made-up")
    assert front.scale is not None
    assert (front.scale.pupils, front.scale.teachers, front.evidence[0].value) == (30, None, 7.5)
    assert (front.outcome, front.cost, front.resources) == (None, None, ())


def test_a_wrong_item_does_not_make_a_list_too_short() -> None:
    assert said(DOCUMENTED + "key_points: [<b>One, Two]\n") == [("E016", "key_points[1]")]
    assert said(DOCUMENTED + "key_points: [<b>One]\n") == [("E016", "key_points[1]"), ("E022", "key_points")]


def test_everything_is_said_at_once_and_once() -> None:
    found = said(
        DOCUMENTED.replace("[primary]", "[primery, '']").replace("title: Talk before writing", "title:")
        + "phase: primary\nstrands: one\nscale: {pupils: many, cows: 3}\nended: soon\nevidence: [{kind: hearsay}]\ncost:\n"
    )
    assert sorted(found) == [
        ("E011", "evidence[1].measure"),
        ("E012", "evidence[1].kind"),
        ("E012", "phases[1]"),
        ("E013", "cost"),
        ("E013", "phases[2]"),
        ("E013", "title"),
        ("E014", "strands"),
        ("E017", "scale.pupils"),
        ("E018", "ended"),
        ("E023", "phase"),
        ("E023", "scale.cows"),
    ]


def test_what_is_sound_is_kept_beside_what_is_wrong() -> None:
    front, _ = judged(DOCUMENTED + "scale: {pupils: many}\n")
    assert (front.title, front.scale) == ("Talk before writing", None)


def test_an_empty_front_matter_lacks_what_every_case_needs() -> None:
    assert said("") == [
        ("E011", key) for key in ("schema", "title", "summary", "origin", "phases", "subjects", "approaches", "licence")
    ]


@pytest.mark.parametrize("origin", ["origin: heard", "origin: [documented]", "origin:"])
def test_without_a_known_origin_only_what_both_kinds_need_is_asked_for(origin: str) -> None:
    found = said(DOCUMENTED.replace("origin: documented", origin).replace("sources: [{ref: made-up}]\n", ""))
    assert len(found) == 1
    assert found[0][1] == "origin"


def test_what_a_submitted_case_needs() -> None:
    found = said("schema: 1\norigin: submitted\nschools: []\nkey_points: []\ncontext: {school: {size: small}}\n")
    assert ("E011", "context.school.setting") in found
    assert ("E011", "permissions") in found
    assert ("E022", "key_points") in found
    assert ("E011", "key_points") not in found, "said once"
    assert ("E011", "schools") not in found, "may be empty"


@pytest.mark.parametrize(
    ("front", "code"), [("context: urban\n", "E014"), ("context:\n", "E013"), ("context: {place: urban}\n", "E023")]
)
def test_what_is_wrong_around_a_needed_fact_is_not_also_its_absence(front: str, code: str) -> None:
    found = [(c, field) for c, field in said(f"origin: submitted\n{front}") if field.startswith("context")]
    assert found[0][0] == code
    assert len(found) == (2 if code == "E023" else 1)


@pytest.mark.parametrize("front", ["phase:\n", "phase: {kind: ''}\n", "phase: [a, '']\n"])
def test_an_unknown_key_is_that_also_when_it_is_blank(front: str) -> None:
    assert said(DOCUMENTED + front) == [("E023", "phase")]


@pytest.mark.parametrize("name", ["schema_", "model_config", "__class__", "", "<<", "again"])
def test_no_name_from_inside_the_program_is_a_key(name: str) -> None:
    assert said(DOCUMENTED + f"'{name}': 2\n") == [("E023", name)]


def mend_of(front: str, code: str) -> str:
    return next(p.mend for p in judged(DOCUMENTED + front)[1] if p.code == code)


def test_a_blank_says_whether_it_may_be_left_out() -> None:
    assert "remove the line" in mend_of("ended:\n", "E013")
    blank = judged(DOCUMENTED.replace("licence: CC-BY-4.0", "licence:"))[1]
    assert [p.code for p in blank] == ["E013"]
    assert "remove the line" not in blank[0].mend


@pytest.mark.parametrize(
    ("front", "code", "mend"),
    [
        ("phase: x\n", "E023", "Did you mean `phases`?"),
        ("setting: urban\n", "E023", "It belongs to `context.school`"),
        ("context: {system: {title: x}}\n", "E023", "Remove it"),
        ("context: {outcome: improved}\n", "E023", "It belongs to no other key"),
        ("stage: approved\n", "E023", "register"),
        ("year_groups: y3, y4\n", "E014", "[y3, y4]"),
        ("outcome: [improved]\n", "E014", "without brackets"),
        ("outcome: no change\n", "E012", "`no-change`"),
        ("context: {process: {video: no}}\n", "E012", "`false`"),
        ("scale: {pupils: 0}\n", "E017", "1 or more"),
        ("key_messages: [11]\n", "E017", "10 or less"),
        ("alliance: " + "x" * 121 + "\n", "E015", "by 1 character,"),
        ("adapted_from: [{case: " + "x" * 70 + ", changes: None}]\n", "E015", "by 10 characters,"),
    ],
)
def test_the_advice_fits_what_was_found(front: str, code: str, mend: str) -> None:
    assert mend in mend_of(front, code)


def test_twice_the_same_is_told_at_the_second() -> None:
    problem = judged(DOCUMENTED.replace("[english]", "[english, science, english]"))[1][0]
    assert (problem.code, problem.field, problem.line, problem.found) == ("E020", "subjects[3]", 8, "english")


def test_schema_must_be_one() -> None:
    problem = judged(DOCUMENTED.replace("schema: 1", "schema: 2"))[1][0]
    assert (problem.code, problem.found, problem.allowed) == ("E012", "2", "1")


def test_what_is_allowed_is_told_with_what_is_missing() -> None:
    problem = judged(DOCUMENTED.replace("phases: [primary]\n", ""))[1][0]
    assert (problem.code, problem.found) == ("E011", "")
    assert problem.allowed.startswith("early-years, primary")


def test_a_key_cannot_steer_a_terminal() -> None:
    reading = read(b'---\n"\\e[31mred\\n": x\n---\n', "cases/made-up/index.md")
    _, problems = validate(reading, "cases/made-up/index.md", packaged())
    assert all(p.field.isprintable() and p.found.isprintable() for p in problems)
