"""The words of the Word form that are not in the model, for whoever writes a form and whoever reads a filled one."""

from __future__ import annotations

import re

from whatworkswell.case.front_matter.keys import Key
from whatworkswell.kit.settings import PageSettings

TITLE = "Share your practice"
TITLE_DOCUMENTED = "Share a case from a publication"
#: Behind the name of a question that must be answered.
NEEDED = " (needed)"
ANSWER = "Your answer"
YES_NO = {"true": "Yes", "false": "No"}
#: The box that says that a list is empty on purpose.
NONE = "None, on purpose: there is nothing to name here."
STEPS_TO_FILL_IN = (
    "Write in the boxes. They grow as you write.",
    "Answer what says “needed”. Leave anything else blank if you do not know it. Your case will say: not recorded.",
    "To tick a square, click it. If that does not work, write an x in its place.",
    "Where it says “Choose one”, click and choose from the list.",
    "Leave rows empty that you do not need. If there are too few, add a row, or copy the table.",
    "In the long boxes you can use lists, bold and slanted letters, links, simple tables and pictures.",
    "Leave the headings as they are. Your answers are found by them.",
    "Save it as a Word document (.docx). Send plans, slides and other papers as files beside it.",
)
#: How the line begins that gives the address.
SEND_TO = "Send the form, with your pictures and papers, to "
#: Whom to send it to where the site has no address.
NOBODY = "the people who run the site that you have it from"
MORE = "What happens then: "
WORDS = "What each question and each word means: "


#: The headings of the first page.
HOW_TO, NEVER, WHERE = "How to fill it in", "What must not be in it", "Where to send it"


def what_never() -> tuple[str, ...]:
    """What may be in no case."""
    return (
        "No pupil’s name, and nothing that shows who a pupil is.",
        "No e-mail address and no telephone number of a person.",
        "No picture of a pupil, unless you hold consent for it.",
        "Nothing that belongs to somebody else.",
    )


def where_to(settings: PageSettings) -> list[tuple[str, str, str]]:
    """Where a filled form goes, as far as the site says: for each line its words, an address, and where that leads."""
    mail = settings.submissions_email
    lines = [(SEND_TO, mail or NOBODY, f"mailto:{mail}" if mail else "")]
    if settings.site_url:
        guides = ((MORE, settings.permanent("share/review/")), (WORDS, settings.permanent("share/fields/")))
        lines += [(words, address, address) for words, address in guides]
    return lines


def is_address(line: str) -> bool:
    """Whether a line of the first page is one of those that say where the form goes, and nothing more."""
    rest = next((line.removeprefix(start) for start in (SEND_TO, MORE, WORDS) if line.startswith(start)), " ")
    return " " not in rest or rest == NOBODY


def guidance(key: Key, label: str) -> str:
    """What stands under the name of a question: its help and its limits."""
    words = [] if key.description.rstrip(".").casefold() == label.casefold() else [key.description]
    if key.many and key.vocabulary:
        words.append("Tick all that fit.")
    elif key.many and key.kind != "part":
        bounds = f"{key.fewest} to {key.most} of them, each" if key.most else "Each"
        words.append(f"{bounds} in a row of its own.")
    if key.kind == "text" and key.longest:
        words.append(f"Up to {key.longest} characters.")
    if key.kind == "whole" and not key.vocabulary:
        words.append("A whole number.")
    if key.kind == "decimal":
        words.append("A number, such as 79 or 3.5.")
    if key.examples:
        words.append(f"Such as {' or '.join(key.examples)}.")
    return " ".join(words)


def mark_of(id: str) -> str:
    """The name of the bookmark at a question; Word allows letters, digits and underscores."""
    return f"q_{re.sub(r'[^a-z0-9]', '_', id)}"


def origin_mark(origin: str) -> str:
    """The name of the bookmark at the title, which tells where the case comes from."""
    return f"origin_{re.sub(r'[^a-z0-9]', '_', origin)}"


def without_blank_lines(text: str) -> str:
    """The text without blank lines around it. Its first line stays set in: that may be code."""
    return re.sub(r"\A(?:[ \t]*\n)+", "", text).rstrip()
