"""What hypothesis makes of the model: answers that an author may give, whole or in part."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.property.cases import BODY_PIECES, SPACES
from whatworkswell.authoring.scaffold import Draft
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.reader import Tree, is_odd
from whatworkswell.case.front_matter.vocabulary import packaged

LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]).filter(lambda c: not is_odd(c) and ord(c) & 0xFFFE != 0xFFFE)
TEXTS = st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)
NAMES = st.from_regex(r"[a-z0-9]{1,8}([-./:][a-z0-9]{1,8}){0,2}", fullmatch=True)


def _single(key: Key) -> st.SearchStrategy[Tree]:
    if key.vocabulary:
        return st.sampled_from(sorted(packaged()[key.vocabulary].terms))
    kinds: dict[str, st.SearchStrategy[str]] = {
        "text": TEXTS,
        "whole": st.integers(0, 9999).map(str),
        "decimal": st.sampled_from(["0", "3.5", "-2", "79", "3.50"]),
        "yes-no": st.sampled_from(["true", "false"]),
    }
    return _part(key) if key.kind == "part" else kinds.get(key.kind, NAMES)


def _value(key: Key) -> st.SearchStrategy[Tree]:
    if not key.many:
        return _single(key)
    unique = (lambda one: one if isinstance(one, str) else repr(one)) if key.vocabulary else None
    return st.lists(_single(key), min_size=1, max_size=4, unique_by=unique)


def _part(key: Key) -> st.SearchStrategy[dict[str, Tree]]:
    needed = {inner.name: _value(inner) for inner in key.keys if inner.required}
    return st.fixed_dictionaries(needed, optional={inner.name: _value(inner) for inner in key.keys if not inner.required})


_LINES = st.tuples(st.one_of(st.sampled_from(BODY_PIECES), st.text(LETTERS, max_size=12)), SPACES).map("".join)
ACCOUNTS = st.lists(_LINES, max_size=12).map(lambda pieces: "".join(pieces).replace("\r", ""))
SOUND_ACCOUNTS = ACCOUNTS.filter(lambda text: not any(is_odd(c) for c in text if c not in "\n\t"))


def drafts() -> st.SearchStrategy[Draft]:
    """A draft with some of its facts and sections; an empty list of schools is one that says so."""
    facts: dict[str, st.SearchStrategy[Tree]] = {key.name: _value(key) for key in tree().keys if key.name != "schema"}
    facts["schools"] = st.one_of(facts["schools"], st.just([]))
    return st.builds(
        Draft,
        st.fixed_dictionaries({}, optional=facts),
        st.dictionaries(st.sampled_from(list(SECTIONS)), SOUND_ACCOUNTS, max_size=4),
    )
