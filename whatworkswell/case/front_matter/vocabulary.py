"""The controlled words of the site: what each list allows, what the words mean and what else people call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from whatworkswell.problems.problem import PracticeError

from .reader import SAFE_LOADER

#: Where a site keeps the vocabularies that replace the packaged ones, from its root.
SITE_FOLDER = Path("docs/_data/vocabulary")


@dataclass(frozen=True)
class Term:
    """One allowed word: `id` is what is typed, `label` what is read; `synonyms` and `former` names are searched too."""

    id: str
    label: str
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    broader: str | None = None

    @property
    def other_names(self) -> tuple[str, ...]:
        """Everything else that people call it, for the search."""
        return self.synonyms + self.former


@dataclass(frozen=True)
class Vocabulary:
    """A named list of terms, in the order in which they are shown."""

    name: str
    label: str
    terms: Mapping[str, Term]

    def __contains__(self, term: object) -> bool:
        return term in self.terms

    def label_of(self, term: str | int | None) -> str:
        """The label of a term; an unknown one is shown as it was typed."""
        found = self.terms.get(str(term))
        return found.label if found else str(term or "")

    def nearest(self, typed: str) -> str | None:
        """The term that was probably meant: by one of its names, else by spelling."""
        return _closest(typed, self._names)

    def named(self, typed: str) -> str | None:
        """The term of just this name, whatever the capitals and signs: its id, its label or what else it is called."""
        return self._names.get(_letters(typed))

    @cached_property
    def _names(self) -> dict[str, str]:
        """Every name of every term, as it is compared; a term's id before its label before what else it is called."""
        names = {_letters(name): term.id for term in self.terms.values() for name in (*term.other_names, term.label)}
        return names | {_letters(term): term for term in self.terms}


@dataclass(frozen=True)
class Vocabularies:
    """All vocabularies by name."""

    by_name: Mapping[str, Vocabulary]

    def __getitem__(self, name: str) -> Vocabulary:
        return self.by_name[name]

    def label(self, name: str, term: str | int | None) -> str:
        """The label of `term` in the vocabulary `name`."""
        return self.by_name[name].label_of(term)


def nearest(typed: str, allowed: Iterable[str]) -> str | None:
    """The allowed word nearest in spelling, or None where nothing is near."""
    return _closest(typed, {_letters(word): word for word in allowed})


def _closest(typed: str, meanings: Mapping[str, str]) -> str | None:
    """The meaning whose name is nearest (a third of the letters may differ).

    Capitals, hyphens and the like count for nothing: who types `Key Stage 3` means `key-stage-3`.
    """
    letters = _letters(typed[:80])
    match = process.extractOne(letters, meanings.keys(), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.66)
    return meanings[match[0]] if match and letters else None


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def packaged() -> Vocabularies:
    """The vocabularies that come with the package."""
    folder = files(__package__).joinpath("vocabularies")
    texts = {entry.name: entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".yml")}
    return Vocabularies({v.name: v for v in (_parse(texts[name], name) for name in sorted(texts))})


def load(root: Path) -> Vocabularies:
    """The packaged vocabularies, each replaced by the site's own where it has one. Unknown names are refused."""
    folder = root / SITE_FOLDER
    own = [_parse(path.read_bytes(), str(path)) for path in sorted(folder.glob("*.yml"))]
    base = packaged()
    for vocabulary in own:
        if vocabulary.name not in base.by_name:
            raise PracticeError(f"{SITE_FOLDER}/{vocabulary.name}.yml replaces no vocabulary. Allowed: {', '.join(base.by_name)}")
    return Vocabularies({**base.by_name, **{v.name: v for v in own}}) if own else base


def _term(entry: dict[str, Any]) -> Term:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return Term(**fields)


def _parse(text: str | bytes, origin: str) -> Vocabulary:
    """Vocabularies are maintainers' files, so a mistake stops everything, with the file's name."""
    try:
        data = yaml.load(text, Loader=SAFE_LOADER)  # noqa: S506 (it is the safe one, in C where there is one)
        terms = [_term(entry) for entry in data["terms"]]
        return Vocabulary(data["name"], data["label"], {term.id: term for term in terms})
    except (yaml.YAMLError, UnicodeError, TypeError, KeyError, AttributeError) as error:
        raise PracticeError(f"{origin} is not a vocabulary: {error}. It needs name, label and terms.") from error
