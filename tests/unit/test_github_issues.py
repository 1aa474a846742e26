"""The scripts that answer a case sent as an issue and make a pull request of it: run for real, on hostile input too."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools.issues import ANSWERS, event
from tests.tools.workflows import SCRIPTS, GitHub
from tests.unit.sites import make_site

ROOT = SCRIPTS.parents[1]
MARK = "<!-- whatworkswell: case issue -->"
LABEL = "labels/make%20a%20pull%20request"
COMMENTS = "issues/12/comments"
MADE = {
    "GET ": {"default_branch": "main"},
    "GET git/ref/heads/main": {"object": {"sha": "a" * 40}},
    "POST pulls": {"number": 34},
    f"GET {COMMENTS}?per_page=100": [],
}


class Desk:
    """A site's folder in which an issue came in, and the scripts that deal with it."""

    def __init__(self, folder: Path) -> None:
        self.site = make_site(folder / "site", {})
        (self.site / ".github").mkdir()
        (self.site / ".github/pull_request_template.md").write_text("- [ ] A tick\n", encoding="utf-8")
        self.github = GitHub(folder / "github", dict(MADE))

    def run(self, script: str, data: bytes, **more: str) -> Any:
        """Run a script as the workflow does: one that writes is given what the one that reads has handed on."""
        names = [] if script == "read_issue.py" else ["slug", "case", "answer"]
        given = {name.upper(): self.github.outputs.get(name, "") for name in names}
        return self.github.run(script, data.decode(), cwd=self.site, **{**given, **more})

    def read(self, data: bytes) -> str:
        """The answer to an issue."""
        done = self.run("read_issue.py", data)
        assert done.returncode == 0, done.stderr
        assert self.github.asked == [], "no token, no question"
        return self.github.outputs["answer"]

    @property
    def slug(self) -> str:
        """What the case is to be called, or nothing as long as it waits."""
        outputs = self.github.outputs
        assert bool(outputs["slug"]) == bool(outputs["case"])
        return outputs["slug"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_answer_names_what_is_missing_in_the_authors_order(desk: Desk) -> None:
    answer = desk.read(event({**ANSWERS, "phases": "", "why": "", "outcome": "Splendid", "summary": ""}))
    assert answer.startswith("Thank you for sharing this.\n\n### 4 things missing or to mend\n")
    places = ["About your school: Phase", "What and why: Why", "Impact: Outcome", "Summary: Summary"]
    found = [answer.replace("\\", "").find(place) for place in places]
    assert found == sorted(found)
    assert -1 not in found, answer
    assert "Allowed: `Improved, Mixed, No change, Worse, Stopped, Too early to say`" in answer, "in the form's own words"
    assert not desk.slug


def test_a_whole_case_is_answered_and_kept(desk: Desk) -> None:
    assert "### All is there" in desk.read(event())
    assert desk.slug == "talk-before-writing"
    assert desk.github.outputs["case"].startswith("---\nschema: 1\ntitle: Talk before writing\n")


@pytest.mark.parametrize("title", ["Case: ", "Case: ???"])
def test_a_case_without_a_name_waits(desk: Desk, title: str) -> None:
    desk.read(event(title=title))
    assert not desk.slug


def test_text_without_a_place_waits(desk: Desk) -> None:
    answer = desk.read(event({**ANSWERS, "cost": "We met @octocat at https://evil.example"}))
    assert "### Without a place" in answer
    assert not desk.slug
    assert "@octocat" not in answer
    assert "://" not in answer


def test_what_may_be_a_persons_is_not_said_again_and_goes_no_further(desk: Desk) -> None:
    answer = desk.read(event({**ANSWERS, "why": "Write to a.person@example.org."}))
    assert "E080" in answer
    assert "a.person" not in answer
    assert not desk.slug


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"cost": "Ring the head on 07700 900123"}, "Without a place"),
        ({"ended": "07700 900123"}, "E018"),
        ({"phases": "Ring 07700 900123"}, "E012"),
        ({"why": "Ring 07700 900123.", "duration": "How many: 2\nUnit of time: Term; " + "x" * 105 + " 07700 900123"}, "E012"),
    ],
)
def test_a_number_is_not_said_again_wherever_it_was_typed(desk: Desk, answers: dict[str, str], code: str) -> None:
    answer = desk.read(event({**ANSWERS, **answers}))
    assert code in answer
    assert "(not repeated here)" in answer.replace("\\", "")
    assert not re.search(r"0\D*7\D*7\D*0|900", answer)


def test_a_name_made_of_a_title_that_may_name_a_pupil_is_not_said_again(desk: Desk) -> None:
    answer = desk.read(event(title="Case: How a pupil called Oliver Smith learnt to talk"))
    assert "### All is there" in answer
    assert "W080" in answer
    assert not re.search("oliver|smith", answer, re.IGNORECASE)


def test_an_issue_that_cannot_be_read_is_answered_kindly(desk: Desk) -> None:
    assert "It cannot be read yet" in desk.read(event(body=None))


def test_the_answer_is_put_on_the_issue(desk: Desk) -> None:
    desk.read(event({}))
    assert desk.run("answer_issue.py", event({})).returncode == 0
    ((method, path, given),) = desk.github.changes
    assert (method, path) == ("POST", COMMENTS)
    assert given["body"].startswith(f"{MARK}\nThank you")
    assert len(given["body"]) < 65_000


def test_once_it_is_a_pull_request_the_issue_is_not_answered_any_more(desk: Desk) -> None:
    taken_up = {"id": 1, "user": {"login": "github-actions[bot]"}, "body": "<!-- whatworkswell: case taken up -->\nThank you."}
    desk.github.answers[f"GET {COMMENTS}?per_page=100"] = [taken_up]
    desk.read(event({}))
    assert desk.run("answer_issue.py", event({})).returncode == 0
    assert desk.github.changes == []


def test_a_whole_case_becomes_a_pull_request(desk: Desk) -> None:
    data = event(user={"login": "teacher", "id": 5})
    desk.read(data)
    done = desk.run("issue_to_pull_request.py", data)
    assert done.returncode == 0, done.stderr
    branch, file, pull, comment, label = desk.github.changes
    assert branch[1:] == ("git/refs", {"ref": "refs/heads/case/12-talk-before-writing", "sha": "a" * 40})
    assert file[:2] == ("PUT", "contents/cases/talk-before-writing/index.md")
    assert base64.b64decode(file[2]["content"]).decode() == desk.github.outputs["case"]
    assert file[2]["author"] == {"name": "teacher", "email": "5+teacher@users.noreply.github.com"}
    assert pull[2]["head"] == "case/12-talk-before-writing"
    assert {"Closes #12", "- [ ] A tick"} <= set(pull[2]["body"].split("\n"))
    assert "pull request #34" in comment[2]["body"]
    assert label[:2] == ("DELETE", f"issues/12/{LABEL}")


def test_what_is_not_whole_becomes_no_pull_request(desk: Desk) -> None:
    desk.read(event({}))
    assert desk.run("issue_to_pull_request.py", event({})).returncode == 0
    assert [asked[:2] for asked in desk.github.changes] == [("POST", COMMENTS), ("DELETE", f"issues/12/{LABEL}")]


def test_a_branch_that_is_there_is_not_touched(desk: Desk) -> None:
    desk.github.answers["POST git/refs"] = "Reference already exists"
    desk.read(event())
    done = desk.run("issue_to_pull_request.py", event())
    assert done.returncode == 1
    assert "case/12-talk-before-writing cannot be made" in done.stderr
    assert [asked[0] for asked in desk.github.changes] == ["POST", "DELETE"], "only the branch was tried; the label is off"


BRANCH = "git/refs/heads/case/12-talk-before-writing"


@pytest.mark.parametrize("failed", ["PUT contents/cases/talk-before-writing/index.md", "POST pulls"])
@pytest.mark.parametrize("is_stuck", [False, True])
def test_a_branch_that_led_nowhere_is_taken_away_again(desk: Desk, failed: str, is_stuck: bool) -> None:
    desk.github.answers[failed] = "Something went wrong at @octocat"
    if is_stuck:
        desk.github.answers[f"DELETE {BRANCH}"] = "Not now"
    desk.read(event())
    done = desk.run("issue_to_pull_request.py", event())
    assert done.returncode == 1
    assert "Something went wrong" in done.stderr, "the first failure is the one that is told"
    steps = [asked[:2] for asked in desk.github.changes]
    assert steps[0] == ("POST", "git/refs")
    assert steps[-3:] == [("DELETE", BRANCH), ("POST", COMMENTS), ("DELETE", f"issues/12/{LABEL}")]
    said = desk.github.changes[-2][2]["body"]
    assert "did not work" in said
    assert "octocat" not in said
    assert ("delete the branch `case/12-talk-before-writing`" in said) == is_stuck


@pytest.mark.parametrize("user", [None, {"login": "a\nb", "id": 5}])
def test_a_strange_author_is_left_out(desk: Desk, user: object) -> None:
    desk.read(event(user=user))
    assert desk.run("issue_to_pull_request.py", event(user=user)).returncode == 0
    assert "author" not in desk.github.changes[1][2]


def test_the_name_of_the_folder_is_held_to_its_form(desk: Desk) -> None:
    desk.read(event())
    for odd in ({"SLUG": "../../.github/workflows"}, {"CASE": ""}, {"CASE": "---\n" + "x" * 100_000}, {"CASE": "no case"}):
        assert desk.run("issue_to_pull_request.py", event(), **odd).returncode == 1
    assert {asked[0] for asked in desk.github.changes} == {"DELETE"}, "only the label is taken off"


def test_a_case_that_is_too_long_to_hand_on_is_answered_kindly(desk: Desk) -> None:
    answer = desk.read(event({**ANSWERS, "why": "We talked. " * 20 + "\u8a9e" * 34_000}))
    assert not desk.slug
    assert "too long" in answer


def test_the_labels_that_are_used_are_made(tmp_path: Path) -> None:
    labels = {label["name"] for label in yaml.safe_load((ROOT / ".github/labels.yml").read_text(encoding="utf-8"))}
    forms = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")]
    used = {label for form in forms for label in form.get("labels", [])}
    assert used | {"case", "make a pull request"} <= labels
    workflow = (ROOT / ".github/workflows/case-issue.yml").read_text(encoding="utf-8")
    assert "github.event.label.name == 'make a pull request'" in workflow
    assert "github.event.issue.labels.*.name, 'case')" in workflow


def test_labels_are_made_or_changed(tmp_path: Path) -> None:
    github = GitHub(tmp_path / "github", {"PATCH labels/case": "Not Found"})
    done = github.run("make_labels.py", {})
    assert done.returncode == 0, done.stderr
    assert [asked[:2] for asked in github.changes[:2]] == [("PATCH", "labels/case"), ("POST", "labels")]
    assert all(json.dumps(asked[2]) for asked in github.changes)
