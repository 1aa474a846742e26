"""Where in a case the check for personal data looks, and the place that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.attachments import core_properties, document, office, pdf, png_with_text
from tests.unit.cases import make_case
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.repository import read_case
from whatworkswell.checks import personal_data as personal

ADDRESS = "jamie@school.example"


def told(folder: Path, front: str = "", body: str = "Nothing: this is made up.") -> list[str]:
    case = make_case(folder, front, f"## What we did\n\n{body}\n")
    return [f"{p.code} {p.line}:{p.column} {p.field} {p.found}" for p in personal.check(case)]


@pytest.mark.parametrize(
    "written",
    [ADDRESS, "jamie&#64;school.example", r"jamie\@school.example", "**jamie**@school.example", "`jamie@school.example`"],
)
def test_an_address_however_it_is_written(tmp_path: Path, written: str) -> None:
    assert any(f"E080 1{line}:" in said for said in told(tmp_path, body=written) for line in (5, 7))


def test_a_name_in_bold_or_slanted(tmp_path: Path) -> None:
    found = told(tmp_path, body="Then **Freya**, a year 7 pupil, and _Zbyszko_, a boy in year 8, read\naloud.")
    assert [line.split()[-1] for line in found] == ["Freya", "Zbyszko"]
    assert found[0].startswith("W080 17:8 account")


def test_a_table_in_html(tmp_path: Path) -> None:
    rows = "<table><tr><th>Name</th><th>Score</th></tr><tr><td>Jamie Smith</td><td>12</td></tr></table>"
    assert [line.split(" ", 3)[3] for line in told(tmp_path, body=rows)] == ["Name: Jamie Smith"]


def test_every_fact_with_its_place(tmp_path: Path) -> None:
    front = f'summary: Write to {ADDRESS}.\nstrands:\n  - talk\n  - "Jamie (year 4) reads"\nalliance: Jamie Smith, a pupil\n'
    assert told(tmp_path, front) == [f"E080 11:10 summary {ADDRESS}", "W080 14:5 strands[2] Jamie"]


def test_addresses_of_links(tmp_path: Path) -> None:
    found = told(tmp_path, body="[ask](https://school.example/?to=jamie%40school.example)")
    assert found == [f"E080 17:7 account {ADDRESS}"]


def test_trials(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    trial = case.folder / "trials" / "oak-school.yml"
    trial.parent.mkdir()
    trial.write_text(f"when: 2024\nnote: Made up. Write to {ADDRESS}.\n", encoding="utf-8")
    (case.folder / "trials" / "leads-out.yml").symlink_to(trial)
    found = [(p.path, p.line, p.column, p.field, p.found) for p in personal.check(read_case(case.folder, packaged()))]
    assert found == [("cases/a-case/trials/oak-school.yml", 2, 7, "note", ADDRESS)]


def test_a_case_is_told_of_once_and_no_more_than_can_be_mended(tmp_path: Path) -> None:
    assert len(told(tmp_path, body=f"{ADDRESS}\n\n" * 50)) == 1
    many = " ".join(f"a{n}@school.example" for n in range(500))
    assert 0 < len(told(tmp_path / "2", body=many)) <= 50


def test_many_warnings_hide_no_error(tmp_path: Path) -> None:
    names = " ".join(f"Jamie Made{chr(97 + n % 26)}{chr(97 + n // 26)}, a year 7 pupil, spoke." for n in range(300))
    assert any(line.startswith("E080") for line in told(tmp_path, body=f"{names} {ADDRESS}"))


def test_the_files_of_a_case(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    words = "Made up. Ring 07700 900123. Jamie, a year 7 pupil, read."
    parts = {
        "word/document.xml": document(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"),
        "docProps/core.xml": core_properties(ADDRESS),
    }
    files = {
        "plan.docx": office("docx", parts),
        "plan.pdf": pdf("Made up. NHS number 943 476 5919"),
        "aisha-plan.png": png_with_text("Comment", f"Made up, by {ADDRESS}"),
    }
    for name, content in files.items():
        (case.folder / name).write_bytes(content)
    found = {
        f"{p.code} {p.path.rpartition('/')[2]} {p.field} {p.found}"
        for p in personal.check(read_case(case.folder, packaged()))
        if p.path != case.path
    }
    assert found == {
        "E081 plan.docx text 07700 900123",
        "W080 plan.docx text Jamie",
        f"E080 plan.docx properties {ADDRESS}",
        "E084 plan.pdf page 1 943 476 5919",
        f"E080 aisha-plan.png properties {ADDRESS}",
        "W083 aisha-plan.png  aisha",
    }


def test_more_text_than_can_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = make_case(tmp_path)
    (case.folder / "plan.pdf").write_bytes(pdf("Made up. Ring 07700 900123."))
    monkeypatch.setattr(personal, "MAX_TEXT", 10)
    assert [p.code for p in personal.check(read_case(case.folder, packaged()))] == ["E049"]
