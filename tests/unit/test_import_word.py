"""A filled Word form becomes a case: found by its words, whatever became of the rest, and nothing lost on the way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.enum.text import WD_BREAK
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from tests.tools.hostile_files import HARMLESS, HOSTILE
from tests.unit.sites import make_site
from tests.unit.word_forms import Filled, blank, whole
from whatworkswell.authoring.document import Incoming
from whatworkswell.authoring.incoming import store
from whatworkswell.authoring.scaffold import Draft
from whatworkswell.authoring.word import read as word
from whatworkswell.case import repository
from whatworkswell.case.repository import Repository
from whatworkswell.problems.problem import PracticeError, errors


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return repository.load(make_site(tmp_path_factory.mktemp("site"), {}))


def read(form: Filled, site: Repository) -> Incoming:
    return word.read(form.bytes(), "form.docx", site)


def section(found: Incoming, heading: str) -> str:
    return found.text.split(f"\n## {heading}\n\n")[1].split("\n## ")[0].rstrip("\n")


def test_a_whole_form_becomes_a_case_with_nothing_to_mend(site: Repository) -> None:
    found = read(whole(), site)
    assert (found.left, found.remarks, found.files) == ((), (), {})
    assert store.judge(found, "talk", site) == []
    for line in (
        "title: Talk before writing at Hill School",
        "key_points:\n  - Plan the talk.\n  - Write after it.",
        "useful_for: [teacher]",
        "schools:\n  - name: Hill School",
        "phases: [primary, secondary]",
        "context:\n  school: {setting: urban}",
        "evidence:\n  - kind: teacher-report\n    measure: who speaks in lessons",
        "permissions: {school_approved: true, no_pupil_identifiable: true, photos: none}",
        "licence: CC-BY-4.0",
    ):
        assert f"{line}\n" in found.text, line
    assert "## If you try this" not in found.text


def test_what_a_program_drops_is_not_needed(site: Repository) -> None:
    form = whole()
    kept = read(form, site).text
    form.drop_marks()
    assert read(form, site).text == kept


def test_the_title_tells_of_a_publication_where_the_mark_is_lost(site: Repository) -> None:
    form = Filled(Draft({"origin": "documented"}))
    assert "origin: documented" in read(form, site).text
    form.drop_marks()
    assert "origin: documented" in read(form, site).text


@pytest.mark.parametrize("line", ["x Primary", "[x] primary", "☑ Primary", "✓ Primary", "Primary"])
def test_a_word_can_be_chosen_by_hand(site: Repository, line: str) -> None:
    form = Filled()
    form.tables("Phase")[0].rows[0].cells[0].add_paragraph(line)
    assert "phases: [primary]\n" in read(form, site).text


def test_an_x_in_place_of_a_box_ticks_it(site: Repository) -> None:
    form = Filled()
    form.tick("Phase", "Primary", "Special", sign="x")
    assert "phases: [primary, special]\n" in read(form, site).text


def test_a_word_that_is_in_no_list_is_kept_for_the_checker(site: Repository) -> None:
    form = whole()
    form.tables("Phase")[0].rows[0].cells[0].add_paragraph("Nursery class and up")
    found = read(form, site)
    assert "phases: [primary, secondary, Nursery class and up]\n" in found.text
    assert [(p.code, p.found) for p in errors(store.judge(found, "talk", site))] == [("E012", "Nursery class and up")]


def test_rows_and_tables_may_be_added_and_left_empty(site: Repository) -> None:
    form = whole()
    form.copy_table("Evidence")
    form.answers("Evidence", {"How it is known": "Survey", "What was looked at": "answers", "Result": "79"}, table=3)
    rows = form.tables("Schools")[0]
    rows.add_row().cells[0].text = "Dale School"
    text = read(form, site).text
    assert "schools:\n  - name: Hill School\n  - name: Dale School\n" in text
    assert "  - kind: survey\n    measure: answers\n    value: 79\n" in text
    assert text.count("  - kind: ") == 2


def test_no_school_to_name_can_be_said(site: Repository) -> None:
    form = Filled()
    form.tick("Schools", "None, on purpose: there is nothing to name here.")
    assert "schools: []\n" in read(form, site).text


def test_nothing_is_lost_that_stands_in_an_unexpected_place(site: Repository) -> None:
    form = whole()
    paragraphs = {p.text: p for p in form.document.paragraphs}
    paragraphs["1. About your school"].insert_paragraph_before("From the head, with thanks.")
    paragraphs["The school: setting, size, intake."].insert_paragraph_before("We moved to a new building.")
    form.tables("The school")[0].rows[2].cells[0].add_paragraph("Two forms of entry.")
    form.tables("Schools")[0].rows[0].cells[0].add_paragraph("Not a school.")
    form.document.sections[0].header.paragraphs[0].text = "Draft of Tuesday"
    box = (
        '<w:r {}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>In a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraphs["Share your practice"]._p.append(parse_xml(box.format(nsdecls("w"))))
    found = read(form, site)
    wanted = {
        "From the head, with thanks.",
        "We moved to a new building.",
        "Two forms of entry.",
        "Not a school.",
        "In a box.",
        "header: Draft of Tuesday",
    }
    assert wanted <= set(found.left)
    for piece in wanted:
        assert f"# Not placed: {piece}\n" in found.text
    assert store.judge(found, "talk", site) == []


def test_what_may_tell_who_somebody_is_is_shown_but_not_kept(site: Repository) -> None:
    form = whole()
    form.document.paragraphs[2].insert_paragraph_before("Ask me: a.teacher@hill.example or 07700 900123.")
    found = read(form, site)
    assert found.left == ("Ask me: a.teacher@hill.example or 07700 900123.",)
    assert "hill.example" not in found.text


def test_text_below_a_box_belongs_to_it(site: Repository) -> None:
    form = Filled()
    box = form.tables("Title")[0]._tbl
    line = parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Talk at Hill</w:t></w:r></w:p>")
    box.addnext(line)
    assert "title: Talk at Hill\n" in read(form, site).text


# The account


def test_lists_bold_links_headings_and_tables_become_markdown(site: Repository) -> None:
    form = Filled()
    cell = form.tables("Why")[0].rows[0].cells[0]
    first = cell.paragraphs[0]
    first.add_run("We ")
    first.add_run("always ").bold = True
    first.add_run("planned ")
    first.add_run("together").italic = True
    first.add_run(", 5 * 3 times.")
    cell.add_paragraph("The start", "Heading 2")
    cell.add_paragraph("One", "List Bullet")
    cell.add_paragraph("Inside", "List Bullet 2")
    cell.add_paragraph("Two", "List Bullet")
    cell.add_paragraph("First", "List Number")
    cell.add_paragraph("Second", "List Number")
    cell.add_paragraph("- typed")
    cell.add_paragraph("• also typed")
    broken = cell.add_paragraph("A line")
    broken.add_run().add_break(WD_BREAK.LINE)
    broken.add_run("# and another")
    table = cell.add_table(2, 2)
    for number, text in enumerate(["Week", "Who | what", "1", "All"]):
        table.rows[number // 2].cells[number % 2].text = text
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), form.document.part.relate_to("https://school.example/a b", _HYPERLINK, is_external=True))
    link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>our page</w:t></w:r>"))
    cell.add_paragraph()._p.append(link)
    assert section(read(form, site), "Why") == EXPECTED


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
EXPECTED = """\
We **always** planned *together*, 5 \\* 3 times.

### The start

- One
  - Inside
- Two

1. First
2. Second

- typed
- also typed

A line\\
\\# and another

| Week | Who \\| what |
| --- | --- |
| 1 | All |

[our page](https://school.example/a%20b)"""


def test_a_pasted_picture_becomes_a_file_of_the_case(site: Repository) -> None:
    form = whole()
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(drawn, "PNG")
    run = form.tables("What we did")[0].rows[0].cells[0].add_paragraph().add_run()
    run.add_picture(io.BytesIO(drawn.getvalue()))
    next(e for e in run._r.iter() if e.tag.endswith("}docPr")).set("descr", "The plan on the board")
    form.tables("Permissions")[0].rows[3].cells[1].paragraphs[0].runs[0].text = "no people"
    found = read(form, site)
    assert found.files == {"picture-1.png": drawn.getvalue()}
    assert section(found, "What we did").endswith("![The plan on the board](picture-1.png)")
    assert errors(store.judge(found, "talk", site)) == []


def test_notes_stay_where_they_belong(site: Repository) -> None:
    form = whole()
    note = "<w:footnote w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    notes = note.format(2, "Of 1 * 30 pupils.") + note.format(3, "Nobody refers to this.")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = form.document.part.package
    part = Part(PackURI("/word/footnotes.xml"), kind, f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode(), package)
    form.document.part.relate_to(part, _HYPERLINK.replace("hyperlink", "footnotes"))
    line = form.tables("Why")[0].rows[0].cells[0].paragraphs[0]
    line._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
    line.add_run(" Then [^f3] came.")
    found = read(form, site)
    assert section(found, "Why") == "Few pupils spoke in lessons.[^f2] Then \\[^f3\\] came.\n\n[^f2]: Of 1 \\* 30 pupils."
    assert found.left == ("note: Nobody refers to this.",)
    assert store.judge(found, "talk", site) == []


def test_what_was_struck_out_stays_out_and_what_was_put_in_stays(site: Repository) -> None:
    form = Filled()
    line = form.tables("Why")[0].rows[0].cells[0].paragraphs[0]._p
    marks = f'{nsdecls("w")} w:id="1" w:author="A"'
    line.append(parse_xml(f"<w:ins {marks}><w:r><w:t>Put in.</w:t></w:r></w:ins>"))
    line.append(parse_xml(f"<w:del {marks}><w:r><w:delText>Struck out.</w:delText></w:r></w:del>"))
    found = read(form, site)
    assert section(found, "Why") == "Put in."
    assert found.remarks == ("Changes were tracked in this document. What was struck out is left out.",)


# Hostile and other files


@pytest.mark.parametrize("what", [what for what, (name, _, _) in HOSTILE.items() if name.endswith(".docx")])
def test_a_hostile_file_is_refused_before_it_is_opened(what: str, site: Repository) -> None:
    with pytest.raises(PracticeError, match="was not opened"):
        word.read(HOSTILE[what][2](), "form.docx", site)


@pytest.mark.parametrize("what", [what for what, (name, _) in HARMLESS.items() if name.endswith(".docx")])
def test_another_document_is_no_form(what: str, site: Repository) -> None:
    with pytest.raises(PracticeError, match="not the form"):
        word.read(HARMLESS[what][1](), "form.docx", site)


def test_a_form_that_is_too_long_is_not_opened(site: Repository) -> None:
    out = io.BytesIO(blank())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", f"<a>{'<!-- synthetic -->' * 1_500_000}</a>")
    with pytest.raises(PracticeError, match="far longer than a form"):
        word.read(out.getvalue(), "form.docx", site)


def test_a_large_file_is_not_opened(site: Repository, tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="up to 10 MB"):
        word.read(b"PK\x03\x04" + b"0" * 11_000_000, "form.docx", site)
