"""An issue that the form on GitHub made: its body read back by the elements of `issue_form`.

The file is what GitHub's tools give: an event with an issue in it, or the issue, with `title` and `body`. GitHub writes each
element as a heading with the answer below it, in the order of the form. What was typed is taken as it stands; the checker
judges it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from whatworkswell.authoring.document import Incoming, from_draft
from whatworkswell.authoring.scaffold import Draft
from whatworkswell.case.front_matter.keys import Key
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.case.repository import Repository
from whatworkswell.problems.problem import PracticeError, shorten

from .form import NOTHING, TITLE, Element, elements, given, options

#: What GitHub puts where nothing was typed or chosen.
_NO_ANSWER = "_No response_"
#: GitHub takes issues of 65,536 characters.
_MOST = 70_000
_BULLET = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+")
_TICKED = re.compile(r"- \[[xX]\] ")


def read(data: bytes, name: str, site: Repository) -> Incoming:
    """The case in an issue.

    Raises:
        PracticeError: there is no issue in the file.
    """
    title, body = _issue(data, name)
    draft, left = draft_of(title, body, site.vocabularies)
    return from_draft(draft, site.vocabularies, left=tuple(left))


def _issue(data: bytes, name: str) -> tuple[str, str]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise PracticeError(f"{name} is not JSON, as GitHub gives an issue.") from error
    if isinstance(found, dict) and isinstance(found.get("issue"), dict):
        found = found["issue"]
    if not isinstance(found, dict) or not isinstance(found.get("title"), str) or not isinstance(found.get("body"), str):
        raise PracticeError(f"{name} holds no issue with a title and a body.")
    if len(found["body"]) > _MOST:
        raise PracticeError(f"{name}: the issue is longer than GitHub allows.")
    return found["title"], found["body"]


def draft_of(title: str, body: str, vocabularies: Vocabularies) -> tuple[Draft, list[str]]:
    """The answers in an issue, and what found no place among them."""
    draft, left = Draft(facts={"origin": "submitted"}), []
    asked = list(elements(vocabularies))
    answers, before = _answers(body, asked)
    if before:
        left.append(before)
    if said := " ".join(title.removeprefix(TITLE.strip()).split()):
        draft.facts["title"] = said
    for element in asked:
        answer = answers.get(element.path, "")
        if not answer:
            continue
        if element.key is None:
            draft.account[element.path] = answer
            continue
        value, odd = _value(element, element.key, answer, vocabularies)
        left += [f"{element.label}: {line}" for line in odd]
        if value or (element.key.many and answer.casefold() == NOTHING):
            _put(draft.facts, element.path, value)
    return draft, left


def _answers(body: str, asked: Iterable[Element]) -> tuple[dict[str, str], str]:
    """What stands below each heading, and what stands before all of them.

    The headings are looked for in the form's order, so that one which an author types into an answer does not end it, unless
    it is the very next one.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts: list[tuple[int, str]] = []
    at = 0
    for element in asked:
        try:
            at = lines.index(f"### {element.label}", at) + 1
        except ValueError:
            continue  # an older form did not ask it
        starts.append((at, element.path))
    ends = [start - 1 for start, _ in starts[1:]] + [len(lines)]
    found = {path: "\n".join(lines[start:end]).strip() for (start, path), end in zip(starts, ends, strict=True)}
    before = lines[: starts[0][0] - 1] if starts else lines
    return {path: "" if text == _NO_ANSWER else text for path, text in found.items()}, "\n".join(before).strip()


def _value(element: Element, key: Key, answer: str, vocabularies: Vocabularies) -> tuple[Tree, list[str]]:
    """What an answer says as front matter, and lines that found no place in it."""
    if element.kind == "checkboxes":
        return ("true" if _TICKED.match(answer) else ""), []
    if element.kind == "dropdown":
        return (list(_chosen(answer, element.options)) if key.many else _meant(answer, element.options)), []
    if key.kind == "part" and not key.many:
        return _sheet(key, _lines(answer), vocabularies)
    if key.many and answer.casefold() == NOTHING:
        return [], []
    if key.kind == "part":
        return [_part(key, line, vocabularies) for line in _lines(answer)], []
    if key.many:
        return list(_lines(answer)), []
    return " ".join(answer.split()), []


def _lines(text: str) -> Iterator[str]:
    """The lines with something on them, without the signs of a list."""
    for line in text.split("\n"):
        if said := _BULLET.sub("", line.strip(), count=1):
            yield " ".join(said.split())


def _chosen(answer: str, offered: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The words in a list that GitHub sets apart by commas, some of which have commas themselves."""
    labels = sorted(offered, key=lambda option: -len(option[0]))
    rest = answer
    while rest:
        fits = [(said, id) for said, id in labels if rest == said or rest.startswith(f"{said}, ")]
        said, id = fits[0] if fits else (rest.partition(", ")[0], rest.partition(", ")[0])
        yield id.strip()
        rest = rest[len(said) :].removeprefix(", ")


def _meant(typed: str, offered: Iterable[tuple[str, str]]) -> str:
    """The word that was chosen or typed, by what is read or by its id; as it was typed where it is neither."""
    names = {name.casefold(): id for said, id in offered for name in (id, said)}
    return names.get(typed.strip().casefold(), typed.strip())


def _named(text: str, key: Key) -> tuple[Key | None, str]:
    """The fact that a text such as `Unit: per cent` gives, and its value."""
    name, sign, value = text.partition(":")
    wanted = name.strip().casefold()
    child = next((child for child in given(key) if sign and wanted in (child.label.casefold(), child.name)), None)
    return child, value.strip() if child else text


def _fact(child: Key, value: str, vocabularies: Vocabularies) -> str:
    return _meant(value, options(child, vocabularies)) if child.vocabulary or child.kind == "yes-no" else value


def _sheet(key: Key, lines: Iterable[str], vocabularies: Vocabularies) -> tuple[Tree, list[str]]:
    """A part with a fact on each line, and the lines that name none."""
    facts: dict[str, Tree] = {}
    odd = []
    for line in lines:
        child, value = _named(line, key)
        if child is None or child.name in facts:
            odd.append(shorten(line, 1000))
        elif value:
            facts[child.name] = _fact(child, value, vocabularies)
    return facts, odd


def _part(key: Key, line: str, vocabularies: Vocabularies) -> Tree:
    """A part on one line, its facts between semicolons: by name, by a word that only one of them allows, else in their order.

    A semicolon may also belong to a text: what comes after a fact that was named, and is not named, goes on with it.
    """
    facts: dict[str, str] = {}
    last, are_named = "", False
    for piece in filter(None, (piece.strip() for piece in line.split(";"))):
        child, value = _named(piece, key)
        are_named |= child is not None
        child = child or _unnamed(piece, [child for child in given(key) if child.name not in facts], are_named, vocabularies)
        if child is None or child.name in facts:
            facts[last] += f"; {piece}"
        elif value:
            last = child.name
            facts[last] = _fact(child, value, vocabularies)
    return {**facts}


def _unnamed(piece: str, open_: list[Key], only_needed: bool, vocabularies: Vocabularies) -> Key | None:
    """Which of the facts that are still open a piece without a name gives; the needed ones come first."""
    for child in open_:
        if child.vocabulary and _meant(piece, options(child, vocabularies)) in vocabularies[child.vocabulary]:
            return child
    wanted = [child for child in open_ if child.required]
    wanted += [child for child in open_ if child.kind in ("text", "name") and not only_needed]
    return wanted[0] if wanted else None


def _put(facts: dict[str, Tree], path: str, value: Tree) -> None:
    *outer, name = path.split(".")
    place = facts
    for step in outer:
        inner = place.setdefault(step, {})
        assert isinstance(inner, dict)  # noqa: S101 (only this function makes it)
        place = inner
    place[name] = value
