"""How old a reader must be, by the Flesch-Kincaid formula: longer sentences and longer words need an older one."""

from __future__ import annotations

import re

import pyphen

_HYPHENS = pyphen.Pyphen(lang="en_GB")


def syllables(word: str) -> int:
    """Count the syllables by the places where British printers may divide the word, or by its vowels if there are more."""
    vowels = len(re.findall(r"[aeiouy]+", re.sub(r"e[sd]?$", "", word.lower())))
    return max(len(_HYPHENS.positions(word)) + 1, vowels, 1)


def reading_age(text: str) -> float:
    """Years. Means little for less than a hundred words; blank lines, full stops, colons and bullets end a sentence."""
    sentences = [words for part in re.split(r"[.!?:;]\s|\n\s*\n|\n\s*[-*]", text) if (words := re.findall(r"[A-Za-z’']+", part))]
    words = [word for sentence in sentences for word in sentence]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5
