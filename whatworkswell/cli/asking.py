"""Asking for a case in a terminal: a question for each key, in chapters, each answer checked as it is given."""

from __future__ import annotations

import contextlib
import re
import shutil
import sys
from textwrap import fill

import click

from whatworkswell.authoring.scaffold import BLANK, Draft, case_text, judge, refusal, suggested_slug, taken_names
from whatworkswell.authoring.steps import CHAPTERS, Chapter, Step
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import Vocabulary
from whatworkswell.case.repository import Repository
from whatworkswell.kit.words import lower_first
from whatworkswell.problems.problem import Problem, phrase

INTRODUCTION = (
    "You will be asked about your case in {chapters} chapters. Press Enter to leave an answer blank, type ? for help, and "
    "stop at any time with Ctrl-C: what you have answered is kept. Everything can be changed later in the file itself."
)
YES = ("y", "yes", "true")
NO = ("n", "no", "false")
#: The name under which a case that is not written yet is judged.
_NO_NAME = "new-case"


def has_terminal() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Interview:
    """Fills a draft, answer by answer, so that it is good for writing whenever it is broken off."""

    def __init__(self, site: Repository, draft: Draft, whole: Key | None = None) -> None:
        """`whole` are the keys that are asked: those of a case, unless others are given."""
        self.site = site
        self.draft = draft
        self.whole = whole or tree()
        self.width = max(shutil.get_terminal_size().columns, 40)
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 (with it the arrow keys move within an answer)

    def introduce(self) -> None:
        """Say what is coming and how to answer."""
        self._say(INTRODUCTION.format(chapters=len(CHAPTERS)))

    def name(self) -> str:
        """Ask for a working title and for the name of the folder."""
        if "title" not in self.draft.facts:
            self._key("title", tree()["title"])
        suggestion = suggested_slug(str(self.draft.facts.get("title", "")), taken_names(self.site))
        while True:
            self._say(f"\nName of the folder, which becomes the case's address. Enter takes: {suggestion}")
            slug = self._line("Small letters, digits and hyphens, such as talk-partners-in-year-4.") or suggestion
            if not (why := refusal(slug, self.site)):
                return slug
            self._say(why)

    def run(self) -> None:
        """Ask everything that has not been answered yet."""
        for number, chapter in enumerate(CHAPTERS, 1):
            click.secho(f"\n{number} of {len(CHAPTERS)}: {chapter.title}", bold=True)
            self._chapter(chapter)

    def _chapter(self, chapter: Chapter | Step) -> None:
        questions = [
            (path, key) for path in chapter.keys for path, key in _questions(self.whole, path) if not self._is_answered(path)
        ]
        needed = [path for path, _ in questions if any(f"{path}.".startswith(f"{need}.") for need in self.draft.needed)]
        for path, key in questions:
            if path in needed:
                self._key(path, key)
        for id in chapter.sections:
            self._section(id)
        rest = [(path, key) for path, key in questions if path not in needed]
        if rest and self._is_wanted(rest):
            for path, key in rest:
                if path != "duration.unit" or self._is_answered("duration.value"):
                    self._key(path, key)

    def _is_wanted(self, rest: list[tuple[str, Key]]) -> bool:
        names = ", ".join(dict.fromkeys(lower_first(_part(self.whole, path) or key.label) for path, key in rest))
        self._say(f"\nYou may also say something of: {names}.\nAnswer these now? y or n; Enter means no.")
        help = "They help readers to see whether your case fits their school. You can add them later."
        while (answer := self._line(help).lower()) not in (*YES, *NO, ""):
            self._say("Please answer y or n.")
        return answer in YES

    def _is_answered(self, path: str) -> bool:
        return self._value(path) is not None

    def _value(self, path: str) -> Tree | None:
        held: Tree | None = self.draft.facts
        for step in path.split("."):
            held = held.get(step) if isinstance(held, dict) else None
        return held

    # One key

    def _key(self, path: str, key: Key) -> None:
        """Ask for one key until the answer is blank or good."""
        place = self.draft.facts
        for step in path.split(".")[:-1]:
            place = place.setdefault(step, {})  # type: ignore[assignment]
        if key.kind == "part":
            self._parts(place, key)
        elif key.many and not key.vocabulary:
            self._texts(place, key)
        else:
            self._ask(place, key, f"{part}: " if (part := _part(self.whole, path)) else "")

    def _ask(self, place: dict[str, Tree], key: Key, part: str = "", unfinished: bool = False) -> None:
        self._say(f"\n{part}{key.label}. {key.description}")
        vocabulary = self.site.vocabularies[key.vocabulary] if key.vocabulary else None
        if vocabulary:
            self._choices(vocabulary)
            self._say("Numbers or words, with commas between them:" if key.many else "A number or a word:")
        while answer := self._line(_help(key, vocabulary)):
            given = self._meant(answer, key, vocabulary)
            if given is not None and self._holds(place, key.name, given, unfinished):
                return

    def _texts(self, place: dict[str, Tree], key: Key) -> None:
        """A list of texts, one by one; a blank one ends it."""
        self._say(f"\n{key.label}. {key.description}")
        given: list[Tree] = []
        while not key.most or len(given) < key.most:
            self._say(f"{len(given) + 1}:")
            if not (answer := self._line(_help(key))):
                return
            if self._holds(place, key.name, [*given, answer]):
                given.append(answer)

    def _parts(self, place: dict[str, Tree], key: Key) -> None:
        """A list of parts, one by one; a blank first answer ends it."""
        self._say(f"\n{key.label}. {key.description}")
        given: list[Tree] = []
        while True:
            item: dict[str, Tree] = {}
            place[key.name] = [*given, item]
            part = f"{key.label} {len(given) + 1}: "
            first, *others = key.keys
            if given:
                self._say("\nEnter when there are no more.")
            self._ask(item, first, part, unfinished=True)
            for other in others if first.name in item else ():
                if _makes_sense(other.name, item):
                    self._ask(item, other, part, unfinished=True)
            if not item:
                place[key.name] = list(given)
                break
            if wrong := [p for p in self._wrong() if p.field.startswith(f"{key.name}[")]:
                self._complain(wrong)
                self._say("Please give this one again.")
            else:
                given.append(item)
        if not given:
            del place[key.name]

    def _holds(self, place: dict[str, Tree], name: str, given: Tree, unfinished: bool = False) -> bool:
        """Keep an answer if the checker has nothing against it."""
        before = {(p.code, p.field) for p in self._wrong()}
        old = place.get(name)
        place[name] = given
        wrong = [p for p in self._wrong() if (p.code, p.field) not in before and not (unfinished and p.code == "E024")]
        if wrong:
            self._complain(wrong)
            if old is None:
                del place[name]
            else:
                place[name] = old
        return not wrong

    def _wrong(self) -> list[Problem]:
        """What the checker would say of the answers so far, blanks and warnings apart."""
        found = judge(case_text(self.draft, self.site.vocabularies), _NO_NAME, self.site, among_all=False)
        return [p for p in found if p.is_error and p.code not in BLANK]

    def _complain(self, wrong: list[Problem]) -> None:
        for p in wrong:
            self._say(" ".join(part for part in (p.message, f"Allowed: {p.allowed}." if p.allowed else "", p.mend) if part))

    def _meant(self, answer: str, key: Key, vocabulary: Vocabulary | None) -> Tree | None:
        """The answer as it would be typed in the file; None, with a word about it, where it cannot be told."""
        if key.kind == "yes-no":
            given = "true" if answer.lower() in YES else "false" if answer.lower() in NO else None
            if given is None:
                self._say("Please answer y or n.")
            return given
        if vocabulary is None:
            return answer
        words: list[str] = []
        for piece in _pieces(answer) if key.many else [answer]:
            word = _word(piece, vocabulary)
            if word is None:
                near = vocabulary.nearest(piece)
                hint = f" Did you mean {vocabulary.label_of(near)}?" if near else ""
                self._say(f"“{piece}” is not in the list.{hint} Please answer again.")
                return None
            words.append(word)
        words = list(dict.fromkeys(words))
        self._say(f"That is: {', '.join(map(vocabulary.label_of, words))}.")
        return [*words] if key.many else words[0]

    # The account

    def _section(self, id: str) -> None:
        """Ask for the text of a section, line by line; each line is kept at once."""
        help = phrase("sections", id)
        self._say(f"\n{SECTIONS[id]}. {help}\nEnd with a line that has only a full stop; Enter alone leaves it for later.")
        while True:
            lines: list[str] = []
            while (line := self._line(help, strip=False)).strip() != "." and (line or lines):
                lines.append(line)
                self.draft.account[id] = "\n".join(lines)
            if not lines or not (wrong := self._wrong()):
                return
            self._complain(wrong)
            del self.draft.account[id]
            self._say("Please write it again, or press Enter to leave it for later.")

    # The terminal

    def _say(self, text: str) -> None:
        for line in text.split("\n"):
            click.echo(fill(line, self.width, break_on_hyphens=False, break_long_words=False))

    def _choices(self, vocabulary: Vocabulary) -> None:
        """The labels of a vocabulary, numbered, in as many columns as fit; a long label takes the place of two."""
        labels = [f"{number:>3} {term.label}" for number, term in enumerate(vocabulary.terms.values(), 1)]
        cell = max((len(label) for label in labels if len(label) < self.width // 2), default=self.width) + 2
        row = ""
        for label in labels:
            if row and len(row) + len(label) > self.width:
                click.echo(row.rstrip())
                row = ""
            row += label.ljust(-(-len(label) // cell) * cell)
        click.echo(row.rstrip())

    def _line(self, help: str, strip: bool = True) -> str:
        """One line of an answer; a ? is answered with help and asked again."""
        while True:
            answer = str(click.prompt("", default="", show_default=False, prompt_suffix="> "))
            if answer.strip() != "?":
                return answer.strip() if strip else answer.rstrip()
            self._say(help)


def _questions(whole: Key, path: str) -> list[tuple[str, Key]]:
    """A key, or the keys of a part that is no list, as deep as it goes."""
    key = whole.at(path)
    if key.kind != "part" or key.many:
        return [(path, key)]
    return [question for child in key.keys for question in _questions(whole, f"{path}.{child.name}")]


def _makes_sense(name: str, item: dict[str, Tree]) -> bool:
    """Whether to ask for a fact of a part, given the others. A file can only be named once it is in the folder."""
    if name == "compared_value":
        return "value" in item and item.get("compared_with", "none") != "none"
    return name != "file"


def _part(whole: Key, path: str) -> str:
    """The part that a key belongs to, where the key says little without it: the value of a duration."""
    outer, _, name = path.partition(".")
    return whole[outer].label if name and outer != "context" else ""


def _help(key: Key, vocabulary: Vocabulary | None = None) -> str:
    if vocabulary:
        return "\n".join(f"{number}. {term.label}: {term.definition}" for number, term in enumerate(vocabulary.terms.values(), 1))
    more = {
        "text": f"Plain words, up to {key.longest} characters.",
        "whole": "A whole number, such as 6.",
        "decimal": "A number, such as 79 or 3.5.",
        "yes-no": "y or n.",
    }.get(key.kind, f"Such as {' or '.join(key.examples)}." if key.examples else "")
    return f"{key.description} {more}".strip()


def _pieces(answer: str) -> list[str]:
    """Several answers in one: with commas, or numbers with only spaces between them."""
    parts = answer.split() if re.fullmatch(r"[\d\s]+", answer) else re.split(r"[,;]", answer)
    return [piece.strip() for piece in parts if piece.strip()]


def _word(piece: str, vocabulary: Vocabulary) -> str | None:
    """The term that a number, an id or a name stands for."""
    terms = list(vocabulary.terms.values())
    if piece.isascii() and piece.isdigit():
        return terms[int(piece) - 1].id if 0 < int(piece) <= len(terms) else None
    names = {name.casefold(): term.id for term in reversed(terms) for name in (*term.other_names, term.label, term.id)}
    return names.get(piece.casefold())
