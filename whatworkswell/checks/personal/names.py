"""Names that are likely to be a pupil's: a guess, and so only ever a warning.

Nobody can list every name, and a list alone would take "Mark the register" for a boy. So what counts is the frame: "a
pupil called ...", "..., aged 9", "... (year 7)". Where the frame says that a pupil is meant, any word with a capital will
do; where it says less, the word must be in the list of first names, which keeps those that are also words or surnames
apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .capitals import BODIES, NO_NAMES, OPENERS, TITLES, first_names
from .detection import Detection
from .frames import (
    AND_ANOTHER,
    APART_AFTER,
    APART_BEFORE,
    BESIDE,
    CALLED,
    CALLED_THEM,
    DOES,
    LABEL,
    LIKELY_AFTER,
    NAME_LABEL,
    NEAR,
    NOT_REAL,
    PUPIL_BEFORE,
    STORY,
    SURE_AFTER,
)

_LETTERS = r"[^\W\d_]+(?:['’-][^\W\d_]+)*+"
#: A word with a capital; whether a letter beyond a to z is one must be asked of the letter.
CAPITAL = re.compile(rf"(?<![^\W_])(?<![^\W_]['’-])(?=[^\W\d_a-z]){_LETTERS}")
_NEXT = re.compile(rf"[ \n]({_LETTERS})")
#: What may stand at the beginning of a word that is no letter.
_OPENING = "([{\"'“‘*_"
#: How long a word may be that is looked at beside a name.
_LONGEST = 30


@dataclass(frozen=True)
class _Candidate:
    """A word with a capital: where it and its surname, if any, stand, and what stands before it."""

    start: int
    end: int
    end_of_all: int
    word: str
    before: str

    @property
    def key(self) -> str:
        return self.word.casefold()


def pupil_names(text: str) -> Iterator[Detection]:
    """Names in frames that make them a pupil's, or somebody's who acts in the account."""
    plain, others = first_names()
    seen: set[str] = set()
    for name in _candidates(text):
        if (words := text[name.start : name.end_of_all]) in seen:
            continue
        is_plain, is_listed = name.key in plain, name.key in plain or name.key in others
        if _is_framed(text, name, is_plain, is_listed) and not NOT_REAL.match(text, name.end_of_all):
            seen.add(words)
            yield Detection("W080", name.start, words)


def _is_framed(text: str, name: _Candidate, is_plain: bool, is_listed: bool) -> bool:
    return _may_be_any(text, name, is_listed) or (is_listed and _is_likely(text, name, is_plain))


def _may_be_any(text: str, name: _Candidate, is_listed: bool) -> bool:
    """Whether the frame says so plainly that any word with a capital is taken for a name."""
    before = name.before
    if len(name.word) < 2 or name.key in NO_NAMES:
        return False
    if SURE_AFTER.match(text, name.end_of_all) and (is_listed or not name.word.endswith("s")):
        return True
    if not PUPIL_BEFORE.search(before):
        return False
    if CALLED.search(before):
        return not STORY.search(before)
    if ":" in before[-6:] and (label := LABEL.search(before)):
        return bool(label[1]) or is_listed or name.end_of_all > name.end or bool(LIKELY_AFTER.match(text, name.end))
    if name.word.isupper() or name.end != name.end_of_all:
        return False
    apart = APART_BEFORE.search(before)
    if apart and APART_AFTER[apart[1] or ","].match(text, name.end):
        return True
    return bool(not before.endswith(", ") and BESIDE.search(before) and DOES.match(text, name.end))


def _is_likely(text: str, name: _Candidate, is_plain: bool) -> bool:
    """Whether the frame makes a listed name a pupil's."""
    before, end = name.before, name.end_of_all
    has_pupil = PUPIL_BEFORE.search(before)
    is_labelled = ":" in before[-6:] and NAME_LABEL.search(before)
    if is_labelled or LIKELY_AFTER.match(text, end) or (has_pupil and CALLED_THEM.search(before)):
        return True
    if not is_plain:
        return False
    other = AND_ANOTHER.match(text, name.end)
    is_one = (
        bool(has_pupil and BESIDE.search(before))
        or bool(other and other[1].casefold() in first_names()[0])
        or (end - name.end in (0, 2, 3) and bool(DOES.match(text, end)))  # alone, or with an initial
    )
    return is_one and not STORY.search(before) and not STORY.search(text, end, end + NEAR)


def _candidates(text: str) -> Iterator[_Candidate]:
    """Each word with a capital that may be a first name: no title before it, no school's or street's name around it."""
    for match in CAPITAL.finditer(text):
        start, word = match.start(), match[0]
        if not word[0].isupper() or len(word) > _LONGEST or _has_title(text, start):
            continue
        bare = word.removesuffix("'s").removesuffix("’s")
        end = start + len(bare)
        end_of_all = _end_of_surname(text, end) if bare == word else end
        if end_of_all:
            yield _Candidate(start, end, end_of_all, bare, text[max(0, start - NEAR) : start])


def _has_title(text: str, start: int) -> bool:
    """Whether a title or another name stands before: `St Nicolas`, `Dylan Wiliam`."""
    if start == 0 or text[start - 1] not in " \n":
        return False
    last = text[max(0, start - _LONGEST) : start - 1].replace("\n", " ").rpartition(" ")[2].lstrip(_OPENING)
    bare = last.rstrip(".")
    if not bare[:1].isupper() or not bare[-1:].isalpha():
        return False
    word = bare.casefold()
    return word in TITLES or (bare == last and word not in OPENERS)


def _end_of_surname(text: str, end_of_name: int) -> int:
    """Where the name ends, its surnames or initials included, or 0 where it is part of the name of a place or a body."""
    end = end_of_name
    for _ in range(3):
        following = _NEXT.match(text, end, end + _LONGEST)
        if following and following[1].casefold() in BODIES:
            return 0
        if not following or not following[1][0].isupper():
            break
        end = following.end() - (2 if following[1].endswith(("'s", "’s")) else 0)
    has_initial = end == end_of_name + 2 and text[end : end + 1] == "."
    return end + has_initial


def looks_named(words: list[str]) -> str:
    """The first of these words that is hardly anything but a first name, unless they name a place or a body; else nothing."""
    plain, _ = first_names()
    folded = [word.casefold() for word in words]
    for index, word in enumerate(folded):
        if word not in plain or (index and folded[index - 1] in TITLES):
            continue
        if not BODIES.intersection(folded[index + 1 : index + 5]):
            return words[index]
    return ""
