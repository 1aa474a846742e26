"""Every message of the checker, word for word, for a site in which it is needed. See golden/README.md."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pytest

from tests.tools import golden
from tests.tools.pull_requests import BASE, HEAD, Repo
from whatworkswell.case.repository import load
from whatworkswell.problems.problem import Problem, messages
from whatworkswell.problems.reporting import as_text, summary
from whatworkswell.site.check import check
from whatworkswell.site.pull_request import check_pull_request

NAMES = golden.names()
TESTS = Path(__file__).parent


@cache
def said_of(name: str) -> str:
    with TemporaryDirectory() as place:
        problems, count = problems_of(golden.load(name), Path(place))
    return as_text(problems) + summary(problems, count) + "\n"


def problems_of(case: golden.Golden, folder: Path) -> tuple[list[Problem], int]:
    """What is wrong with the site, or with the pull request to it, and how many cases were checked."""
    if case.pull is None:
        site = load(case.write(folder))
        return check(site), len(site.cases)
    repo = Repo(folder, case.files)
    repo.commit(case.pull, HEAD)
    return check_pull_request(repo.folder, BASE, HEAD)


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_says(name: str, request: pytest.FixtureRequest) -> None:
    said = said_of(name)
    if request.config.getoption("--update-golden"):
        golden.update(name, said)
    assert said == golden.load(name).expected


def test_what_is_expected_is_written_anew_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(golden, "GOLDEN", tmp_path)
    text = "# First\nfiles: {}\nexpected: |\n  old\n\n  older\n\n# Last\n"
    (tmp_path / "E001-made-up.yml").write_text(text, encoding="utf-8")
    golden.update("E001-made-up", "new\n\n  newer\n")
    expected = text.replace("  old\n\n  older\n", "  new\n\n    newer\n")
    assert (tmp_path / "E001-made-up.yml").read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("code", messages())
def test_every_message_is_shown(code: str) -> None:
    """What no site can show, because it is said of a pull request, is held by the tests of what says it."""
    shown = [name for name in NAMES if name.startswith(f"{code}-")]
    shown = shown or [path for path in TESTS.rglob("test_*.py") if f'"{code}"' in path.read_text(encoding="utf-8")]
    assert shown, f"add tests/golden/{code}-<what>.yml, see golden/README.md"


@pytest.mark.parametrize("name", NAMES)
def test_a_site_shows_the_message_it_is_named_after(name: str) -> None:
    codes = set(re.findall(r"^\S.*:\d+:\d+  (?:warning )?([EW]\d{3})", said_of(name), re.MULTILINE))
    if name[:4] in messages():
        assert name[:4] in codes
    elif name.startswith("none-"):
        assert not codes


def test_no_site_takes_a_name_for_a_real_one() -> None:
    for name in NAMES:
        for path, content in golden.load(name).files.items():
            if PurePosixPath(path).match("cases/*/index.md"):
                assert b"synthetic" in content.lower() or content == b"---\n---\n", name
