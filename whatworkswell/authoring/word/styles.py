"""The look of a Word form: A4, British English, real headings, letters that school computers have."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from whatworkswell.kit.office import THEN, Look

#: Styles of our own: help, the text of a section as people write it, and one that is Markdown already.
GUIDANCE, ACCOUNT, MARKDOWN = "Guidance", "Account", "Markdown text"
#: Of the text on the page, in centimetres.
WIDTH = 17.0
LANGUAGE = "en-GB"
_TABLE_STYLES = re.compile(r"(Light|Medium|Dark|Colorful) (Shading|List|Grid)")
_FONT = "Calibri"


def dress(document: Any, title: str, look: Look) -> None:
    """Give a new document its page, styles, language and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.language = title, look.author, look.author, LANGUAGE
    about.comments = ""
    about.created = about.modified = THEN
    _drop_table_styles(document.styles)
    for relations in (document.part.package.rels, document.part.rels):
        _drop_parts(relations)
    _language(document)
    _padding(document.styles["Table Grid"], look.colours["edge"])
    _styles(document.styles, look)


def _drop_table_styles(styles: Any) -> None:
    """Leave out the hundred looks of tables that come with the library: they make the file large, and slow to make."""
    for style in [one for one in styles if _TABLE_STYLES.match(one.name or "")]:
        style.delete()


def _drop_parts(relations: Any) -> None:
    """Leave out the picture of an empty page, which some programs would show for the form, and styles for Word 2007."""
    for number in [number for number, one in relations.items() if one.reltype.endswith(("/thumbnail", "/stylesWithEffects"))]:
        del relations[number]


def _language(document: Any) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), LANGUAGE)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), LANGUAGE)


def _padding(style: Any, edge: str) -> None:
    """Room around what is written in a cell, and lines that are seen but do not shout."""
    properties = style.element.find(qn("w:tblPr"))
    margins = properties.find(qn("w:tblCellMar"))
    for side in ("top", "bottom"):
        margin = margins.find(qn(f"w:{side}"))
        margin.set(qn("w:w"), "60")
        margin.set(qn("w:type"), "dxa")
    for line in properties.find(qn("w:tblBorders")):
        line.set(qn("w:color"), edge)


def _styles(styles: Any, look: Look) -> None:
    heading, text, quiet, needed = (RGBColor.from_string(look.colours[name]) for name in ("board", "ink", "soft", "focus"))
    _font(styles["Normal"], 11, text, after=4)
    styles["Normal"].paragraph_format.line_spacing = 1.1
    for name, size, before in (("Title", 26, 0), ("Heading 1", 20, 24), ("Heading 2", 15, 18), ("Heading 3", 12, 12)):
        _font(styles[name], size, heading, before=before, after=4)
        styles[name].paragraph_format.keep_with_next = True
    for line in styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), look.colours["edge"])
    for name in ("List Number", "List Bullet"):
        _font(styles[name], 11, text, after=2)
    _font(styles.add_style(GUIDANCE, WD_STYLE_TYPE.PARAGRAPH), 10, quiet, after=3)
    for name in (ACCOUNT, MARKDOWN):
        _font(styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), 11, text, after=6)
    styles[MARKDOWN].paragraph_format.space_after = Pt(0)
    for name, colour in (("Needed", needed), ("PlaceholderText", quiet)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = colour
        style.font.bold = False if name == "Needed" else None


def _font(style: Any, size: int, colour: RGBColor, before: int = 0, after: int = 0) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), colour
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
