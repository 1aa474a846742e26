"""A new case: what was answered in canonical form, what must still be answered left blank with a word of help above it.

Whatever the answers are, the file can be read, and the checker names the blanks and what is wrong with the answers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import wrap

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.canonical import Entry, entries_of, write
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import MAY_BE_EMPTY, REQUIRED
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.case.repository import CASES, INDEX, Case, Repository, case_of
from whatworkswell.case.writing import create_text
from whatworkswell.checks import across_cases as across
from whatworkswell.checks.account import REQUIRED_SECTIONS
from whatworkswell.checks.case import check_case
from whatworkswell.problems.problem import PracticeError, Problem

#: The codes that stand for something left blank.
BLANK = ("E013", "E033")
#: Words that lead on to another: a name that was cut short does not end with them.
LEADS_ON = frozenset("a an and at by for from in of on or that the to where which who with".split())
_REMARK_WIDTH = 100
_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")


#: Keys that are never asked: there is one version, and the origin decides what is asked.
NOT_ASKED = ("schema", "origin")


@dataclass
class Draft:
    """Answers so far: facts as they would be typed in front matter, and the text of sections by their ids."""

    facts: dict[str, Tree] = field(default_factory=dict)
    account: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Where the case comes from; from a school, unless it was said otherwise."""
        return str(self.facts.get("origin") or "submitted")

    @property
    def needed(self) -> tuple[str, ...]:
        """The dotted paths of the keys that a case of this origin must have."""
        return REQUIRED.get(self.origin, REQUIRED["submitted"])


def case_text(draft: Draft, vocabularies: Vocabularies, is_begun: bool = True) -> str:
    """The whole index.md.

    A case that was sent, not only begun, has no help for somebody who goes on in an editor: no remarks, and no headings but of
    sections that are needed or written. The form in the browser writes a case so.
    """
    given = {**draft.facts, "schema": "1", "origin": draft.origin}
    facts = facts_text(tree(), given, draft.needed, vocabularies, remarks=is_begun)
    told = {id: _paragraphs(draft.account.get(id, "")) for id in SECTIONS}
    needed = SECTIONS if is_begun else REQUIRED_SECTIONS.get(draft.origin, REQUIRED_SECTIONS["submitted"])
    sections = (f"\n## {heading}\n{told[id]}" for id, heading in SECTIONS.items() if told[id] or id in needed)
    text = f"---\n{facts}---\n{''.join(sections)}"
    return text.encode("utf-8", "replace").decode("utf-8")


def facts_text(
    whole: Key,
    facts: dict[str, Tree],
    needed: tuple[str, ...],
    vocabularies: Vocabularies,
    what: str = "case",
    *,
    remarks: bool = True,
) -> str:
    """The YAML of the facts of a case or a trial, whose keys are `whole`; what is needed and not given is left blank."""
    entries = list(_entries(whole, _answered(facts), _Blanks(needed, vocabularies, remarks)))
    if not remarks:
        return write(entries, whole)
    open_keys = [key.name for key in whole.keys if key.name not in {entry.key for entry in entries}]
    said = f"You may also give: {', '.join(open_keys)}. Without one of them the {what} says: not recorded."
    return write(entries, whole, _remark(said) if open_keys else ())


def _paragraphs(text: str) -> str:
    """The text without blank lines around it. Its first line stays set in: that may be code."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"\n{_BLANK_LINES.sub('', unix).rstrip()}\n" if unix.strip() else ""


def _answered(facts: dict[str, Tree]) -> dict[str, Tree]:
    """The facts without what was left blank. An empty list stays where it says something: no school to name."""
    kept = {key: _without_blanks(value) for key, value in facts.items()}
    return {key: value for key, value in kept.items() if value or (key in MAY_BE_EMPTY and facts[key] == [])}


def _without_blanks(value: Tree) -> Tree:
    if isinstance(value, dict):
        return {key: kept for key, item in value.items() if (kept := _without_blanks(item))}
    if isinstance(value, list):
        return [kept for item in value if (kept := _without_blanks(item))]
    return value if value.strip() else ""


@dataclass(frozen=True)
class _Blanks:
    """Which keys are left blank rather than left out, within the part at `path`."""

    needed: tuple[str, ...]
    vocabularies: Vocabularies
    remarks: bool = True
    path: str = ""

    def inside(self, key: Key) -> _Blanks:
        return replace(self, path=f"{self.path}{key.name}.")

    def has(self, key: Key) -> bool:
        path = self.path + key.name
        return key.required or any(need == path or need.startswith(f"{path}.") for need in self.needed)


def _entries(part: Key, given: dict[str, Tree], blanks: _Blanks) -> Iterator[Entry]:
    for key in part.keys:
        inside = blanks.inside(key)
        value = given.get(key.name)
        if value is None:
            if blanks.has(key):
                yield _blank(key, blanks)
        elif key.kind == "part" and isinstance(value, dict) and not key.many:
            yield Entry(key.name, list(_entries(key, value, inside)))
        elif key.kind == "part" and isinstance(value, list):
            yield Entry(key.name, [Entry(None, list(_entries(key, item, inside))) for item in value if isinstance(item, dict)])
        else:
            (entry,) = entries_of({key.name: value})
            if isinstance(entry.value, list):
                entry.value += [Entry(None, "")] * (key.fewest - len(entry.value))
            yield entry


def _blank(key: Key, blanks: _Blanks) -> Entry:
    """A key with nothing after it; of a part, the keys that it cannot do without."""
    entry = Entry(key.name, "", above=list(_remark(_help(key, blanks.vocabularies))) if blanks.remarks else [])
    if key.kind == "part":
        inner = list(_entries(key, {}, blanks.inside(key)))
        entry.value = [Entry(None, inner)] if key.many else inner
    return entry


def _help(key: Key, vocabularies: Vocabularies) -> str:
    words = [key.description]
    if key.vocabulary:
        words.append(f"{'One or more of' if key.many else 'One of'}: {', '.join(vocabularies[key.vocabulary].terms)}.")
    if key.many and key.kind == "text":
        words.append("Each on a line of its own after a hyphen.")
    if key.kind == "text":
        words.append(f"Up to {key.longest} characters.")
    if key.kind == "yes-no":
        words.append("true or false.")
    if key.examples:
        words.append(f"Such as {' or '.join(key.examples)}.")
    return " ".join(words)


def _remark(text: str) -> Iterator[str]:
    return (f"# {line}" for line in wrap(text, _REMARK_WIDTH, break_on_hyphens=False))


def suggested_slug(title: str, taken: Iterable[str] = (), what: str = "case") -> str:
    """A name for the folder of a case, or the file of something else, made from the title, which nothing else has."""
    letters = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters)
    if len("-".join(words)) > across.LONGEST - 3:
        while len("-".join(words)) > across.LONGEST - 3:
            words.pop()
        while words and words[-1] in LEADS_ON:
            words.pop()
    base = "-".join(words)
    if len(base) < across.SHORTEST or base in across.RESERVED:
        base = f"{base}-{what}" if base else f"my-{what}"
    used, number = set(taken), 1
    while (slug := base if number == 1 else f"{base}-{number}") in used:
        number += 1
    return slug


def taken_names(site: Repository) -> set[str]:
    """Names that a new folder cannot have: of what is in `cases`, in capitals or not, and former names of cases."""
    folder = site.root / CASES
    names = {entry.name.casefold() for entry in folder.iterdir()} if folder.is_dir() else set()
    return names | {alias for entry in site.register.values() for alias in entry.aliases}


def refusal(slug: str, site: Repository) -> str:
    """Why there can be no new case of this name, or nothing."""
    if slug.casefold() in taken_names(site):
        return f"There is already something of the name {CASES}/{slug}."
    return " ".join(f"{p.message} {p.mend}" for p in across.name_of_folder(slug, f"{CASES}/{slug}"))


def judge(text: str, slug: str, site: Repository, among_all: bool = True) -> list[Problem]:
    """What the checker says of a case that need not be written yet; `among_all` also holds it against the others."""
    case = _case(text, slug, site)
    found = check_case(case, site)
    if among_all:
        every = across.check(replace(site, cases={**site.cases, slug: case}))
        found += [p for p in every if p.path == case.path]
    return sorted(found, key=lambda p: (p.line, p.code, p.field))


def _case(text: str, slug: str, site: Repository) -> Case:
    return case_of(text.encode("utf-8"), site.root / CASES / slug, site.vocabularies)


def create(text: str, slug: str, site: Repository) -> Path:
    """Write a new case into a new folder; return its file.

    Raises:
        PracticeError: the name cannot be used or is taken. Nothing that exists is ever changed.
    """
    if why := refusal(slug, site):
        raise PracticeError(f"{why} Nothing was written.")
    folder = site.root / CASES / slug
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise PracticeError(f"{CASES}/{slug} cannot be made: {error.strerror}. Nothing was written.") from error
    create_text(folder / INDEX, text)
    return folder / INDEX
