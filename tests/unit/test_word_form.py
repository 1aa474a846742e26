"""The Word form: made from the model, the same bytes each time, good to fill in and to hear."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

from tests.tools.reading import reading_age
from tests.unit.sites import case, make_site
from whatworkswell.authoring.questions import questions
from whatworkswell.authoring.scaffold import NOT_ASKED, Draft
from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.authoring.word.form import files, word_form
from whatworkswell.authoring.word.labels import STEPS_TO_FILL_IN, what_never
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.checks.attachments.sandbox import inspect
from whatworkswell.cli import main
from whatworkswell.kit.office import Look
from whatworkswell.kit.settings import PageSettings
from whatworkswell.problems.problem import phrases

SETTINGS = PageSettings(2026, submissions_email="cases@alliance.example", site_url="https://practice.example/")
FORM = word_form(packaged(), SETTINGS)


@pytest.fixture(scope="module")
def document() -> docx.document.Document:
    return docx.Document(io.BytesIO(FORM))


def texts(document: docx.document.Document) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p")))


def leaves(key: Key) -> list[Key]:
    return [leaf for inner in key.keys for leaf in leaves(inner)] if key.keys else [key]


def test_the_same_input_makes_the_same_bytes() -> None:
    assert word_form(packaged(), SETTINGS) == FORM


def test_the_checker_would_let_it_pass_as_an_attachment(tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(FORM)
    assert inspect(tmp_path, ["form.docx"]).findings["form.docx"] == []


def test_everything_is_asked_in_order_with_its_help_its_limit_and_its_words(document: docx.document.Document) -> None:
    text = texts(document)
    at = 0
    for question in questions():
        if question.id == "sources":  # a school has no publications to name
            assert question.help not in text
            continue
        at = text.index(f"\n{question.label}", at) + 1
        for key in leaves(question.key) if question.key else []:
            assert key.label in text[at:]
            if key.description.rstrip(".") != key.label:
                assert key.description in text[at:]
            assert not key.longest or key.kind != "text" or f"Up to {key.longest} characters." in text[at:]
            if key.vocabulary and key.many:
                assert all(f"☐ {term.label}" in text[at:] for term in packaged()[key.vocabulary].terms.values())
    asked = {question.id for question in questions()}
    assert {key for chapter in CHAPTERS for key in chapter.keys} | set(SECTIONS) == asked
    assert not asked & set(NOT_ASKED)
    assert all(help in text for help in phrases("sections").values())


def test_lists_to_choose_from_hold_the_words_of_the_vocabulary(document: docx.document.Document) -> None:
    lists = {
        one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): [
            item.get(qn("w:displayText")) for item in one.iter(qn("w:listItem"))
        ]
        for one in document.element.iter(qn("w:sdt"))
        if one.find(f".//{qn('w:dropDownList')}") is not None
    }
    assert lists["outcome"] == [term.label for term in packaged()["outcomes"].terms.values()]
    assert lists["evidence.1.kind"] == [term.label for term in packaged()["evidence-kinds"].terms.values()]
    assert lists["permissions.school_approved"] == ["Yes", "No"]


def test_it_can_be_heard(document: docx.document.Document) -> None:
    about = document.core_properties
    assert (about.title, about.language) == ("Share your practice", "en-GB")
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    headings = [p for p in document.paragraphs if p.style is not None and (p.style.name or "").startswith("Heading")]
    levels = [int((p.style.name or "")[-1]) for p in headings if p.style is not None]
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    for table in document.tables:
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        assert caption is not None
        assert caption.get(qn("w:val"))
        if len(table.columns) > 1:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    names = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert all(len(name) <= 40 for name in names)
    assert len(names) == len(list(document.element.iter(qn("w:bookmarkStart"))))


def test_the_names_of_the_questions_tell_them_apart() -> None:
    labels = [question.label for question in questions()]
    assert len(labels) == len(set(labels))
    for question in questions():
        inner = [key.label for key in question.key.keys] if question.key else []
        assert len(inner) == len(set(inner))
    steps = [step for chapter in CHAPTERS for step in chapter.steps if len(step.keys) + len(step.sections) > 1]
    assert not {step.title for step in steps} & set(labels)


@pytest.mark.parametrize("name", packaged().by_name)
def test_the_label_of_each_word_means_that_word(name: str) -> None:
    """A label that stands for two words could not be read back, and Word takes a list with such labels for broken."""
    vocabulary = packaged()[name]
    for term in vocabulary.terms.values():
        assert vocabulary.named(term.label) == term.id


def test_what_is_needed_says_so(document: docx.document.Document) -> None:
    text = texts(document)
    for question in questions():
        if question.id != "sources":
            assert (f"\n{question.label} (needed)\n" in text) == question.is_needed
    assert "\nSetting (needed)\n" in text
    assert "\nSize\n" in text


def test_the_first_page_says_where_to_send_it(document: docx.document.Document) -> None:
    assert "Send the form, with your pictures and papers, to cases@alliance.example\n" in texts(document)
    targets = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert targets == [
        "mailto:cases@alliance.example",
        "https://practice.example/share/review/",
        "https://practice.example/share/fields/",
    ]
    nowhere = texts(docx.Document(io.BytesIO(word_form(packaged(), PageSettings(2026)))))
    assert "to the people who run the site" in nowhere
    assert "http" not in nowhere


def test_its_own_words_are_plain() -> None:
    assert reading_age("\n\n".join([*STEPS_TO_FILL_IN, *what_never()])) <= 12.5


def test_a_case_from_a_publication_is_asked_for_it() -> None:
    text = texts(docx.Document(io.BytesIO(word_form(packaged(), SETTINGS, Draft({"origin": "documented"})))))
    assert "\nSources (needed)\n" in text
    assert "\nKey points\n" in text
    assert "sources" in REQUIRED["documented"]


def test_the_page_leads_to_the_file_that_is_published() -> None:
    page = Path(__file__).resolve().parents[2] / "docs/share/word.md"
    ((address, make),) = files(packaged(), SETTINGS, Look()).items()
    assert address.startswith("share/word/")
    assert f'href="{address.removeprefix("share/word/")}"' in page.read_text(encoding="utf-8")
    assert make() == FORM


# The command


def run(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["template", *args], env={"SUBMISSIONS_EMAIL": "", "SITE_URL": ""})
    return done.exit_code, done.output


def test_the_command_writes_the_form_and_overwrites_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"talk": case()})
    target = tmp_path / "form.docx"
    assert run("--docx", str(target), "--root", str(site), "--send-to", "cases@alliance.example") == (0, f"Wrote {target}.\n")
    assert "cases@alliance.example" in texts(docx.Document(str(target)))
    before = target.read_bytes()
    code, said = run("--docx", str(target), "--root", str(site))
    assert code == 2
    assert "cannot be written" in said
    assert target.read_bytes() == before


def test_the_command_writes_a_case_into_the_form(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"talk": case(), "broken": "no front matter"})
    target = tmp_path / "form.docx"
    assert run("--docx", str(target), "--root", str(site), "--case", "talk")[0] == 0
    assert "They planned." in texts(docx.Document(str(target)))
    assert "There is no case cases/tlak." in run("--docx", str(tmp_path / "x.docx"), "--root", str(site), "--case", "tlak")[1]
    assert "cannot be read" in run("--docx", str(tmp_path / "x.docx"), "--root", str(site), "--case", "broken")[1]
    assert "There is no origin book." in run("--docx", str(tmp_path / "x.docx"), "--root", str(site), "--origin", "book")[1]
    assert not (tmp_path / "x.docx").exists()


def test_without_docx_the_command_prints_a_case_with_blanks(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {})
    code, text = run("--root", str(site))
    assert code == 0
    assert text.startswith("---\nschema: 1\n")
    assert all(f"## {heading}" in text for heading in SECTIONS.values())
