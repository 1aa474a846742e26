"""An issue read back: what was chosen and typed becomes the case, whatever it is, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.issues import ANSWERS, body, event
from tests.tools.properties import examples
from tests.unit.sites import make_site
from whatworkswell.authoring.document import Incoming
from whatworkswell.authoring.incoming import read as incoming
from whatworkswell.authoring.incoming import store
from whatworkswell.authoring.issue import read as issue
from whatworkswell.authoring.issue.form import elements
from whatworkswell.authoring.scaffold import Draft, case_text
from whatworkswell.case import repository
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.problems.problem import PracticeError, errors


def drafted(**answers: str) -> Draft:
    return issue.draft_of("Case: t", body({path.replace("__", "."): text for path, text in answers.items()}), packaged())[0]


def arrived(folder: Path, data: bytes) -> tuple[Incoming, list[str]]:
    """What came in, and what the checker refuses in it."""
    file = folder / "event.json"
    file.write_bytes(data)
    site = repository.load(make_site(folder / "site", {}))
    found = incoming.read(file, site)
    return found, [f"{p.code} {p.field}" for p in errors(store.judge(found, store.name_for(found, "", site), site))]


def test_a_whole_issue_is_a_whole_case(tmp_path: Path) -> None:
    found, wrong = arrived(tmp_path, event())
    assert wrong == []
    assert found.left == ()
    assert found.title == "Talk before writing"
    assert "## What next" not in found.text
    draft, _ = issue.draft_of("Case: Talk before writing", body(ANSWERS), packaged())
    assert draft.facts["subjects"] == ["english", "pshe", "welsh"]
    assert draft.facts["schools"] == []
    assert draft.facts["duration"] == {"value": "2", "unit": "term", "approximate": "true"}
    assert draft.facts["cost"] == {"staff_hours": "12", "note": "None; all in meetings"}
    assert draft.facts["evidence"] == [
        {"kind": "teacher-report", "measure": "talk in pairs", "note": "it was longer; and calmer"},
        {"kind": "test-result", "measure": "spelling", "value": "4", "unit": "marks"},
    ]
    assert draft.facts["barriers"] == [{"barrier": "Time was short", "response": "we met at lunch"}]
    assert draft.facts["resources"] == [{"title": "A made-up sheet", "url": "https://example.org/sheet", "kind": "checklist"}]
    assert draft.facts["context"] == {
        "school": {"setting": "urban", "prior_collaboration": "none"},
        "process": {"cross_school": "false"},
    }
    assert "### Outcome" in draft.account["why"]


def test_an_issue_with_nothing_in_it_names_what_is_missing(tmp_path: Path) -> None:
    found, wrong = arrived(tmp_path, event({}))
    assert found.left == ()
    assert {"E013 phases", "E013 outcome", "E033 why", "E013 permissions.school_approved"} <= set(wrong)


def test_a_box_that_is_not_ticked_agrees_to_nothing() -> None:
    assert "permissions" not in drafted(permissions__school_approved="- [ ] The head of the school agrees to publication.").facts


def test_what_is_not_on_offer_is_kept_for_the_checker_to_name() -> None:
    draft = drafted(outcome="Splendid", subjects="English, Astrology", evidence="hearsay; talk")
    assert draft.facts["outcome"] == "Splendid"
    assert draft.facts["subjects"] == ["english", "Astrology"]
    assert draft.facts["evidence"] == [{"kind": "hearsay", "measure": "talk"}]


def test_facts_on_a_line_may_come_in_any_order_and_without_names() -> None:
    draft = drafted(schools="A school\nAnother; 123456; partner\nURN: 654321; A third; Its part: Lead")
    assert draft.facts["schools"] == [
        {"name": "A school"},
        {"name": "Another", "urn": "123456", "role": "partner"},
        {"urn": "654321", "name": "A third", "role": "lead"},
    ]


def test_text_that_fits_nowhere_is_kept(tmp_path: Path) -> None:
    answers = {**ANSWERS, "cost": "Staff time: 3\nWe do not know the rest"}
    found, wrong = arrived(tmp_path, event(body=f"Hello there\n\n{body(answers)}", answers=ANSWERS))
    assert found.left == ("Hello there", "What it cost: We do not know the rest")
    assert wrong == []
    assert "# Not placed: Hello there\n" in found.text


def test_headings_of_an_older_form_may_be_absent() -> None:
    text = body(ANSWERS).replace("### Region\n\nYorkshire and the Humber\n\n", "")
    draft, left = issue.draft_of("t", text, packaged())
    assert "regions" not in draft.facts
    assert draft.facts["subjects"] == ["english", "pshe", "welsh"]
    assert left == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"issue": []}',
        b'{"title": "t", "body": null}',
        b'{"title": 1, "body": "b"}',
        b"[" * 200_000,
        json.dumps({"title": "t", "body": "x" * 80_000}).encode(),
    ],
)
def test_what_is_no_issue_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(PracticeError):
        arrived(tmp_path, data)


_PATHS = [element.path for element in elements(packaged())]
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=80) | st.text("-;:,\n[]x# |<@", max_size=30)


@examples(200)
@given(path=st.sampled_from(_PATHS), answer=_TEXTS)
def test_no_answer_breaks_the_reader_or_the_file(path: str, answer: str) -> None:
    draft, _ = issue.draft_of("Case: t", body({path: answer}), packaged())
    text = case_text(draft, packaged())
    assert text.startswith("---\n")
    assert text.count("\n## ") >= len(SECTIONS)
