"""The issue form for a case on GitHub, made from the model; `read` reads what comes back by the same elements.

GitHub's forms know boxes for text, lists to choose from and boxes to tick, one below the other and nothing within another.
So a list of parts (evidence, barriers) is a box of text with one on each line, and the issue's title is that of the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import yaml

from whatworkswell.authoring.scaffold import NOT_ASKED
from whatworkswell.authoring.steps import CHAPTERS, Chapter
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import MAY_BE_EMPTY, REQUIRED
from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
from whatworkswell.checks.account import REQUIRED_SECTIONS
from whatworkswell.problems.problem import phrase

FILE = ".github/ISSUE_TEMPLATE/share-practice.yml"
#: What the title of the issue begins with before anybody types.
TITLE = "Case: "
#: The label that the form gives to an issue; the workflow reads no other issue.
LABEL = "case"
#: What is typed to say that a list has nothing in it.
NOTHING = "none"
#: GitHub refuses these words as something to choose.
_RESERVED = frozenset("none y yes n no true false on off".split())
#: The longest text for which a box of one line is enough.
_ONE_LINE = 120
#: What a case that comes as an issue cannot give, or gives in another way: its sources; its title; files.
_ELSEWHERE = (*NOT_ASKED, "sources", "title")
_INTRODUCTION = """\
Thank you for sharing what you did. The title above is the title of your case: what was done and where, in one line.

- This page is public, and so is the case. Name no pupil, and nothing from which one could be known. Name staff by role.
- Only what is marked is needed. What you leave blank is shown as not recorded.
- Keep a copy: this page saves nothing until you send it. GitHub takes about 60,000 characters in all.
- Files cannot come this way. Say in the account what you would like to add, and a maintainer will ask for it.

After you have sent it, an answer below tells what is still missing. You can edit it at any time."""
_YES_NO = {"true": "Yes", "false": "No"}

Kind = Literal["input", "textarea", "dropdown", "checkboxes"]


@dataclass(frozen=True)
class Element:
    """One thing that is asked: a key by its dotted path, or a section of the account by its id (`key` is None).

    `options` are what one can choose from: what is read to what is meant.
    """

    path: str
    label: str
    kind: Kind
    description: str
    key: Key | None = None
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """What GitHub calls it."""
        return self.path.replace(".", "-").replace("_", "-")


def elements(vocabularies: Vocabularies) -> Iterator[Element]:
    """Everything that is asked, in the author's order."""
    for chapter in CHAPTERS:
        yield from _of_chapter(chapter, vocabularies)


def _of_chapter(chapter: Chapter, vocabularies: Vocabularies) -> Iterator[Element]:
    for path in chapter.keys:
        if path not in _ELSEWHERE:
            yield from _of_key(tree().at(path), path, vocabularies)
    for id in chapter.sections:
        yield Element(id, SECTIONS[id], "textarea", phrase("sections", id), required=id in REQUIRED_SECTIONS["submitted"])


def _of_key(key: Key, path: str, vocabularies: Vocabularies) -> Iterator[Element]:
    if key.kind == "part" and not key.many and not _is_sheet(key):
        for child in key.keys:
            yield from _of_key(child, f"{path}.{child.name}", vocabularies)
        return
    element = partial(Element, path, key.label, key=key, required=_is_needed(path))
    if key.kind == "part":
        nothing = f" Where there is none to name, write {NOTHING}." if path in MAY_BE_EMPTY else ""
        yield element("textarea", f"{_lines_help(key, vocabularies)}{nothing}")
    elif key.kind == "yes-no" and path.startswith("permissions."):
        yield element("checkboxes", key.description)
    elif key.vocabulary or key.kind == "yes-no":
        yield element("dropdown", key.description, options=options(key, vocabularies))
    elif key.many:
        yield element("textarea", f"{key.description} Each on a line of its own.{_limit(key)}")
    else:
        kind: Kind = "textarea" if key.longest > _ONE_LINE else "input"
        yield element(kind, f"{key.description}{_limit(key)}{_such_as(key)}")


def _is_needed(path: str) -> bool:
    needed = [key for key in REQUIRED["submitted"] if key not in MAY_BE_EMPTY]
    return path in needed or path.partition(".")[0] in needed


def _is_sheet(key: Key) -> bool:
    """Whether the facts of a part are short and many: a box with a line for each is quicker than a box for each."""
    return any(child.kind in ("whole", "text", "name") for child in key.keys)


def given(key: Key) -> tuple[Key, ...]:
    """The facts of a part that can be given here. There are no files."""
    return tuple(child for child in key.keys if child.name != "file")


def _limit(key: Key) -> str:
    return f" Up to {key.longest} characters{' each' if key.many else ''}." if key.kind == "text" else ""


def _such_as(key: Key) -> str:
    return f" Such as {' or '.join(key.examples)}." if key.examples else ""


def _lines_help(key: Key, vocabularies: Vocabularies) -> str:
    if key.many:
        how = "One on each line, its facts with semicolons between them as shown; leave out what you do not know."
    else:
        how = "Write what you know after the colons and leave the rest."
    words = [
        f"{child.label}: one of {'; '.join(said for said, _ in options(child, vocabularies))}."
        for child in given(key)
        if child.vocabulary or child.kind == "yes-no"
    ]
    return " ".join([key.description, how, *words])


def options(key: Key, vocabularies: Vocabularies) -> tuple[tuple[str, str], ...]:
    """What one can choose: what is read to what is meant."""
    if key.kind == "yes-no":
        return tuple((said, id) for id, said in _YES_NO.items())
    return tuple((_said(key, term), term.id) for term in vocabularies[key.vocabulary].terms.values())


def _said(key: Key, term: Term) -> str:
    if term.id.isdigit():
        return f"{term.id}. {term.label}"
    return f"{key.label}: {term.label.lower()}" if term.label.casefold() in _RESERVED else term.label


def form_text(vocabularies: Vocabularies) -> str:
    """The whole file."""
    body: list[dict[str, Any]] = [_remark(_INTRODUCTION)]
    for chapter in CHAPTERS:
        body.append(_remark(f"## {chapter.title}"))
        body += [_plain(element) for element in _of_chapter(chapter, vocabularies)]
    form = {
        "name": "Share your practice",
        "description": "Tell other schools what you did and what came of it.",
        "title": TITLE,
        "labels": [LABEL],
        "body": body,
    }
    written = yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=120)
    return f"# Made from the model by `whatworkswell template --issue-form`, and a test holds the two together.\n{written}"


def _remark(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _plain(element: Element) -> dict[str, Any]:
    key = element.key
    attributes: dict[str, Any] = {"label": element.label}
    if element.kind == "checkboxes":
        said = element.description.removeprefix("true when ")
        attributes["options"] = [{"label": f"{said[:1].upper()}{said[1:]}", "required": element.required}]
    else:
        attributes["description"] = element.description
    if element.kind == "dropdown":
        attributes |= {"multiple": bool(key and key.many), "options": [said for said, _ in element.options]}
    if key and key.kind == "part":
        if key.many:
            attributes["placeholder"] = "; ".join(
                child.label if child.required else f"{child.label}: …" for child in sorted(given(key), key=_optional_last)
            )
        else:
            attributes["value"] = "".join(f"{child.label}: \n" for child in given(key))
    plain = {"type": element.kind, "id": element.id, "attributes": attributes}
    if element.kind != "checkboxes":
        plain["validations"] = {"required": element.required}
    return plain


def _optional_last(key: Key) -> bool:
    return not key.required
