"""No file hangs, kills or bloats the checker: what breaks the bound is refused by name, and the rest go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.attachments import document, office, pdf, pdf_bomb
from tests.unit.cases import make_case, make_repository
from whatworkswell.checks.attachments import sandbox
from whatworkswell.checks.attachments.sandbox import Bound, inspect
from whatworkswell.checks.attachments.text import texts
from whatworkswell.problems.problem import PracticeError
from whatworkswell.site.check import check

FRONT = "resources: [{title: Plan, file: plan.docx, kind: lesson-plan}]"


def slow() -> bytes:
    """A document of many small pieces: no limit but the bound stops it."""
    return office("docx", {"word/document.xml": document("<w:p/>" * 12_000_000)})


@pytest.fixture
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATWORKSWELL_SECONDS", "1")


def test_time_is_bounded(tmp_path: Path, one_second: None) -> None:
    (tmp_path / "plan.docx").write_bytes(slow())
    findings = inspect(tmp_path, ["plan.docx"]).findings["plan.docx"]
    assert [finding.code for finding in findings] == ["E079"]
    assert findings[0].problem("a.pdf", "PDF").found == "more than 1 seconds"


def test_memory_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_bomb(2, 3_000_000_000))
    (finding,) = inspect(tmp_path, ["a.pdf"]).findings["a.pdf"]
    assert finding.problem("a.pdf", "PDF").found.startswith("more than 1024 MB of memory")


def test_the_other_cases_go_on(tmp_path: Path, one_second: None) -> None:
    slow_one = make_case(tmp_path, FRONT, slug="slow-one")
    for case, content in ((slow_one, slow()), (sound := make_case(tmp_path, FRONT, slug="sound-one"), office("docx"))):
        (case.folder / "plan.docx").write_bytes(content)
    site = make_repository(*(type(case)(**{**vars(case), "attachments": ("plan.docx",)}) for case in (slow_one, sound)))
    found = [(p.path, p.code) for p in check(site) if p.is_error and p.path.startswith("cases/")]
    assert found == [("cases/slow-one/plan.docx", "E079")]


def test_a_process_that_dies_is_started_again(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("One"))
    inspect(tmp_path, ["a.pdf"])
    process = sandbox._worker._process
    assert process is not None
    process.kill()
    process.wait()
    (tmp_path / "a.pdf").write_bytes(pdf("Another"))
    assert inspect(tmp_path, ["a.pdf"]).findings == {"a.pdf": []}


def test_the_bound_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Bound.from_environment() == Bound(10, 1024)
    monkeypatch.setenv("WHATWORKSWELL_SECONDS", "3")
    monkeypatch.setenv("WHATWORKSWELL_MEGABYTES", "500")
    assert Bound.from_environment() == Bound(3, 500)
    monkeypatch.setenv("WHATWORKSWELL_SECONDS", "soon")
    with pytest.raises(PracticeError, match="WHATWORKSWELL_SECONDS must be a whole number"):
        Bound.from_environment()


def test_a_pipe_or_a_link_in_a_files_place_is_never_read(tmp_path: Path) -> None:
    """The checks pass over both; here they take the file's place after that."""
    os.mkfifo(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").symlink_to("/etc/passwd")
    codes = {name: [f.code for f in found] for name, found in inspect(tmp_path, ["a.pdf", "b.pdf"]).findings.items()}
    assert codes == {"a.pdf": ["E048"], "b.pdf": ["E074"]}
    assert not list(texts(tmp_path / "b.pdf"))


def test_cases_without_files_start_nothing_and_load_nothing() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from whatworkswell.checks.attachments import sandbox; from whatworkswell.checks import files\n"
        "sandbox.inspect(Path(), [])\n"
        "print(sandbox._worker._process, [n for n in ('PIL', 'pikepdf', 'defusedxml') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None []"


def test_the_process_knows_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "synthetic")
    sandbox._worker.stop()
    (tmp_path / "a.pdf").write_bytes(pdf("Words"))
    inspect(tmp_path, ["a.pdf"])
    process = sandbox._worker._process
    assert process is not None
    if (environment := Path(f"/proc/{process.pid}/environ")).exists():
        assert b"GITHUB_TOKEN" not in environment.read_bytes()


def test_nothing_from_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the working folder')", encoding="utf-8")
    (tmp_path / "PIL.py").write_text("raise SystemExit('taken from the working folder')", encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf("Words"))
    monkeypatch.chdir(tmp_path)
    sandbox._worker.stop()
    assert inspect(tmp_path, ["a.pdf"]).findings == {"a.pdf": []}
