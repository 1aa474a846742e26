"""The Word form filled in as a person would: boxes ticked, words typed into tables, text pasted where it should not be."""

from __future__ import annotations

import io
from copy import deepcopy
from functools import cache
from typing import Any

import docx
from docx.oxml.ns import qn

from whatworkswell.authoring.scaffold import Draft
from whatworkswell.authoring.word.form import word_form
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.kit.settings import PageSettings

SETTINGS = PageSettings(2026, submissions_email="cases@alliance.example", site_url="https://practice.example/")


@cache
def blank() -> bytes:
    """The form as it is published."""
    return word_form(packaged(), SETTINGS)


class Filled:
    """A form that is being filled in."""

    def __init__(self, draft: Draft | None = None) -> None:
        data = word_form(packaged(), SETTINGS, draft) if draft else blank()
        self.document: Any = docx.Document(io.BytesIO(data))

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def tables(self, label: str) -> list[Any]:
        """The tables below a question."""
        found, inside = [], False
        for block in self.document.iter_inner_content():
            if hasattr(block, "rows"):
                found += [block] * inside
            elif block.style.name.startswith("Heading"):
                inside = block.text.removesuffix(" (needed)") == label
        assert found, label
        return found

    def write(self, label: str, *texts: str, row: int = 0, column: int = 0, table: int = 0) -> None:
        """Type lines into a cell, in place of what to choose from."""
        cell = self.tables(label)[table].rows[row].cells[column]
        for number, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            for control in paragraph._p.findall(qn("w:sdt")):
                paragraph._p.remove(control)
            paragraph.add_run(text)

    def tick(self, label: str, *words: str, sign: str = "☒") -> None:
        """Put a sign into the boxes before these words."""
        for control in self.document.element.iter(qn("w:sdt")):
            properties = control.find(qn("w:sdtPr"))
            if properties.find(qn("w:alias")).get(qn("w:val")) in words and "=" in properties.find(qn("w:tag")).get(qn("w:val")):
                control.find(f".//{qn('w:t')}").text = sign
        assert self.tables(label)

    def answers(self, label: str, given: dict[str, str], table: int = 0) -> None:
        """Type answers into a table of two columns, by the names of the questions."""
        rows = {row.cells[0].paragraphs[0].text.removesuffix(" (needed)"): row for row in self.tables(label)[table].rows}
        for name, text in given.items():
            paragraph = rows[name].cells[1].paragraphs[0]
            for control in paragraph._p.findall(qn("w:sdt")):
                paragraph._p.remove(control)
            paragraph.add_run(text)

    def copy_table(self, label: str, table: int = -1) -> None:
        """Copy a table below itself, as people do who need room."""
        element = self.tables(label)[table]._tbl
        element.addnext(deepcopy(element))

    def drop_marks(self) -> None:
        """Take away what some programs drop: bookmarks and what is clicked."""
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            for mark in list(self.document.element.iter(qn(name))):
                mark.getparent().remove(mark)
        for control in list(self.document.element.iter(qn("w:sdt"))):
            for piece in list(control.find(qn("w:sdtContent"))):
                control.addprevious(piece)
            control.getparent().remove(control)


def whole() -> Filled:
    """A form with all that a school must tell."""
    form = Filled()
    form.tick("Phase", "Primary", "Secondary")
    form.answers("The school", {"Setting": "urban"})
    form.write("Schools", "Hill School", row=1)
    form.tick("Subject", "English")
    form.write("Why", "Few pupils spoke in lessons.")
    form.tick("Approach", "Joint planning")
    form.write("What we did", "We planned talk before writing.")
    form.write("Ended", "2012-07")
    form.write("Outcome", "Improved")
    form.write("What happened", "More pupils spoke.")
    form.answers("Evidence", {"How it is known": "What teachers said", "What was looked at": "who speaks in lessons"})
    form.write("What made the difference", "Planning together.")
    form.write("What did not work", "Time was short.")
    form.write("Title", "Talk before writing at Hill School")
    form.write("Summary", "Two teachers planned talk before writing. More pupils spoke.")
    form.write("Key points", "Plan the talk.", row=0)
    form.write("Key points", "Write after it.", row=1)
    form.tick("Useful for", "Teacher")
    form.answers("Permissions", {"The head agrees": "yes", "No pupil can be recognised": "Yes", "Photographs": "No photographs"})
    form.write("Licence", "CC BY 4.0")
    return form
