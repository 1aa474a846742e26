"""Front matter that is written comes back as it was, and every value has a place where it really stands."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.properties import examples
from whatworkswell.case.front_matter.reader import Loc, Tree, read

LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
PRINTABLE = LETTERS.filter(lambda c: ord(c) & 0xFFFE != 0xFFFE)
TEXTS = st.one_of(
    st.text(PRINTABLE, max_size=30), st.sampled_from(["NO", "010", "12:30:45", "1e3", "~", "null", "", " ", "- a", "a: b", "#x"])
)
KEYS = st.text(PRINTABLE, min_size=1, max_size=10)
THIRD = st.one_of(TEXTS, st.lists(TEXTS, max_size=3), st.dictionaries(KEYS, TEXTS, max_size=3))
SECOND = st.one_of(TEXTS, st.lists(THIRD, max_size=3), st.dictionaries(KEYS, THIRD, max_size=3))
TREES = st.dictionaries(KEYS, SECOND, min_size=1, max_size=5)


def leaves(tree: Tree, loc: Loc = ()) -> dict[Loc, str]:
    """Every text in the tree by where it is."""
    if isinstance(tree, str):
        return {loc: tree}
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return {place: text for key, value in pairs for place, text in leaves(value, (*loc, key)).items()}


@examples(200)
@given(TREES, st.booleans(), st.sampled_from(["'", '"']), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read(tree: dict[str, Tree], flow: bool, quotes: str, ending: str) -> None:
    text = yaml.dump(tree, default_flow_style=flow, default_style=quotes, allow_unicode=True, sort_keys=False, width=10_000)
    text = text.replace("!!str ", "")
    reading = read(f"---\n{text}---\n".replace("\n", ending).encode(), "x")
    assert reading.problems == []
    assert reading.data == tree
    lines = text.split("\n")
    for loc, value in leaves(reading.data).items():
        line, column = reading.place(loc)
        shown = lines[line - 2][column - 1 :]
        assert shown.startswith(quotes), (loc, value, shown)
    assert {loc for loc, value in leaves(reading.data).items() if not value.strip()} == set(reading.blanks)
