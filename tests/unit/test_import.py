"""`whatworkswell import`: what was sent becomes a case, or a list of what is missing, and nothing is ever overwritten."""

from __future__ import annotations

import io
import os
import stat
import tracemalloc
import zipfile
from contextlib import nullcontext
from pathlib import Path
from tempfile import gettempdir

import pytest
from click.testing import CliRunner, Result

from tests.tools.attachments import archive, lying_archive, pdf, picture
from tests.unit.sites import case, make_site
from tests.unit.word_forms import blank, whole
from whatworkswell.authoring.incoming import store
from whatworkswell.authoring.questions import questions
from whatworkswell.checks.attachments.finding import RefusedError
from whatworkswell.checks.attachments.zip_package import unpack
from whatworkswell.cli import main

GOLDEN = Path(__file__).parent / "golden"
TRIAL = """\
school: {name: Dale School}
when: 2012-03
phases: [primary]
context:
  school: {setting: rural}
changes: We used pairs of pupils.
outcome: mixed
permissions: {school_approved: true, no_pupil_identifiable: true}
"""
MORE = "resources:\n  - title: The plan\n    file: plan.pdf\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", {"talk": case()})


def run(site: Path, file: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["import", str(file), "--root", str(site), *args])


def send(tmp_path: Path, name: str, content: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# The Word form


def test_the_blank_form_lists_what_is_missing_in_its_order(site: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    done = run(site, send(tmp_path, "form.docx", blank()))
    assert done.exit_code == 1
    golden = GOLDEN / "import-blank.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(done.output, encoding="utf-8")
    assert done.output == golden.read_text(encoding="utf-8")
    places = [line for line in done.output.splitlines() if line[:1].isdigit() and ". " in line[:4]]
    order = [question.label for question in questions() if question.is_needed]
    assert [next(label for label in order if place.split(": ")[1].split(",")[0] == label) for place in dict.fromkeys(places)]
    told = list(dict.fromkeys(place.split(": ")[1].split(",")[0] for place in places))
    assert told == order
    assert files(site / "cases") == {"talk/index.md"}


def test_a_filled_form_becomes_a_case(site: Path, tmp_path: Path) -> None:
    form = send(tmp_path, "form.docx", whole().bytes())
    done = run(site, form)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, f"Wrote {site / 'cases/talk-before-writing-at-hill-school'}.")
    assert CliRunner().invoke(main, ["check", str(site)]).exit_code == 0
    again = run(site, form, "--slug", "talk")
    assert again.exit_code == 2
    assert "There is already something of the name cases/talk." in again.output
    for name in ("Not A Name", "x" * 300):
        done = run(site, form, "--slug", name)
        assert (done.exit_code, "cannot be used as an address" in done.output) == (2, True)
    assert run(site, form).output.splitlines()[-1].endswith("talk-before-writing-at-hill-school-2.")


def test_files_that_came_with_a_form_go_with_the_case(site: Path, tmp_path: Path) -> None:
    form = whole()
    form.write("Resources", "The plan", row=1)
    form.write("Resources", "plan.pdf", row=1, column=1)
    sent = send(tmp_path, "form.docx", form.bytes())
    plan = send(tmp_path, "plan.pdf", pdf())
    without = run(site, sent, "--slug", "pairs")
    assert without.exit_code == 1
    assert "6. Materials: Resources, number 1, File\n  E041 resources[1].file\n" in without.output
    done = run(site, sent, "--slug", "pairs", "--with", str(plan))
    assert done.exit_code == 0, done.output
    assert files(site / "cases/pairs") == {"index.md", "plan.pdf"}
    assert run(site, sent, "--slug", "pairs-two", "--with", str(plan), "--with", str(plan)).exit_code == 2


def test_what_is_incomplete_is_written_only_on_purpose(site: Path, tmp_path: Path) -> None:
    form = whole()
    form.document.paragraphs[3].insert_paragraph_before("A word from the head.")
    form.tables("Title")[0].rows[0].cells[0].paragraphs[0].runs[-1].text = ""
    sent = send(tmp_path, "form.docx", form.bytes())
    done = run(site, sent, "--slug", "pairs")
    assert done.exit_code == 1
    assert "This text found no place:\n\n  A word from the head.\n" in done.output
    assert "1 thing is missing or to mend, so nothing was written." in done.output
    done = run(site, sent, "--slug", "pairs", "--anyway")
    assert done.exit_code == 1
    text = (site / "cases/pairs/index.md").read_text(encoding="utf-8")
    assert "title:\n" in text
    assert "# Not placed: A word from the head.\n---\n" in text


@pytest.mark.parametrize("name", ["index.md", "INDEX.MD", "trials", "Trials"])
def test_a_file_beside_a_form_takes_no_name_that_is_kept(site: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "beside").mkdir()
    sent = send(tmp_path, "form.docx", whole().bytes())
    before = files(site)
    for more in ([], ["--anyway"]):
        done = run(site, sent, "--slug", "pairs", "--with", str(send(tmp_path / "beside", name, "x")), *more)
        assert done.exit_code == 2
        assert done.output == f"Error: No file beside a case can be called {name}. Rename it.\n"
    assert files(site) == before


def test_what_cannot_be_written_is_said_without_a_path_of_our_own(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in-the-way").mkdir()
    send(tmp_path / "in-the-way", "another", "x")
    monkeypatch.setattr(store, "TemporaryDirectory", lambda: nullcontext(str(tmp_path / "in-the-way")))
    done = run(site, send(tmp_path, "index.md", case("Another")))
    assert (done.exit_code, done.output) == (2, "Error: index.md cannot be written: File exists.\n")


# A zip


def test_a_zip_becomes_a_case_with_its_files(site: Path, tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "pairs/index.md": case("Another", MORE, "\n## What we did\n\n![A wall](wall.png)\n"),
        "pairs/plan.pdf": pdf(),
        "pairs/wall.png": picture("PNG"),
        "pairs/trials/dale.yml": TRIAL,
        "__MACOSX/pairs/._index.md": b"\0",
        "pairs/.DS_Store": b"\0",
    }
    done = run(site, send(tmp_path, "sent.zip", archive(parts)))
    assert done.exit_code == 0, done.output
    assert files(site / "cases/pairs") == {"index.md", "plan.pdf", "wall.png", "trials/dale.yml"}
    assert (site / "cases/pairs/index.md").read_bytes() == str(parts["pairs/index.md"]).encode()
    assert (site / "cases/pairs/wall.png").read_bytes() == parts["pairs/wall.png"]
    again = run(site, tmp_path / "sent.zip")
    assert (again.exit_code, "already something" in again.output) == (2, True)


@pytest.mark.parametrize("around", ["", "cases/pairs/"])
def test_a_zip_may_be_packed_one_folder_higher_or_lower(site: Path, tmp_path: Path, around: str) -> None:
    done = run(site, send(tmp_path, "sent.zip", archive({f"{around}index.md": case("Another")})))
    assert done.exit_code == 0, done.output
    assert files(site / "cases") == {"talk/index.md", f"{'pairs' if around else 'another'}/index.md"}


def test_a_trial_goes_to_its_case(site: Path, tmp_path: Path) -> None:
    sent = send(tmp_path, "sent.zip", archive({"talk/trials/dale.yml": TRIAL}))
    done = run(site, sent)
    assert done.exit_code == 0, done.output
    assert files(site / "cases/talk") == {"index.md", "trials/dale.yml"}
    assert "already a trial" in run(site, sent).output
    assert "no case cases/nowhere" in run(site, sent, "--slug", "nowhere").output
    alone = send(tmp_path, "hill.yml", TRIAL)
    assert "Say with --slug" in run(site, alone).output
    assert run(site, alone, "--slug", "talk").exit_code == 0
    wrong = send(tmp_path, "vale.yml", TRIAL.replace("mixed", "mixd"))
    done = run(site, wrong, "--slug", "talk")
    assert (done.exit_code, "E012 outcome" in done.output) == (1, True)
    assert files(site / "cases/talk") == {"index.md", "trials/dale.yml", "trials/hill.yml"}


def test_a_trial_is_judged_beside_those_that_are_there(site: Path, tmp_path: Path) -> None:
    trials = site / "cases/talk/trials"
    trials.mkdir()
    (trials / "dale.yml").write_text(TRIAL, encoding="utf-8")
    (trials / "vale.yml").write_text(TRIAL.replace("Dale", "Vale").replace("mixed", "mixd"), encoding="utf-8")
    for name in ("again.yml", "zebra.yml"):  # in its order before the one that is there, and behind it
        done = run(site, send(tmp_path, name, TRIAL), "--slug", "talk")
        assert done.exit_code == 0, done.output
        assert "warning W106 school" in done.output
        assert "E012" not in done.output, "that one is somebody else's"
        (trials / name).unlink()
    for number in range(58):
        (trials / f"school-{number}.yml").write_text(TRIAL.replace("Dale", f"Hill {number}"), encoding="utf-8")
    before = files(site)
    for name in ("again.yml", "zebra.yml"):
        done = run(site, send(tmp_path, name, TRIAL.replace("Dale", "Brook")), "--slug", "talk")
        assert (done.exit_code, "E106" in done.output) == (1, True), done.output
    assert files(site) == before


def test_the_text_of_a_case_becomes_one(site: Path, tmp_path: Path) -> None:
    assert run(site, send(tmp_path, "index.md", case("Another"))).exit_code == 0
    assert "another/index.md" in files(site / "cases")


def test_a_hostile_file_in_a_zip_is_not_even_put_aside(site: Path, tmp_path: Path) -> None:
    sent = send(tmp_path, "sent.zip", archive({"pairs/index.md": case("Another", MORE), "pairs/plan.pdf": b"MZ synthetic"}))
    done = run(site, sent)
    assert (done.exit_code, "E070" in done.output) == (1, True)
    done = run(site, sent, "--anyway")
    assert "Left out: cases/pairs/plan.pdf." in done.output
    assert files(site / "cases/pairs") == {"index.md"}


def _linked() -> bytes:
    entry = zipfile.ZipInfo("pairs/plan.pdf", (2020, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr(zipfile.ZipInfo("pairs/index.md", (2020, 1, 1, 0, 0, 0)), case("Another"))
        made.writestr(entry, "/etc/hostname")
    return data.getvalue()


BAD = {
    "a way out": (archive({"../evil/index.md": case()}), "sent.zip"),
    "a way out further down": (archive({"pairs/index.md": case(), "pairs/../../evil.md": "x"}), "sent.zip"),
    "the top of the disk": (archive({"/pairs/index.md": case()}), "sent.zip"),
    "a drive": (archive({"c:/index.md": case()}), "sent.zip"),
    "a backslash": (archive({"pairs\\index.md": case()}), "sent.zip"),
    "the folder itself": (archive({"pairs/index.md": case(), "pairs/./plan.pdf": pdf()}), "sent.zip"),
    "no name": (archive({"pairs/index.md": case(), "pairs//plan.pdf": pdf()}), "sent.zip"),
    "a link": (_linked(), "holds a link to another place"),
    "trials that are a file": (archive({"pairs/index.md": case(), "pairs/trials": "x"}), "Found: pairs/trials."),
    "both": (archive({"pairs/index.md": case(), "pairs/Trials": "x", "pairs/trials/x.yml": TRIAL}), "Found: pairs/Trials."),
    "a long name": (archive({"pairs/index.md": case(), f"pairs/{'x' * 300}.pdf": pdf()}), "has too long a name"),
    "a long name of few letters": (archive({"pairs/index.md": case(), f"pairs/{'語' * 90}.pdf": pdf()}), "has too long a name"),
    "a long name of a trial": (archive({f"talk/trials/{'x' * 300}.yml": TRIAL}), "has too long a name"),
    "a long name of a folder": (archive({f"{'x' * 300}/index.md": case()}), "has too long a name"),
    "two cases": (archive({"one/index.md": case(), "two/index.md": case()}), "holds no case"),
    "nothing": (archive({}), "holds no case"),
    "no account": (archive({"pairs/plan.pdf": pdf()}), "holds no index.md"),
    "a folder inside": (archive({"pairs/index.md": case(), "pairs/more/plan.pdf": pdf()}), "holds no case"),
    "a folder inside the trials": (archive({"pairs/index.md": case(), "pairs/trials/a/b.yml": TRIAL}), "holds no case"),
    "a bomb": (archive({f"pairs/{n}.pdf": b" " * 27_000_000 for n in range(4)}), "too much once it is unpacked"),
    "a part that says nothing of its end": (lying_archive(b"\0" * 300_000, 1000, 1000), "no sound zip file"),
    "the same with the sum of all": (lying_archive(b"\0" * 300_000, 1000, 300_000), "no sound zip file"),
    "one byte more than is said": (lying_archive(b"\0" * 1001, 1000, 1001), "cannot be read to the end"),
    "one byte less than is said": (lying_archive(b"\0" * 999, 1000, 999), "cannot be read to the end"),
    "many files": (archive({f"pairs/{n}.pdf": b"" for n in range(5001)}), "too much once it is unpacked"),
    "two of one name": (archive({"pairs/index.md": case(), "pairs/INDEX.md": case()}), "two parts of one name"),
    "a long text": (archive({"pairs/index.md": b"x" * 200_000}), "longer than 160 KB"),
    "no text": (archive({"pairs/index.md": b"\xff\xfe\0"}), "not plain UTF-8 text"),
    "no zip": (b"PK\x03\x04 synthetic", "no sound zip file"),
    "half a zip": (archive({"pairs/index.md": case()})[:-30], "no sound zip file"),
    "a stranger's case name": (archive({"talk/index.md": case()}), "already something of the name"),
    "a name that may not be": (archive({"New Case!/index.md": case()}), "cannot be used as an address"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_zip_is_refused_kindly(what: str, site: Path, tmp_path: Path) -> None:
    data, said = BAD[what]
    before = files(tmp_path / "site")
    done = run(site, send(tmp_path, "sent.zip", data))
    assert done.exit_code == 2, done.output
    assert said in done.output
    assert gettempdir() not in done.output
    assert "Traceback" not in done.output
    assert isinstance(done.exception, SystemExit)
    assert files(tmp_path / "site") == before
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("checked", [1000, 50_000_000])
def test_no_more_is_unpacked_than_the_zip_says(checked: int) -> None:
    data = lying_archive(b"\0" * 50_000_000, 1000, checked)
    tracemalloc.start()
    with pytest.raises((zipfile.BadZipFile, RefusedError)):
        unpack(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


def test_other_kinds_of_file_are_refused(site: Path, tmp_path: Path) -> None:
    assert "save it as .docx" in run(site, send(tmp_path, "form.odt", b"")).output
    assert run(site, send(tmp_path, "form.exe", b"")).output.startswith("Error: form.exe cannot be read. Allowed: .docx, .zip")
    assert "No such file" in run(site, tmp_path / "nowhere.docx").output
    (tmp_path / "folder.zip").mkdir()
    assert run(site, tmp_path / "folder.zip").exit_code == 2
    os.mkfifo(tmp_path / "pipe.zip")
    assert "is not a plain file" in run(site, tmp_path / "pipe.zip").output
    assert "is too large" in run(site, send(tmp_path, "large.zip", b"0" * 27_300_000)).output
