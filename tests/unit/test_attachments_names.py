"""Names, modes and numbers of the files beside a case, as the checker says them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tools.attachments import office, pdf, picture
from tests.unit.cases import make_case, make_repository
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.repository import Case, read_case
from whatworkswell.checks.attachments.names import judge_name, published_name, twins
from whatworkswell.checks.files import check
from whatworkswell.problems.problem import Problem

PLAN = "resources: [{title: Plan, file: plan.pdf, kind: lesson-plan}]"


def problems(folder: Path, *, front: str = "") -> list[Problem]:
    """What is said of the files of a case, once they are there."""
    case = read_case(folder / "a-case", packaged())
    return list(check(case, make_repository(case)))


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = make_case(tmp_path, PLAN)
    (made.folder / "plan.pdf").write_bytes(pdf())
    return made


def said(case: Case) -> list[tuple[str, str]]:
    return [(p.path.removeprefix("cases/a-case/"), p.code) for p in problems(case.folder.parent)]


def test_plain_files_pass(case: Case) -> None:
    assert said(case) == []


REFUSED = (
    "con.pdf nul.png com1.docx lpt9.jpg aux.v2.pdf evil.html.pdf x.php.jpg run.exe.docx plan.docm plan.pdf.zip page.html "
    "drawing.svg script.js plan plan. .plan.pdf .htaccess Plan.pdf plan_.pdf pl..an.pdf -plan.pdf plân.pdf plan.PDF "
    "plan.pdf\u200b pl\u0430n.pdf a/b.pdf ../plan.pdf plan\n.pdf ~$plan.docx .DS_Store Thumbs.db plan.docx~"
)


@pytest.mark.parametrize("name", [*REFUSED.split(" "), "plan .pdf", "plan.pdf ", "a" * 80 + ".pdf"])
def test_names_that_are_refused(name: str) -> None:
    found = judge_name(name)
    assert found is not None
    assert found.code == "E047"


@pytest.mark.parametrize("name", "plan.pdf plan-2.pdf plan_2.pdf plan.v1.2.pdf console.pdf com10.pdf 3.jpg wall.jpeg".split())
def test_names_that_pass(name: str) -> None:
    assert judge_name(name) is None


def test_the_name_it_should_have() -> None:
    assert published_name("Plän für Ü.PDF") == "plan-fur-u.pdf"
    assert published_name("notes.txt") == ""


def test_twins_are_found() -> None:
    assert list(twins(["plan.pdf", "Plan.pdf", "wall.png"])) == [("Plan.pdf", "plan.pdf")]
    assert len(list(twins(["caf\u00e9.pdf", "cafe\u0301.pdf", "CAF\u00c9.pdf"]))) == 2


def test_what_is_no_plain_file(case: Case) -> None:
    (case.folder / "wall.png").symlink_to("/etc/passwd")
    (case.folder / "gone.png").symlink_to("nowhere.png")
    os.mkfifo(case.folder / "pipe.png")
    (case.folder / "sub").mkdir()
    (case.folder / "sub" / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    found = {p.path.rpartition("/")[2]: (p.code, p.found) for p in problems(case.folder.parent)}
    assert found == {
        "wall.png": ("E048", "a link to another place"),
        "gone.png": ("E048", "a link to another place"),
        "pipe.png": ("E048", "a pipe or a device"),
        "sub": ("E048", "another repository (a submodule)"),
    }


@pytest.mark.parametrize("mode", [0o755, 0o654, 0o4644, 0o2644, 0o1644])
def test_odd_modes_are_refused(case: Case, mode: int) -> None:
    (case.folder / "plan.pdf").chmod(mode)
    assert said(case) == [("plan.pdf", "E048")]


def test_modes_mean_nothing_where_every_file_is_a_program(case: Case, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").chmod(0o777)
    (case.folder / "plan.pdf").chmod(0o777)
    read = read_case(case.folder, packaged())
    site = make_repository(read)
    assert not list(check(read, type(site)(**{**vars(site), "root": tmp_path})))


def test_a_file_that_is_too_large(case: Case) -> None:
    with (case.folder / "plan.pdf").open("ab") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    assert said(case) == [("plan.pdf", "E049")]


def test_files_that_are_too_large_together(case: Case) -> None:
    for number in range(6):
        (case.folder / f"wall-{number}.png").write_bytes(picture("PNG") + b"\0" * 4_700_000)
    assert ("index.md", "E049") in said(case)


def test_a_folder_with_very_many_files(case: Case) -> None:
    for number in range(500):
        (case.folder / f"x{number}.txt").touch()
    found = said(case)
    assert ("index.md", "E049") in found
    assert len(found) < 120


def test_what_a_name_holds_does_not_reach_the_terminal(case: Case) -> None:
    (case.folder / "\x1b[31mred\n.pdf").touch()
    os.close(os.open(os.fsencode(case.folder) + b"/bad\xff.pdf", os.O_CREAT | os.O_WRONLY, 0o644))
    for p in problems(case.folder.parent):
        assert all(text.isprintable() for text in (p.path, p.found, p.mend))
        p.path.encode()


def test_a_file_that_is_not_mentioned(case: Case) -> None:
    (case.folder / "notes.docx").write_bytes(office("docx"))
    assert said(case) == [("notes.docx", "E046")]
