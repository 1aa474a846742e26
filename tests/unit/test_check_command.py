"""`whatworkswell check`, as it is called: paths, root, formats, what goes where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.made_up import text, write
from whatworkswell.cli import main

BAD = text(title="Made up, wrong", phases="[primery]")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command in a folder; nothing but a clean end may come of it."""

    def call(folder: Path, *arguments: str) -> Result:
        monkeypatch.chdir(folder)
        result = CliRunner().invoke(main, ["check", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return call


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "good", {"index.md": text()})


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return write(tmp_path / "bad", {"index.md": text(), "cases/aaa/index.md": BAD, "cases/bbb/index.md": text(title="")})


def test_nothing_to_mend_ends_with_0(run: Callable[..., Result], good: Path) -> None:
    result = run(good)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 case checked, nothing to mend.\n")


def test_a_problem_ends_with_1_problems_on_stdout_the_count_on_stderr(run: Callable[..., Result], bad: Path) -> None:
    result = run(bad)
    assert result.exit_code == 1
    assert "cases/aaa/index.md:7:10  E012 phases[1]" in result.stdout
    assert "cases/bbb/index.md:3:1  E013 title" in result.stdout
    assert "checked" not in result.stdout
    assert result.stderr == "3 cases checked, 2 problems to mend.\n"


def test_a_warning_ends_with_0(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run(write(tmp_path, {"index.md": text(outcome="improved")}))
    assert (result.exit_code, result.stderr) == (0, "1 case checked, nothing to mend, 1 warning.\n")
    assert "warning W004" in result.stdout


@pytest.mark.parametrize("path", ["cases/aaa", "cases/aaa/", "cases/aaa/index.md", "./cases/../cases/aaa"])
def test_a_path_to_one_case(run: Callable[..., Result], bad: Path, path: str) -> None:
    result = run(bad, path)
    assert (result.exit_code, result.stderr) == (1, "1 case checked, 1 problem to mend.\n")
    assert "cases/bbb" not in result.stdout


def test_a_path_from_elsewhere_finds_its_own_site(run: Callable[..., Result], bad: Path, good: Path) -> None:
    assert run(good, str(bad / "cases/aaa")).exit_code == 1
    assert run(bad, str(good / "cases/made-up/index.md")).exit_code == 0
    assert run(bad / "cases/made-up", "index.md").exit_code == 0
    assert run(bad / "cases/made-up", ".").exit_code == 0


@pytest.mark.parametrize("path", [".", "cases", "cases/..", "docs/.."])
def test_a_path_to_a_whole_site(run: Callable[..., Result], bad: Path, path: str) -> None:
    assert run(bad, path).stderr == "3 cases checked, 2 problems to mend.\n"


def test_several_paths(run: Callable[..., Result], bad: Path) -> None:
    assert run(bad, "cases/aaa", "cases/made-up").stderr == "2 cases checked, 1 problem to mend.\n"
    assert run(bad, "cases/aaa", ".").stderr == "3 cases checked, 2 problems to mend.\n"


def test_a_case_that_links_to_others_is_checked_against_them(run: Callable[..., Result], bad: Path) -> None:
    write(
        bad,
        {"cases/ccc/index.md": text("\n## What we did\n\n[x](../aaa/index.md#what-we-did) [y](../gone/index.md)\n", title="C")},
    )
    result = run(bad, "cases/ccc")
    assert result.stdout.count("E04") == 1
    assert "E042" in result.stdout


def test_a_folder_without_its_case(run: Callable[..., Result], good: Path) -> None:
    (good / "cases/empty").mkdir()
    result = run(good, "cases/empty")
    assert (result.exit_code, result.stderr) == (1, "0 cases checked, 1 problem to mend.\n")
    assert "E001" in result.stdout


def test_a_root_given(run: Callable[..., Result], bad: Path, good: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "--root", str(bad)).exit_code == 1
    assert run(bad, "--root", str(good)).exit_code == 0
    assert run(good, "--root", str(bad), str(bad / "cases/made-up")).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere"],
        ["--root", "nowhere"],
        ["--root", "mkdocs.yml"],
        ["docs"],
        ["mkdocs.yml", "nowhere"],
        ["--format", "html"],
        ["--what"],
    ],
)
def test_a_wrong_call_ends_with_2_and_says_why(run: Callable[..., Result], good: Path, arguments: list[str]) -> None:
    result = run(good, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_a_path_in_another_site_than_the_root(run: Callable[..., Result], bad: Path, good: Path) -> None:
    result = run(good, "--root", str(good), str(bad / "cases/aaa"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not inside" in result.stderr


def test_no_site_anywhere(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "--root" in result.stderr


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("docs/_data/register.csv", "slug\n"),
        ("docs/_data/register.csv", b"\xff"),
        ("docs/_data/references.yml", "- ["),
        ("docs/_data/vocabulary/phases.yml", b"\xff\xfe\xfd"),
        ("docs/_data/vocabulary/fases.yml", "name: fases\nlabel: x\nterms: []\n"),
    ],
)
def test_a_broken_file_of_the_maintainers_is_named(
    run: Callable[..., Result], good: Path, file: str, content: str | bytes
) -> None:
    result = run(write(good, {file: content}))
    assert (result.exit_code, result.stdout) == (2, "")
    assert Path(file).name in result.stderr


@pytest.mark.parametrize("style", ["text", "json", "lines", "github", "sarif"])
def test_every_format_on_stdout(run: Callable[..., Result], bad: Path, style: str) -> None:
    result = run(bad, "--format", style)
    assert result.exit_code == 1
    assert "E012" in result.stdout
    assert "E013" in result.stdout
    assert result.stderr.startswith("3 cases checked")
    if style in ("json", "sarif"):
        json.loads(result.stdout)


def test_the_same_words_every_time_whatever_the_hashing(bad: Path) -> None:
    write(bad, {"cases/ccc/index.md": text(title="", phases="['', x]", key_messages="[]", cows="1", pigs="2")})
    told = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", "from whatworkswell.cli import main; main()", "check", "--root", str(bad)]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False)
        assert done.returncode == 1
        told.add((done.stdout, done.stderr))
    assert len(told) == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_it_prints_on_any_terminal(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, {"index.md": text("\n## Why not: tŷ 😀 “x”\n"), "cases/Tŷ/index.md": text(title="Two")})
    (tmp_path / os.fsdecode(b"cases/\xff\x1b[31m")).mkdir()
    command = [sys.executable, "-c", "from whatworkswell.cli import main; main()", "check", "--root", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False)
    assert (done.returncode, b"Traceback" in done.stderr, b"\x1b" in done.stdout) == (1, False, False)
    assert b"E050" in done.stdout
    assert b"E001" in done.stdout
