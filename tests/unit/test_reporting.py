"""Problems as text, JSON, GitHub's commands and SARIF; nothing that an author wrote leaves its place in them."""

from __future__ import annotations

import json
import re

import pytest

from whatworkswell.problems.problem import FOUND_LIMIT, Problem, errors, messages, problem, shorten
from whatworkswell.problems.reporting import FORMATS, as_github, as_json, as_sarif, as_text, summary

PATH = "cases/made-up/index.md"
WORD = problem(
    "E012", PATH, (9, 10), field="phases[1]", found="primery", allowed=["primary", "special"], mend="Did you mean `primary`?"
)
SAME = problem("W001", PATH, (3, 8), field="title", found="Made up", other="another-case")
STEERING = 'a\x1b[31m\n::error::b%0A\u202e"c"'


def test_text_says_where_what_is_allowed_and_how_to_mend_it() -> None:
    assert as_text([WORD, SAME]) == (
        f"{PATH}:9:10  E012 phases[1]\n"
        "  This word is not in the list of allowed words.\n"
        '  found:    "primery"\n'
        "  allowed:  primary, special\n"
        "  mend:     Did you mean `primary`?\n"
        "\n"
        f"{PATH}:3:8  warning W001 title\n"
        "  Another case has the same title: another-case.\n"
        '  found:    "Made up"\n'
        "  mend:     Make the titles tell the two apart. If it is the same case, remove one of them.\n"
    )


def test_json_has_every_part_of_the_contract() -> None:
    told = json.loads(as_json([WORD]))
    assert told == [
        {
            "path": PATH,
            "line": 9,
            "column": 10,
            "code": "E012",
            "severity": "error",
            "field": "phases[1]",
            "message": "This word is not in the list of allowed words.",
            "found": "primery",
            "allowed": "primary, special",
            "mend": "Did you mean `primary`?",
        }
    ]


def test_github_commands_are_one_line_each() -> None:
    assert as_github([SAME]) == (
        f"::warning file={PATH},line=3,col=8,title=W001 title::Another case has the same title: another-case."
        " Found: Made up. Make the titles tell the two apart. If it is the same case, remove one of them.\n"
    )


def test_github_commands_cannot_be_ended_from_within() -> None:
    wild = Problem("cases/a,b:c%\n::x/index.md", 1, 1, "E012", "error", "f:,\n", "m\r\n::error::x", "50%", "a", "b")
    told = as_github([wild])
    assert told.count("\n") == 1
    assert "\r" not in told
    assert told.startswith("::error file=cases/a%2Cb%3Ac%25�%3A%3Ax/index.md,line=1,col=1,title=E012 f%3A%2C::m%0D%0A")
    assert "50%25" in told


def test_sarif_has_the_shape_that_code_scanning_reads() -> None:
    document = json.loads(as_sarif([WORD, SAME]))
    run = document["runs"][0]
    assert document["version"] == "2.1.0"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(messages())
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [("E012", "error"), ("W001", "warning")]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": PATH}, "region": {"startLine": 9, "startColumn": 10}}
    assert "primery" in run["results"][0]["message"]["text"]


def test_a_path_in_sarif_is_an_address() -> None:
    document = json.loads(as_sarif([problem("E047", "cases/made-up/My plân.txt")]))
    assert document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "cases/made-up/My%20pl%C3%A2n.txt"
    )


@pytest.mark.parametrize("style", list(FORMATS))
def test_nothing_steers_a_terminal_or_fails_to_print(style: str) -> None:
    name = f"cases/{STEERING}\udcff/index.md"
    told = FORMATS[style]([problem("E023", name, field=STEERING, found=STEERING, mend="Remove it.")])
    told.encode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", told)


@pytest.mark.parametrize("style", list(FORMATS))
def test_no_problems_are_reported_too(style: str) -> None:
    told = FORMATS[style]([])
    assert told == {"json": "[]\n"}.get(style, told)
    assert style != "sarif" or json.loads(told)["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("count", "cases", "told"),
    [
        (0, 1, "1 case checked, nothing to mend."),
        (1, 0, "0 cases checked, 1 problem to mend."),
        (2, 1234, "1,234 cases checked, 2 problems to mend."),
    ],
)
def test_the_summary(count: int, cases: int, told: str) -> None:
    assert summary([WORD] * count, cases) == told
    assert summary([*[WORD] * count, SAME], cases) == told[:-1] + ", 1 warning."
    assert errors([WORD, SAME]) == [WORD]


def test_what_was_found_is_shortened_to_one_line() -> None:
    assert shorten(" a\n\tb \x00 c ") == "a b c"
    assert len(shorten("x" * 1000)) == FOUND_LIMIT
    assert shorten("x" * FOUND_LIMIT) == "x" * FOUND_LIMIT


def test_the_catalogue_is_whole() -> None:
    for code, message in messages().items():
        assert re.fullmatch(r"[EW]\d{3}", code)
        assert message.severity == {"E": "error", "W": "warning"}[code[0]]
        assert message.text.endswith((".", "}.")), f"{code}: a sign such as # may have cut the text off"
        assert message.mend.endswith((".", "}", "”.")), code


def test_a_brace_in_what_an_author_wrote_is_only_a_brace() -> None:
    assert problem("E063", PATH, found="{x}", owner="{owner}{0}").message == "This address already belongs to “{owner}{0}”."
