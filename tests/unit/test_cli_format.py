"""`whatworkswell format`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.sites import case, make_site
from whatworkswell.cli import main

UNTIDY = case().replace("phases: [primary]", "phases: [ 'primary' ]")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path, {"tidy": case(), "untidy": UNTIDY, "crlf": case().replace("\n", "\r\n")})


def run(site: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["format", *args, "--root", str(site)])


def text(site: Path, slug: str) -> str:
    return (site / "cases" / slug / "index.md").read_bytes().decode()


def test_it_changes_what_is_not_in_form(site: Path) -> None:
    done = run(site)
    assert (done.exit_code, done.stdout) == (0, "cases/crlf/index.md\ncases/untidy/index.md\n")
    assert done.stderr == "3 cases, 2 changed.\n"
    assert {text(site, slug) for slug in ("tidy", "untidy", "crlf")} == {case()}
    again = run(site)
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "3 cases, 0 changed.\n")


def test_check_changes_nothing_and_ends_with_1(site: Path) -> None:
    done = run(site, "--check")
    assert (done.exit_code, done.stdout) == (1, "cases/crlf/index.md\ncases/untidy/index.md\n")
    assert done.stderr == "3 cases, 2 would change.\n"
    assert text(site, "untidy") == UNTIDY
    assert run(site, "--check", str(site / "cases/tidy")).exit_code == 0


@pytest.mark.parametrize("path", ["cases/untidy", "cases/untidy/index.md"])
def test_one_case(site: Path, path: str) -> None:
    assert run(site, str(site / path)).stdout == "cases/untidy/index.md\n"
    assert text(site, "crlf") != case()


def test_the_site_is_found_from_the_path(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    assert CliRunner().invoke(main, ["format", str(site / "cases/untidy")]).exit_code == 0
    assert text(site, "untidy") == case()


def test_what_cannot_be_read_is_left_and_told(site: Path) -> None:
    broken = UNTIDY.replace("title: Talk", "title: Talk: talk")
    (site / "cases/untidy/index.md").write_text(broken, encoding="utf-8")
    done = run(site)
    assert (done.exit_code, done.stdout) == (1, "cases/crlf/index.md\n")
    assert "cases/untidy/index.md cannot be read, so it was left as it is." in done.stderr
    assert "E005" in done.stderr
    assert done.stderr.endswith("3 cases, 1 changed, 1 left as they are.\n")
    assert text(site, "untidy") == broken


def test_what_is_not_a_file_of_a_case_is_told(site: Path) -> None:
    (site / "cases/empty").mkdir()
    elsewhere = site / "elsewhere.md"
    elsewhere.write_text(UNTIDY, encoding="utf-8")
    (site / "cases/tidy/index.md").unlink()
    (site / "cases/tidy/index.md").symlink_to(elsewhere)
    done = run(site, str(site))
    assert done.exit_code == 1
    assert "cases/empty/index.md:1:1  E001" in done.stderr
    assert "cases/tidy/index.md:1:1  E001" in done.stderr
    assert elsewhere.read_text(encoding="utf-8") == UNTIDY
    assert run(site, str(site / "cases/untidy")).exit_code == 0


def test_permissions_stay_and_nothing_is_left_behind(site: Path) -> None:
    file = site / "cases/untidy/index.md"
    file.chmod(0o640)
    run(site)
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["index.md"]


def test_a_write_that_fails_leaves_the_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    done = run(site, str(site / "cases/untidy"))
    assert done.exit_code == 2
    assert "cannot be written: No space left on device." in done.stderr
    assert text(site, "untidy") == UNTIDY
    assert [path.name for path in (site / "cases/untidy").iterdir()] == ["index.md"]


def test_a_path_that_is_not_there(site: Path) -> None:
    assert run(site, str(site / "cases/nowhere")).exit_code == 2
