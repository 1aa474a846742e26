"""Every word of the indexed pages, so that a slip of the finger can be told from a rare word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .pagefind import Page

_WORD = re.compile(r"[a-z]+")
#: Longer ones are addresses and the like; no one types them.
LONGEST = 24


def words_of(text: str) -> Iterator[str]:
    """The words of a text as they are compared: small letters without accents; an apostrophe parts words."""
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    return (word for word in _WORD.findall(plain.lower()) if len(word) <= LONGEST)


def chunks(pages: Sequence[Page], names: Iterable[str]) -> dict[str, str]:
    """The words by their first letter, one a line: the word, then how common it is, from 0 (one page) to 9.

    `names` are what things are called; their words count as known though no page may have them. A browser loads one
    letter or two to judge a word, which stays small however many cases there are.
    """
    pages_with: Counter[str] = Counter()
    for page in pages:
        pages_with.update(set(words_of(page.text)))
    for name in names:
        for word in words_of(name):
            pages_with[word] += 0
    letters: dict[str, list[str]] = defaultdict(list)
    for word in sorted(pages_with):
        letters[word[0]].append(f"{word}{min(max(pages_with[word], 1).bit_length() - 1, 9)}")
    return {letter: "\n".join(lines) for letter, lines in letters.items()}
