"""A reviewer's word against the checker's guess."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.sites.tiny import PAGES, case
from whatworkswell.case.datafile import DataError
from whatworkswell.case.repository import load
from whatworkswell.problems.problem import Problem, errors
from whatworkswell.problems.reporting import as_github, as_json, as_sarif, as_text, summary
from whatworkswell.site.check import check

BODY = "## What we did\n\nJamie, a year 7 pupil, is made up. So is jamie@school.example.\n"
NAME = {"case": "one", "code": "W080", "found": "Jamie", "reason": "Made up for a test.", "date": "2026-05-01"}


def problems_with(folder: Path, *waivers: dict[str, str], body: str = BODY) -> Sequence[Problem]:
    files = {"mkdocs.yml": "", "docs/_data/references.yml": PAGES["docs/_data/references.yml"], **case("one", body)}
    files["docs/_data/waivers.yml"] = json.dumps(waivers)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return check(load(folder))


def codes(problems: Sequence[Problem]) -> list[str]:
    return [f"{p.severity} {p.code}" for p in problems]


def test_nothing_is_lifted_by_itself(tmp_path: Path) -> None:
    assert codes(problems_with(tmp_path)) == ["error E080", "warning W080"]


def test_a_waived_problem_is_listed_and_does_not_count(tmp_path: Path) -> None:
    address = {**NAME, "code": "E080", "found": "jamie@school.example", "by": "A reviewer"}
    problems = problems_with(tmp_path, NAME, address, body=BODY.replace("jamie@school.example", "`jamie@school.example`"))
    assert codes(problems) == ["waived E080", "waived W080"]
    assert not errors(problems)
    assert "waived:   Made up for a test." in as_text(problems)
    assert summary(problems, 1) == "1 case checked, nothing to mend, 2 waived."
    assert [item["waived"] for item in json.loads(as_json(problems))] == ["Made up for a test."] * 2
    assert as_github(problems).startswith("::notice ")
    results = json.loads(as_sarif(problems))["runs"][0]["results"]
    assert results[0]["suppressions"] == [{"kind": "external", "justification": "Made up for a test."}]


def test_a_waived_address_still_makes_no_link(tmp_path: Path) -> None:
    address = {**NAME, "code": "E080", "found": "jamie@school.example"}
    assert "error E040" in codes(problems_with(tmp_path, NAME, address))


@pytest.mark.parametrize("other", [{"case": "two"}, {"code": "W083"}, {"found": "Jami"}])
def test_a_waiver_lifts_only_what_it_names(tmp_path: Path, other: dict[str, str]) -> None:
    problems = problems_with(tmp_path, {**NAME, **other})
    assert codes(problems) == ["error E080", "warning W080", "warning W061"]
    assert (problems[2].path, problems[2].line) == ("docs/_data/waivers.yml", 1)


@pytest.mark.parametrize(
    "wrong", [{"code": "E040"}, {"code": "W001"}, {"reason": ""}, {"date": "soon"}, {"until": "2027"}, {"found": ""}]
)
def test_a_waiver_that_is_not_whole_stops_the_check(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(DataError, match=r"docs/_data/waivers.yml:1:"):
        problems_with(tmp_path, {**NAME, **wrong})
