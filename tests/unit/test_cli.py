"""The command line as a whole: help, mistakes in its use, and a start that does not load what is not needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.unit.sites import case, make_site
from whatworkswell.cli import COMMANDS, GROUPS, main

HEAVY = ("pydantic", "yaml", "cmarkgfm", "nh3", "selectolax", "jinja2", "rapidfuzz", "mkdocs", "docx", "pptx", "lxml")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(limit=200) == COMMANDS[name]
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert max(map(len, shown.output.splitlines())) <= 80


def test_help_names_every_command_and_loads_none() -> None:
    program = (
        "import sys; from whatworkswell.cli import main; main(['--help'], standalone_mode=False); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    *help, loaded = done.stdout.splitlines()
    assert loaded == "[]"
    assert all(any(line.split()[:1] == [name] for line in help) for name in COMMANDS)


def test_every_command_is_in_one_group_of_the_help() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(COMMANDS)


def test_to_check_loads_no_library_of_word_files(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"talk": case()})
    program = (
        "import contextlib, sys; from whatworkswell.cli import main\n"
        f"with contextlib.suppress(SystemExit): main(['check', {str(site)!r}])\n"
        "print([name for name in ('docx', 'pptx', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "schema"])
def test_outside_a_site_a_command_says_so(name: str, tmp_path: Path) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    needed = ["something" for argument in command.params if isinstance(argument, click.Argument) and argument.required]
    done = CliRunner().invoke(main, [name, *needed, "--root", str(tmp_path)])
    assert done.exit_code == 2
    assert "No mkdocs.yml in" in done.output
    assert "Traceback" not in done.output


def test_an_unknown_command_is_named() -> None:
    done = CliRunner().invoke(main, ["chek"])
    assert done.exit_code == 2
    assert "chek" in done.output


def test_a_broken_data_file_is_told_without_a_traceback(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"talk": case()}, register="wrong,columns\n")
    for name in ("check", "list", "register"):
        done = CliRunner().invoke(main, [name, "--root", str(site)])
        assert done.exit_code == 2
        assert "the first line must be" in done.output


def test_a_file_that_cannot_be_opened_is_told_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(tmp_path, {"talk": case()})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "cases/talk/index.md")

    monkeypatch.setattr("whatworkswell.case.repository.read_case", refuse)
    done = CliRunner().invoke(main, ["list", "--root", str(site)])
    assert (done.exit_code, done.output.splitlines()[-1]) == (2, "Error: cases/talk/index.md: Permission denied.")


def test_a_reader_that_has_enough_ends_it_quietly() -> None:
    program = "from whatworkswell.cli import main; main(['schema'])"
    shell = f'{sys.executable} -c "{program}" | head -n 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")
