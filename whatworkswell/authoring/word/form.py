"""The form as a Word file, made from the model: every question in its chapter, with room for the answer.

The same input makes the same bytes. What a program needs to read a filled form stands in it: bookmarks at the questions, and
in any case the words of the questions themselves, because some programs drop what cannot be seen.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from whatworkswell.authoring.questions import Question, questions
from whatworkswell.authoring.scaffold import Draft
from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.case.front_matter.keys import Key
from whatworkswell.case.front_matter.model import MAY_BE_EMPTY, REQUIRED
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import Vocabularies, Vocabulary
from whatworkswell.kit.office import Look, undated
from whatworkswell.kit.settings import PageSettings

from . import parts
from .labels import (
    ANSWER,
    HOW_TO,
    NEEDED,
    NEVER,
    NONE,
    STEPS_TO_FILL_IN,
    TITLE,
    TITLE_DOCUMENTED,
    WHERE,
    YES_NO,
    guidance,
    mark_of,
    origin_mark,
    what_never,
    where_to,
    without_blank_lines,
)
from .styles import ACCOUNT, GUIDANCE, MARKDOWN, WIDTH, dress

#: Where the form is in the built site.
ADDRESS = "share/word/share-your-practice.docx"
#: A part of at most so many keys is a row of a table; of a larger one each has a table of its own.
MOST_COLUMNS = 5
#: How many there is room for at first.
ROOM = 3
_GROUND = "E8F0ED"
#: What is asked only about a case that is taken from a publication.
_OF_PUBLICATIONS = set(REQUIRED["documented"]) - set(REQUIRED["submitted"])
#: The letters of a line, and what each takes, in centimetres.
_LETTERS = 84
_LETTER = (WIDTH - 0.4) / _LETTERS


def files(vocabularies: Vocabularies, settings: PageSettings, look: Look) -> Mapping[str, Callable[[], bytes]]:
    """What is made of the model for download: each path in the built site, and how its content is made."""
    return {ADDRESS: lambda: word_form(vocabularies, settings, look=look)}


def word_form(
    vocabularies: Vocabularies, settings: PageSettings, draft: Draft | None = None, *, look: Look | None = None
) -> bytes:
    """The form; with the answers of a draft where one is given. A draft also decides what is needed, by its origin."""
    return _Form(vocabularies, draft or Draft()).make(settings, look or Look())


class _Form:
    """One form while it is being made."""

    def __init__(self, vocabularies: Vocabularies, draft: Draft) -> None:
        self.vocabularies = vocabularies
        self.draft = draft
        self.document: Any = Document()
        self.controls = parts.Controls()

    def make(self, settings: PageSettings, look: Look) -> bytes:
        is_documented = self.draft.origin == "documented"
        dress(self.document, TITLE, look)
        self._opening(TITLE_DOCUMENTED if is_documented else TITLE, settings)
        asked = {question.id: question for question in questions(self.draft.origin)}
        for number, chapter in enumerate(CHAPTERS, 1):
            heading = self.document.add_heading(f"{number}. {chapter.title}", 1)
            heading.paragraph_format.page_break_before = number == 1
            for step in chapter.steps:
                inside = [asked[id] for id in (*step.keys, *step.sections) if self._is_asked(id)]
                is_alone = [one.label for one in inside] == [step.title]
                if not is_alone:
                    self.document.add_heading(step.title, 2)
                for question in inside:
                    self._question(question, 2 if is_alone else 3)
        out = io.BytesIO()
        self.document.save(out)
        return undated(out.getvalue())

    def _opening(self, title: str, settings: PageSettings) -> None:
        heading = self.document.add_heading(title, 0)
        self.controls.mark(heading, origin_mark(self.draft.origin))
        for words, lines, style in (
            (HOW_TO, STEPS_TO_FILL_IN, "List Number"),
            (NEVER, what_never(), "List Bullet"),
        ):
            self.document.add_heading(words, 1).paragraph_format.space_before = Pt(14)
            for line in lines:
                self.document.add_paragraph(line, style)
        self.document.add_heading(WHERE, 1).paragraph_format.space_before = Pt(14)
        for start, address, target in where_to(settings):
            line = self.document.add_paragraph(start)
            if target:
                parts.link(line, address, target)
            else:
                line.add_run(address)

    # One question

    def _is_asked(self, id: str) -> bool:
        """Whether to ask at all: a school has no publications to name, unless it has named some."""
        return self.draft.origin == "documented" or id not in _OF_PUBLICATIONS or self._value(id) is not None

    def _question(self, question: Question, level: int) -> None:
        heading = self.document.add_heading(question.label, level)
        if question.is_needed:
            heading.add_run(NEEDED).style = "Needed"
        self.controls.mark(heading, mark_of(question.id))
        if question.key is None:
            self.document.add_paragraph(question.help, GUIDANCE).paragraph_format.keep_with_next = True
            self._account(question)
            return
        if said := guidance(question.key, question.label):
            self.document.add_paragraph(said, GUIDANCE).paragraph_format.keep_with_next = True
        value = self._value(question.id)
        if question.key.kind != "part":
            self._box(question, value)
        elif question.key.many:
            self._several(question, value if isinstance(value, list) else [])
            if question.key.name in MAY_BE_EMPTY:
                self.controls.tick(self.document.add_paragraph(), f"{question.id}=", NONE, value == [])
        else:
            self._part(question, question.label, question.id, value if isinstance(value, dict) else {})

    def _value(self, path: str) -> Tree | None:
        held: Tree | None = self.draft.facts
        for step in path.split("."):
            held = held.get(step) if isinstance(held, dict) else None
        return held

    def _account(self, question: Question) -> None:
        """A box for the text of a section. What a draft says stays as it was written, Markdown and all."""
        table = self._table(1, 1, question.label, (WIDTH,))
        parts.least_height(table.rows[0], Cm(6 if question.is_needed else 3))
        text = parts.printable_in_xml(without_blank_lines(self.draft.account.get(question.id, "")))
        first = table.cell(0, 0).paragraphs[0]
        first.style = MARKDOWN if text else ACCOUNT
        for number, line in enumerate(text.split("\n")):
            paragraph = table.cell(0, 0).add_paragraph(style=MARKDOWN) if number else first
            paragraph.add_run(line)

    def _box(self, question: Question, value: Tree | None) -> None:
        """A box for one answer; for several short texts, a row for each."""
        key = question.key
        assert key is not None  # noqa: S101 (asked by the caller)
        if key.many and not key.vocabulary:
            given = value if isinstance(value, list) else []
            room = max(key.most or ROOM, len(given))
            table = self._table(room, 1, question.label, (WIDTH,))
            for row, text in zip(table.rows, [*given, *[""] * room], strict=False):
                self._text(row.cells[0], str(text))
            return
        table = self._table(1, 1, question.label, (WIDTH,))
        if key.longest > 160:
            parts.least_height(table.rows[0], Cm(2.4))
        self._answer(table.cell(0, 0), key, question.id, value)

    def _part(self, question: Question, title: str, path: str, value: dict[str, Tree], is_first: bool = True) -> None:
        """A table of two columns: what is asked, and the answer."""
        keys = _keys(question)
        table = self._table(len(keys) + 1, 2, title, (6, WIDTH - 6))
        self._header(table, (title, ""), (ANSWER, ""))
        for row, key in zip(table.rows[1:], keys, strict=True):
            parts.keep_together(row)
            row.cells[0].paragraphs[0].add_run(self._label(question, key, is_first)).bold = True
            if said := guidance(key, key.label):
                row.cells[0].add_paragraph(said, GUIDANCE)
            self._answer(row.cells[1], key, f"{path}.{key.name}", value.get(key.name))

    def _several(self, question: Question, given: Sequence[Tree]) -> None:
        """Room for several: a row for each, or a table for each where that would be too wide."""
        keys = _keys(question)
        items = [item if isinstance(item, dict) else {} for item in given]
        items += [{}] * (max(ROOM, len(items) + 1) - len(items))
        if len(keys) > MOST_COLUMNS:
            for number, item in enumerate(items, 1):
                if number > 1:
                    self.document.add_paragraph().paragraph_format.keep_with_next = True
                self._part(question, f"{question.label} {number}", f"{question.id}.{number}", item, is_first=number == 1)
            return
        table = self._table(len(items) + 1, len(keys), question.label, [WIDTH / len(keys)] * len(keys))
        self._header(table, *((self._label(question, key), guidance(key, key.label)) for key in keys))
        for number, (row, item) in enumerate(zip(table.rows[1:], items, strict=True), 1):
            parts.keep_together(row)
            parts.least_height(row, Cm(1.2))
            for cell, key in zip(row.cells, keys, strict=True):
                self._answer(cell, key, f"{question.id}.{number}.{key.name}", item.get(key.name))

    def _label(self, question: Question, key: Key, is_first: bool = True) -> str:
        """The name of a key in a part, and whether it must be there. What a part needs is not needed without the part."""
        is_needed = f"{question.id}.{key.name}" in self.draft.needed or (question.is_needed and key.required and is_first)
        return f"{key.label}{NEEDED}" if is_needed else key.label

    # Pieces of tables

    def _table(self, rows: int, columns: int, title: str, width: Sequence[float]) -> Any:
        table = self.document.add_table(rows, columns, "Table Grid")
        parts.widths(table, *width)
        parts.describe(table, title)
        return table

    def _header(self, table: Any, *columns: tuple[str, str]) -> None:
        parts.header_row(table.rows[0])
        parts.keep_together(table.rows[0])
        for cell, (label, said) in zip(table.rows[0].cells, columns, strict=True):
            parts.shade(cell, _GROUND)
            cell.paragraphs[0].add_run(label).bold = True
            if said:
                cell.add_paragraph(said, GUIDANCE)

    def _answer(self, cell: Any, key: Key, path: str, value: Tree | None) -> None:
        """What is ticked, chosen or typed for one key that is no part."""
        if key.vocabulary and key.many:
            self._ticks(cell, key, path, [str(one) for one in value] if isinstance(value, list) else [])
            return
        text = value if isinstance(value, str) else ""
        options = dict(YES_NO) if key.kind == "yes-no" else {}
        if key.vocabulary:
            options = {term.id: term.label for term in self.vocabularies[key.vocabulary].terms.values()}
        if options and (not text or text in options):
            self.controls.choice(cell.paragraphs[0], path, key.label, options.values(), options.get(text, ""))
        else:
            self._text(cell, text)

    def _text(self, cell: Any, text: str) -> None:
        cell.paragraphs[0].add_run(parts.printable_in_xml(text))

    def _ticks(self, cell: Any, key: Key, path: str, chosen: list[str]) -> None:
        """All words of a list with a box before each. What was chosen comes first where its order is not the list's."""
        vocabulary = self.vocabularies[key.vocabulary]
        for number, line in enumerate(_in_lines([(term, vocabulary.label_of(term)) for term in _in_order(vocabulary, chosen)])):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            for column, term, label in line:
                if column:
                    paragraph.add_run("\t")
                    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(column * _LETTER), WD_TAB_ALIGNMENT.LEFT)
                self.controls.tick(paragraph, f"{path}={term}", label, term in chosen)
            paragraph.paragraph_format.space_after = Pt(2)
        for word in (one for one in chosen if one not in vocabulary):
            cell.add_paragraph(parts.printable_in_xml(word))


def _keys(question: Question) -> tuple[Key, ...]:
    """The keys of the part that is asked for."""
    return question.key.keys if question.key else ()


def _in_order(vocabulary: Vocabulary, chosen: list[str]) -> list[str]:
    """The words of the list as they are shown."""
    known = [term for term in chosen if term in vocabulary]
    if known == [term for term in vocabulary.terms if term in known]:
        return list(vocabulary.terms)
    return list(dict.fromkeys([*known, *vocabulary.terms]))


def _in_lines(choices: list[tuple[str, str]]) -> Iterator[list[tuple[int, str, str]]]:
    """The choices in columns: in each line the letter at which each begins, and the choice. A long one takes two columns."""
    lengths = sorted(len(label) for _, label in choices)
    usual = lengths[len(lengths) * 3 // 4] + 5
    width = _LETTERS // max(1, min(4, _LETTERS // usual))
    line: list[tuple[int, str, str]] = []
    at = 0
    for term, label in choices:
        needed = -(-(len(label) + 5) // width) * width
        if line and at + needed > _LETTERS:
            yield line
            line, at = [], 0
        line.append((at, term, label))
        at += needed
    yield line
