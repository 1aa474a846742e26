"""A Word form that was filled in, read back question by question.

A question is found by its bookmark, or by its words where a program has dropped the bookmarks. Nothing is lost: what stands
where no answer is wanted is handed over as text that found no place.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from whatworkswell.authoring.document import Incoming, from_draft
from whatworkswell.authoring.questions import Question, questions
from whatworkswell.authoring.scaffold import Draft
from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.case.repository import Repository
from whatworkswell.checks.attachments.limits import KINDS, MEGABYTE
from whatworkswell.checks.attachments.sandbox import inspect
from whatworkswell.problems.problem import PracticeError

from .answers import Answers, lines_of
from .blocks import Block, Document, Paragraph, Table, read_document
from .labels import (
    HOW_TO,
    NEEDED,
    NEVER,
    STEPS_TO_FILL_IN,
    TITLE,
    TITLE_DOCUMENTED,
    WHERE,
    is_address,
    mark_of,
    origin_mark,
    what_never,
)
from .markdown import with_notes

_KIND = KINDS["docx"]
#: The most XML in a form, in bytes: the whole of it is held in memory at once.
_MOST_XML = 24 * MEGABYTE


def read(data: bytes, name: str, site: Repository) -> Incoming:
    """The case that a filled form tells.

    Raises:
        PracticeError: the file holds what no form needs, cannot be read, or is no form of ours.
    """
    _inspect(data, name)
    try:
        return Form(read_document(data), site.vocabularies).incoming(name)
    except PracticeError:
        raise
    except Exception as error:  # whatever trips over what a stranger has sent, it is said kindly
        raise PracticeError(f"{name} cannot be read as a Word document. Open it and save it again as .docx.") from error


def _inspect(data: bytes, name: str) -> None:
    """Refuse what the checker would refuse among a case's files; the look inside happens in a bounded process."""
    if len(data) > _KIND.megabytes * MEGABYTE:
        raise PracticeError(f"{name} is too large. Allowed: up to {_KIND.megabytes} MB. Send pictures as files beside it.")
    with TemporaryDirectory() as folder:
        (Path(folder) / "form.docx").write_bytes(data)
        findings = inspect(Path(folder), ["form.docx"]).findings["form.docx"]
    if findings:
        said = []
        for found in findings:
            p = found.problem(name, _KIND.said)
            said.append(" ".join(part for part in (p.message, f"Found: {p.found}." if p.found else "", p.mend) if part))
        raise PracticeError("\n".join([f"{name} was not opened.", *said]))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))) > _MOST_XML:
            raise PracticeError(f"{name} was not opened: it is far longer than a form. Copy the text into a new form.")


class Form:
    """A filled form, its blocks laid out by question."""

    def __init__(self, document: Document, vocabularies: Vocabularies) -> None:
        self.document = document
        self.vocabularies = vocabularies
        self.left: list[str] = []
        self.origin = self._origin()
        self.asked = {question.id: question for question in questions(self.origin)}
        self.content: dict[str, list[Block]] = {}

    def incoming(self, name: str) -> Incoming:
        """The case that it tells. `name` is that of the file, for messages."""
        self._lay_out()
        if not self.content:
            raise PracticeError(
                f"{name} is a Word document, but not the form. Get the form with `whatworkswell template --docx` "
                "or from the site, and copy the text into it."
            )
        draft = Draft({"origin": self.origin})
        answers = Answers(self.vocabularies, self.left.append)
        for id, blocks in self.content.items():
            question = self.asked[id]
            if question.key is None:
                if text := with_notes(list(self._written(question, blocks)), self.document.notes):
                    draft.account[id] = text
            elif (value := answers.of(question.key, blocks)) is not None:
                place = draft.facts
                *outer, last = id.split(".")
                for step in outer:
                    place = place.setdefault(step, {})  # type: ignore[assignment]
                place[last] = value
        left = (*self.left, *self.document.left, *(f"note: {text}" for text in self.document.notes.values()))
        remarks = tuple(dict.fromkeys(self.document.remarks))
        return from_draft(draft, self.vocabularies, files=self.document.pictures, left=left, remarks=remarks)

    def _origin(self) -> str:
        """Where the case comes from: told by the bookmark at the title, or by the title."""
        origins = self.vocabularies["origins"].terms
        lines = [block for block in self.document.blocks if isinstance(block, Paragraph)]
        marks = {mark for line in lines for mark in line.marks}
        titled = "documented" if any(line.text.strip() == TITLE_DOCUMENTED for line in lines[:5]) else "submitted"
        return next((origin for origin in origins if origin_mark(origin) in marks), titled)

    def _lay_out(self) -> None:
        by_mark = {mark_of(id): id for id in self.asked}
        by_label = {question.label: id for id, question in self.asked.items()}
        own = {*STEPS_TO_FILL_IN, *what_never(), HOW_TO, NEVER, WHERE, TITLE, TITLE_DOCUMENTED}
        headings = {step.title for chapter in CHAPTERS for step in chapter.steps}
        headings |= {f"{number}. {chapter.title}" for number, chapter in enumerate(CHAPTERS, 1)}
        question = ""
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                text = block.text.strip()
                asked = next((by_mark[mark] for mark in block.marks if mark in by_mark), "")
                if not asked and block.level in (2, 3):
                    asked = by_label.get(text.removesuffix(NEEDED.strip()).strip(), "")
                if asked:
                    question = asked
                    self.content.setdefault(asked, [])
                    self._beside(block, self.asked[asked])
                    continue
                if block.level in (1, 2) and text in headings:
                    question = ""
                    continue
            if question:
                self.content[question].append(block)
            else:
                self.left += [line for line in lines_of([block]) if line not in own and not is_address(line)]

    def _beside(self, heading: Paragraph, question: Question) -> None:
        """Keep what somebody has written into the heading of a question."""
        text = heading.text.strip().removesuffix(NEEDED.strip()).strip()
        if text != question.label:
            self.left.append(heading.text.strip())

    def _written(self, question: Question, blocks: Sequence[Block]) -> Iterator[Block]:
        """What was written for a section: in its box, and below it."""
        for block in blocks:
            if isinstance(block, Table) and block.columns == 1:
                yield from (inner for row in block.rows for cell in row for inner in cell)
            elif isinstance(block, Table) or block.text.strip() != question.help:
                yield block
