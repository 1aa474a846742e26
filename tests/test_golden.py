"""Every message of the checker, word for word, for a site in which it is needed. See golden/README.md."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from tests.tools.pull_requests import BASE, HEAD, Odd, Repo, files_of
from whatworkswell.case.repository import load
from whatworkswell.problems.problem import Problem, messages
from whatworkswell.problems.reporting import as_text, summary
from whatworkswell.site.check import check
from whatworkswell.site.pull_request import check_pull_request

GOLDEN = Path(__file__).parent / "golden"
SITES = sorted(path.parent.name for path in GOLDEN.glob("*/site"))


def said_of(name: str) -> str:
    folder = GOLDEN / name
    if (folder / "pull.yml").is_file():
        problems, count = problems_of_pull_request(folder)
    else:
        site = load(folder / "site")
        problems, count = check(site), len(site.cases)
    return as_text(problems) + summary(problems, count) + "\n"


def problems_of_pull_request(folder: Path) -> tuple[list[Problem], int]:
    """What is said of a pull request to the site: `pull.yml` holds what it changes, by path; nothing takes a file away."""
    change = yaml.safe_load((folder / "pull.yml").read_text(encoding="utf-8"))
    files = {
        path: Odd(**{**what, "content": what["content"].encode()}) if isinstance(what, dict) else what
        for path, what in change.items()
    }
    with TemporaryDirectory() as place:
        repo = Repo(Path(place), files_of(folder / "site"))
        repo.commit(files, HEAD)
        return check_pull_request(repo.folder, BASE, HEAD)


@pytest.mark.parametrize("name", SITES)
def test_the_checker_says(name: str, request: pytest.FixtureRequest) -> None:
    said, file = said_of(name), GOLDEN / name / "expected.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", messages())
def test_every_message_is_shown(code: str) -> None:
    """What no folder can show, because it is said of a pull request, is held by the tests of what says it."""
    shown = [name for name in SITES if name.startswith(f"{code}-")]
    shown = shown or [path for path in GOLDEN.parent.rglob("test_*.py") if f'"{code}"' in path.read_text(encoding="utf-8")]
    assert shown, f"add tests/golden/{code}-<what>/, see golden/README.md"


@pytest.mark.parametrize("name", SITES)
def test_a_site_shows_the_message_it_is_named_after(name: str) -> None:
    codes = set(re.findall(r"^\S.*:\d+:\d+  (?:warning )?([EW]\d{3})", said_of(name), re.MULTILINE))
    if name[:4] in messages():
        assert name[:4] in codes
    elif name.startswith("none-"):
        assert not codes


def test_no_site_takes_a_name_for_a_real_one() -> None:
    for path in GOLDEN.glob("*/site/cases/*/index.md"):
        text = path.read_bytes().lower()
        assert b"synthetic" in text or text == b"---\n---\n", path
