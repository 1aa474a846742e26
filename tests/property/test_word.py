"""What goes into the Word form comes back as it was, and what is typed in Word reads the same as Markdown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.property.drafts import LETTERS, drafts
from tests.tools.attachments import archive
from tests.tools.properties import examples
from whatworkswell.authoring.document import draft_of, from_draft
from whatworkswell.authoring.incoming import archive as zips
from whatworkswell.authoring.scaffold import Draft
from whatworkswell.authoring.word import read as word
from whatworkswell.authoring.word.blocks import Block, Paragraph, Run, Table, read_document
from whatworkswell.authoring.word.form import word_form
from whatworkswell.authoring.word.markdown import markdown
from whatworkswell.case import repository
from whatworkswell.case.account.account import read_account
from whatworkswell.case.front_matter.vocabulary import Vocabularies, packaged
from whatworkswell.kit.settings import PageSettings
from whatworkswell.problems.problem import PracticeError

SETTINGS = PageSettings(2026, submissions_email="cases@alliance.example", site_url="https://practice.example/")
SITE = repository.load(Path(__file__).resolve().parents[2])


def through_word(draft: Draft, vocabularies: Vocabularies) -> str:
    data = word_form(vocabularies, SETTINGS, draft)
    found = word.Form(read_document(data), vocabularies).incoming("form.docx")
    assert found.left == ()
    assert found.remarks == ()
    return found.text


@examples(10)
@given(drafts())
def test_any_draft_comes_back_from_the_form(draft: Draft) -> None:
    assert through_word(draft, packaged()) == from_draft(draft, packaged()).text


@pytest.mark.parametrize("slug", [slug for slug, case in SITE.cases.items() if not case.attachments])
def test_every_case_comes_back_from_the_form(slug: str) -> None:
    case = SITE.cases[slug]
    assert through_word(draft_of(case), SITE.vocabularies) == (case.folder / "index.md").read_text(encoding="utf-8")


FORM = word_form(packaged(), SETTINGS)
PLACES = len(list(docx.Document(io.BytesIO(FORM)).element.body.iter(qn("w:p"))))


@examples(15)
@given(st.lists(st.tuples(st.integers(0, PLACES - 1), st.booleans()), min_size=1, max_size=12, unique_by=lambda place: place[0]))
def test_nothing_is_lost_wherever_it_is_typed(places: list[tuple[int, bool]]) -> None:
    document = docx.Document(io.BytesIO(FORM))
    lines = list(document.element.body.iter(qn("w:p")))
    for number, (place, is_line_of_its_own) in enumerate(places):
        word_typed = parse_xml(f"<w:r {nsdecls('w')}><w:t xml:space='preserve'> word{number}typed</w:t></w:r>")
        if is_line_of_its_own:
            line = parse_xml(f"<w:p {nsdecls('w')}/>")
            line.append(word_typed)
            lines[place].addnext(line)
        else:
            lines[place].append(word_typed)
    out = io.BytesIO()
    document.save(out)
    found = word.Form(read_document(out.getvalue()), packaged()).incoming("form.docx")
    for number in range(len(places)):
        assert f"word{number}typed" in found.text


TORN = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["drop", "move", "copy"])), min_size=1, max_size=20
)


@examples(25)
@given(TORN)
def test_a_form_that_is_torn_to_pieces_is_read_or_refused(changes: list[tuple[int, int, str]]) -> None:
    document = docx.Document(io.BytesIO(FORM))
    for at, other, what in changes:
        pieces = list(document.element.body.iterdescendants())
        piece, place = pieces[at % len(pieces)], pieces[other % len(pieces)]
        if what == "drop":
            piece.getparent().remove(piece)
        elif place is not piece and piece not in place.iterancestors():
            place.addnext(piece if what == "move" else deepcopy(piece))
    out = io.BytesIO()
    document.save(out)
    with suppress(PracticeError):
        word.Form(read_document(out.getvalue()), packaged()).incoming("form.docx")


SENT = archive(
    {"pairs/index.md": "---\ntitle: x\n---\n", "pairs/plan.pdf": b"%PDF-1.4 synthetic", "pairs/trials/a.yml": b"when: 2012\n"}
)
#: Where the list of parts at the end of the zip holds the name of the first one: a nought there makes a part without a name.
NAME_IN_LIST = SENT.index(b"PK\x01\x02") + 46


@examples(200)
@given(st.lists(st.tuples(st.integers(0, len(SENT) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(SENT)))
@example([(NAME_IN_LIST, 0)], 0)
def test_a_broken_zip_is_read_or_refused(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(SENT)
    for at, byte in changes:
        data[at] = byte
    with suppress(PracticeError):
        zips.read(bytes(data[: end or None]), "sent.zip", SITE)


# What is typed in Word

PIECES = st.one_of(
    st.text(LETTERS, max_size=12),
    st.sampled_from(
        "* ** _ __ ` ~~ # ## - + > 1. 1) | [x](y) ![a](b) <b> &amp; &#35; --- === :-: www.example.org/a_b \\ !".split()
    ),
    st.sampled_from([" ", "\n", "\t", "    "]),
)
TYPED = st.lists(PIECES, min_size=1, max_size=8).map("".join)
LINKS = st.sampled_from(["", "", "https://school.example/a_(b)?c=*d*"])
RUNS = st.lists(st.builds(Run, TYPED, st.booleans(), st.booleans(), LINKS), min_size=1, max_size=4)
LINES: st.SearchStrategy[Block] = st.builds(
    Paragraph,
    RUNS.map(tuple),
    level=st.sampled_from([0, 0, 0, 1, 4]),
    bullet=st.sampled_from(["", "", "-", "1."]),
    depth=st.integers(0, 2),
)
ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.lists(LINES, max_size=2).map(tuple), min_size=width, max_size=width).map(tuple), min_size=1, max_size=3
    )
)
BLOCKS = st.lists(st.one_of(LINES, LINES, st.builds(Table, ROWS.map(tuple))), min_size=1, max_size=4)
#: What begins a list, however it is typed.
BULLET = re.compile(r"^\s*([•·▪◦●–-]|\d+[.)])\s")


def words(blocks: list[Block]) -> str:
    """All letters in these blocks, without white space and the signs of lists."""
    out = ""
    for block in blocks:
        if isinstance(block, Table):
            out += "".join(words(list(cell)) for row in block.rows for cell in row)
        else:
            out += block.text
    return "".join(out.split())


def has_typed_list(blocks: list[Block]) -> bool:
    return any(
        any(
            has_typed_list(list(cell)) or any(isinstance(b, Paragraph) and b.bullet for b in cell)
            for row in block.rows
            for cell in row
        )
        if isinstance(block, Table)
        else bool(BULLET.match(block.text))
        for block in blocks
    )


@examples(100)
@given(BLOCKS.filter(lambda blocks: not has_typed_list(blocks)))
def test_what_is_typed_in_word_reads_the_same(blocks: list[Block]) -> None:
    body = f"## Why\n\n{markdown(blocks)}\n"
    account = read_account(body)
    assert not [one for one in account.findings if one.reason != "link"], body
    html = account.sections.get("why", "")
    assert "".join(LexborHTMLParser(html).text().split()) == words(blocks), body


# What stands side by side in a line: addresses, which Markdown makes links of by itself, signs and letters

ADDRESSES = "www.school.example http://school.example https://school.example/a_b(c) ftp://school.example a@school.example"
HALVES = "www. www http:// https :// ://school.example @school.example mailto: . @ : / //"
SIGNS = "* ** _ __ ~ ~~ ` ( ) [ ] < > & &amp; ; ! ' \" \\ # + = ? % | - , 1 9 a é € « 日"
NEIGHBOURS = st.lists(
    st.one_of(st.sampled_from(pieces) for pieces in (ADDRESSES.split(), HALVES.split(), SIGNS.split(), [" ", "\n", "\u00a0"])),
    min_size=1,
    max_size=3,
).map("".join)
IN_A_LINE = st.lists(st.builds(Run, NEIGHBOURS, st.booleans(), st.booleans(), LINKS), min_size=1, max_size=4)


def looks(node: LexborNode, outer: frozenset[str] = frozenset()) -> Iterator[tuple[str, bool, bool]]:
    """Each letter below a node, and whether it is bold and slanted."""
    for inner in node.iter(include_text=True):
        if inner.is_text_node:
            yield from ((letter, "strong" in outer, "em" in outer) for letter in inner.text() if not letter.isspace())
        else:
            yield from looks(inner, outer | {inner.tag or ""})


@examples(400)
@given(IN_A_LINE.filter(lambda runs: not has_typed_list([Paragraph(tuple(runs))])))
@example([Run("www.school.example", is_slanted=True), Run("1")])
@example([Run("http://school.example", is_bold=True), Run("|")])
@example([Run("www.school.example"), Run("a", is_bold=True)])
@example([Run("http://school.example\n*")])
@example([Run("http://school.example\u00a0<")])
@example([Run("http://school.example"), Run("\\", is_slanted=True)])
@example([Run("ftp://school.example~")])
@example([Run("ftp://"), Run("school*", is_bold=True)])
@example([Run("www."), Run("\n!")])
@example([Run("a"), Run("www.)/", is_slanted=True)])
@example([Run("a"), Run("http://@", is_bold=True)])
@example([Run("&", is_slanted=True), Run("www.1")])
@example([Run("http:///", is_bold=True), Run("<")])
@example([Run("http://%"), Run(";", is_bold=True)])
@example([Run("http://a:b@c"), Run(".", is_bold=True)])
def test_every_letter_keeps_its_look_whatever_stands_beside_it(runs: list[Run]) -> None:
    body = f"## Why\n\n{markdown([Paragraph(tuple(runs))])}\n"
    account = read_account(body)
    assert not [finding for finding in account.findings if finding.reason != "link"], body
    page = LexborHTMLParser(account.sections.get("why", "")).body
    shown = list(looks(page)) if page else []
    typed = [(letter, run.is_bold, run.is_slanted) for run in runs for letter in run.text if not letter.isspace()]
    assert [letter for letter, *_ in shown] == [letter for letter, *_ in typed], body
    if not account.findings:  # without the HTML that an author wrote, where a link, such as one to an e-mail address, is refused
        assert shown == typed, body
