"""The scripts that check a pull request with a case, preview it and comment on it: run for real, on hostile input too."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from tests.sites.tiny import PAGES, REGISTER, case
from tests.tools.attachments import pdf
from tests.tools.pull_requests import HEAD, LINK, Content, Odd, Repo
from tests.tools.workflows import GitHub

SHA = "a" * 40
MARK = "<!-- whatworkswell: case check -->"
SITE: dict[str, Content] = {
    "mkdocs.yml": "site_name: Made up\n",
    "docs/_data/references.yml": PAGES["docs/_data/references.yml"],
    "docs/_data/register.csv": REGISTER,
    **case("made-up-one"),
}
FINISHED = {
    "event": "pull_request",
    "head_sha": SHA,
    "head_branch": "my case&x=1",
    "head_repository": {"owner": {"login": "teacher"}},
}
PULLS = "GET pulls?state=open&per_page=100&head=teacher%3Amy%20case%26x%3D1"
COMMENTS = "issues/7/comments"


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path / "github")


def pull(sha: str = SHA, number: int = 7) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha}, "user": {"login": "teacher"}}


def finding(**more: object) -> dict[str, object]:
    plain = {"path": "cases/x/index.md", "line": 9, "code": "E012", "severity": "error", "field": "phases"}
    return {
        **plain,
        "message": "Not in the list.",
        "found": "primery",
        "allowed": "primary",
        "mend": "Did you mean `primary`?",
    } | more


def report(*findings: object, **more: object) -> str:
    return json.dumps({"errors": len(findings), "warnings": 0, "is_of_case": True, "findings": findings} | more)


def comment(github: GitHub, text: str, **env: str) -> subprocess.CompletedProcess[str]:
    github.answers.setdefault(f"GET {COMMENTS}?per_page=100", [])
    return github.run("comment_on_pull_request.py", NUMBER="7", SHA=SHA, RUN="99", REPORT=text, **env)


def html(markdown: str) -> str:
    """As GitHub shows it, with addresses turned into links, and before it strips HTML."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return cmarkgfm.markdown_to_html_with_extensions(markdown, options, ["autolink", "table", "strikethrough", "tagfilter"])


def test_the_pull_request_is_found_by_its_commit(github: GitHub) -> None:
    github.answers[PULLS] = [[pull("b" * 40, 6)], [pull()]]
    done = github.run("find_pull_request.py", {"workflow_run": FINISHED})
    assert done.returncode == 0, done.stderr
    assert github.outputs == {"number": "7", "sha": SHA, "author": "teacher"}


def test_a_pull_request_that_moved_on_is_left_alone(github: GitHub) -> None:
    github.answers[PULLS] = [pull("b" * 40)]
    assert github.run("find_pull_request.py", {"workflow_run": FINISHED}).returncode == 0
    assert github.outputs == {"number": ""}


def test_a_fork_that_is_gone_is_left_alone(github: GitHub) -> None:
    github.answers["GET pulls?state=open&per_page=100&head=%3Amy%20case%26x%3D1"] = []
    assert github.run("find_pull_request.py", {"workflow_run": FINISHED | {"head_repository": None}}).returncode == 0
    assert github.outputs == {"number": ""}


@pytest.mark.parametrize("odd", [{"event": "push"}, {"head_sha": "HEAD"}])
def test_a_run_of_another_kind_is_refused(github: GitHub, odd: dict[str, str]) -> None:
    done = github.run("find_pull_request.py", {"workflow_run": FINISHED | odd})
    assert done.returncode == 1
    assert done.stderr.startswith("::error::")
    assert github.asked == []


@pytest.fixture
def fetched(tmp_path: Path) -> Repo:
    """A clone of a site's repository, in which a pull request was opened under the number 7."""
    origin = Repo(tmp_path / "origin", SITE)
    origin.commit(case("made-up-two", phases="[primery]"), HEAD)
    origin.git("update-ref", "refs/pull/7/head", HEAD)
    subprocess.run(["git", "clone", "--quiet", str(origin.folder), str(tmp_path / "clone")], check=True)
    clone = object.__new__(Repo)
    clone.folder = tmp_path / "clone"
    return clone


def test_the_commits_are_fetched_and_nothing_is_checked_out(github: GitHub, fetched: Repo) -> None:
    sha = fetched.git("ls-remote", "origin", "refs/pull/7/head").split()[0]
    done = github.run("fetch_pull_request.sh", cwd=fetched.folder, NUMBER="7", SHA=sha)
    assert done.returncode == 0, done.stderr
    assert fetched.git("rev-parse", "refs/pull-request") == sha
    assert not (fetched.folder / "cases/made-up-two").exists()
    assert github.run("fetch_pull_request.sh", cwd=fetched.folder, NUMBER="7", SHA=SHA).returncode == 1


@pytest.mark.parametrize("number", ["", "7 8", "-1", "../7", "7:refs/heads/main", "x"])
def test_only_a_number_is_fetched(github: GitHub, fetched: Repo, number: str) -> None:
    assert github.run("fetch_pull_request.sh", cwd=fetched.folder, NUMBER=number).returncode == 1


def test_the_report_goes_from_the_checker_to_the_comment(github: GitHub, fetched: Repo) -> None:
    assert github.run("fetch_pull_request.sh", cwd=fetched.folder, NUMBER="7").returncode == 0
    done = github.run("check_pull_request.py", cwd=fetched.folder, AUTHOR="teacher")
    assert done.returncode == 0, done.stderr
    assert comment(github, github.outputs["report"]).returncode == 0
    ((_, path, given),) = github.changes
    assert path == COMMENTS
    assert given["body"].startswith(f"{MARK}\nThank you for sharing this.")
    assert "### 1 thing to mend first\n" in given["body"]
    assert re.search(r"`cases/made-up-two/index.md`, line \d+, `phases.*` \(E012\)", given["body"])
    assert "Did you mean `primary`" in given["body"]
    assert "preview" not in given["body"]


def test_a_file_whose_name_tells_who_somebody_is_is_not_named(github: GitHub, tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", SITE)
    repo.commit({**case("made-up-two"), "cases/made-up-two/Oliver_Smith log.pdf": pdf()}, HEAD)
    repo.git("update-ref", "refs/pull-request", HEAD)
    assert github.run("check_pull_request.py", cwd=repo.folder, AUTHOR="teacher").returncode == 0
    found = json.loads(github.outputs["report"])["findings"]
    assert {"E047", "W083"} <= {entry["code"] for entry in found}
    assert comment(github, github.outputs["report"]).returncode == 0
    body = github.changes[0][2]["body"]
    assert "`cases/made-up-two/(not repeated here)`" in body
    assert not re.search("oliver|smith", github.outputs["report"] + body, re.IGNORECASE)


def test_what_is_handed_on_stays_small(github: GitHub, tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", SITE)
    repo.commit({f"cases/{'x' * 150}/{'ÿ' * 60}{n}.md": Odd(LINK, b"/") for n in range(99)}, HEAD)
    repo.git("update-ref", "refs/pull-request", HEAD)
    assert github.run("check_pull_request.py", cwd=repo.folder, AUTHOR="teacher").returncode == 0
    assert len(github.outputs["report"]) <= 100_000
    assert json.loads(github.outputs["report"])["errors"] > 40
    assert comment(github, github.outputs["report"]).returncode == 0


@pytest.mark.parametrize(("days", "said"), [("", "here."), ("14", "here within 14 days."), ("x]", "here.")])
def test_the_comment_says_when_all_is_well_and_where_to_see_it(github: GitHub, days: str, said: str) -> None:
    assert comment(github, report(), REVIEW_DAYS=days).returncode == 0
    body = github.changes[0][2]["body"]
    assert "### Nothing to mend" in body
    assert said in body
    assert "https://github.com/example/practice/actions/runs/99" in body


def test_a_pull_request_that_changes_more_than_a_case_gets_no_link_to_its_preview(github: GitHub) -> None:
    assert comment(github, report(is_of_case=False)).returncode == 0
    assert "actions/runs" not in github.changes[0][2]["body"]


def test_the_comment_is_written_over_and_nobody_elses(github: GitHub) -> None:
    others = [{"id": 1, "user": {"login": "teacher"}, "body": f"{MARK}\nmine"}]
    ours = [{"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}]
    github.answers[f"GET {COMMENTS}?per_page=100"] = [others, ours]
    assert comment(github, report()).returncode == 0
    assert [asked[:2] for asked in github.changes] == [("PATCH", "issues/comments/2")]
    ours[0]["body"] = github.changes[0][2]["body"].replace("\n", "\r\n")
    assert comment(github, report()).returncode == 0
    assert len(github.changes) == 1, "the same words are not written again"


def test_what_may_be_a_persons_is_not_said_again(github: GitHub) -> None:
    assert comment(github, report(finding(code="E080", found="a.person@example.org"))).returncode == 0
    assert "example.org" not in github.changes[0][2]["body"]


HOSTILE = [
    "@octocat @example/maintainers",
    "[a](https://evil.example) ![b](https://evil.example/b.png)",
    "https://evil.example www.evil.example a@evil.example",
    "<img src=https://evil.example/x onerror=alert(1)> <script>x</script> <!-- -->",
    "``` \n# Title\n``` `` ` @octocat",
    "\n\n## All is well\n\n- [x] approved\n\n| a | b |\n|---|---|\n",
    "#1 GH-1 example/practice#2 deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
    "[^1] [ref] [ref]: https://evil.example :tada: $x$ \\@octocat \u202eback",
    "&lt;img src=x&gt; &#64;octocat &commat;octocat",
]


@pytest.mark.parametrize("place", ["path", "field", "message", "found", "allowed", "mend"])
def test_no_word_of_a_stranger_does_anything_in_our_comment(github: GitHub, place: str) -> None:
    quiet = ["x@y" if place == "found" and re.search(r"\S@\S", text) else "x" for text in HOSTILE]
    assert comment(github, report(*[finding(**{place: text}) for text in quiet])).returncode == 0
    assert comment(github, report(*[finding(**{place: text}) for text in HOSTILE])).returncode == 0
    plain, hostile = (html(asked[2]["body"]) for asked in github.changes)
    shape = re.compile(r"</?[a-z][a-z0-9]*")
    assert shape.findall(hostile) == shape.findall(plain)
    outside = re.sub(r"<code>.*?</code>", "", hostile, flags=re.DOTALL)
    assert not re.search(r"@\w|#\d|GH-\d|://|www\.|[0-9a-f]{7}(?![^<]*</sub>)|:\w+:", outside.replace(SHA[:7], ""))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "[" * 100_000,
        report(errors="1"),
        report(errors=True),
        report(finding(line="9")),
        report(finding(code="E1")),
        report(finding(severity="fatal")),
        report("text"),
        report(findings=None),
        json.dumps({"errors": 0, "warnings": 0, "is_of_case": True, "findings": [], "x": "y" * 130_000})[:120_000],
    ],
)
def test_a_report_of_another_form_is_refused(github: GitHub, text: str) -> None:
    done = comment(github, text)
    assert done.returncode == 1
    assert done.stderr.startswith("::error::")
    assert github.asked == []


@pytest.mark.parametrize("odd", [{"NUMBER": "7; echo"}, {"SHA": "main"}, {"RUN": "9/../../x"}, {"GITHUB_REPOSITORY": "a/b/c"}])
def test_numbers_and_names_are_held_to_their_form(github: GitHub, odd: dict[str, str]) -> None:
    env = {"NUMBER": "7", "SHA": SHA, "RUN": "99", "REPORT": report()} | odd
    assert github.run("comment_on_pull_request.py", **env).returncode == 1
    assert github.asked == []


def test_the_preview_takes_the_case_and_nothing_else(github: GitHub, tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", SITE)
    repo.commit({**case("made-up-one", "## What we did\n\nOther words.\n"), "mkdocs.yml": "hooks: [evil.py]\n"}, HEAD)
    repo.git("update-ref", "refs/pull-request", HEAD)
    done = github.run("preview.py", cwd=repo.folder)
    assert (done.returncode, "No preview" in done.stdout) == (0, True)
    assert repo.git("status", "--porcelain") == ""
    assert not (repo.folder / "preview").exists()


def test_no_preview_where_something_is_to_mend(github: GitHub, fetched: Repo) -> None:
    assert github.run("fetch_pull_request.sh", cwd=fetched.folder, NUMBER="7").returncode == 0
    assert "No preview" in github.run("preview.py", cwd=fetched.folder).stdout
    assert fetched.git("status", "--porcelain") == ""
