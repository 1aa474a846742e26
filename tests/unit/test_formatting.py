"""The canonical form: one for each case, reached in one step, saying the same as before."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.properties import examples
from whatworkswell.case.formatting import UnformattedError, formatted
from whatworkswell.case.front_matter import reader as frontmatter
from whatworkswell.case.front_matter.canonical import WIDTH, entries_of, write
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.value_types import SLUG
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.validation import validate

CASES = Path(__file__).resolve().parents[2] / "cases"
EXAMPLE = """\
---
schema: 1
title: Pupils trained as learning detectives at Higham Lane
key_points:
  - Pupils looked at what the class learned, not at what the teacher did.
  - Teachers volunteered, and pupils were trained in two visits before they began.
useful_for: [cpd-leader, senior-leader, teacher]
sources:
  - ref: ncsl-jpd-2012
    where: example 3
schools:
  - name: Higham Lane School
phases: [secondary]
year_groups: [y7, y8, y9]
key_messages: [9, 10]
scale: {schools: 1, teachers: 5, pupil_observers: 6}
duration: {value: 1, unit: week}
ended: "2012"
context:
  process: {relationship: pupil-observers, cross_school: true}
evidence:
  - kind: teacher-report
    measure: behaviour and engagement
cost:
  note: Time for two visits.
licence: CC-BY-4.0
---

## Why

Because.
"""


def form(front: str, body: str = "") -> str:
    """The canonical front matter of a file with this front matter."""
    text = formatted(f"---\n{front}---\n{body}".encode(), "cases/x/index.md")
    return text.removeprefix("---\n").rpartition("---\n")[0] if not body else text


def read(text: str) -> frontmatter.Reading:
    return frontmatter.read(text.encode(), "cases/x/index.md")


def test_what_is_in_form_stays_as_it_is() -> None:
    assert formatted(EXAMPLE.encode(), "x") == EXAMPLE


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("phases:\n  - primary\n  - secondary\n", "phases: [primary, secondary]\n"),
        ("scale:\n  teachers: 3\n  schools: 2\n", "scale: {schools: 2, teachers: 3}\n"),
        ("schools: [{role: lead, name: A}]\n", "schools:\n  - name: A\n    role: lead\n"),
        ("schools: []\ncontext: {}\n", "schools: []\ncontext: {}\n"),
        ("licence: x\nfuture: 1\ntitle: y\n", 'title: "y"\nlicence: x\nfuture: "1"\n'),
        ("title: >\n  One\n  line\n\n", "title: One line\n"),
        ("title: |\n  One\n   line\n", "title: One line\n"),
        ("title: 'Plain'\n", "title: Plain\n"),
        ('title: "Two: facts"\n', 'title: "Two: facts"\n'),
        ("title: 'She said \"no\": twice'\n", "title: 'She said \"no\": twice'\n"),
        ("title: 'Said \"it''s\": twice'\n", 'title: "Said \\"it\'s\\": twice"\n'),
        ('title: "#1 in maths"\n', 'title: "#1 in maths"\n'),
        ("title: She said “no”, it’s 100% – true\n", "title: She said “no”, it’s 100% – true\n"),
        ("title: 👩‍🏫 Dysgu ŵyn\n", "title: 👩‍🏫 Dysgu ŵyn\n"),
        ("title: 2012\nsummary: yes\n", 'title: "2012"\nsummary: "yes"\n'),
        ("title: 1e3\nsummary: 12:30\n", 'title: "1e3"\nsummary: "12:30"\n'),
        ("started: 2012\nended: 2012-03\n", 'started: "2012"\nended: 2012-03\n'),
        ("started: 2012-03-26\n", 'started: "2012-03-26"\n'),
        ("scale: {teachers: '007'}\n", "scale: {teachers: 007}\n"),
        ("evidence:\n- {value: '4.0', kind: x}\n", "evidence:\n  - kind: x\n    value: 4.0\n"),
        ("scale: {teachers: five}\n", "scale: {teachers: five}\n"),
        ("permissions: {photos: none, school_approved: 'true'}\n", "permissions: {school_approved: true, photos: none}\n"),
        ("contact: {url: 'https://a.example/?a=b', role: x}\n", "contact:\n  role: x\n  url: https://a.example/?a=b\n"),
        ("title:\nphases: ['']\nregions:\n  -\n", 'title:\nregions: [""]\nphases: [""]\n'),
        ("title: ''\n", "title:\n"),
        ("phases: primary\ntitle: [a, b]\n", "title:\n  - a\n  - b\nphases: primary\n"),
    ],
)  # fmt: skip
def test_form(typed: str, kept: str) -> None:
    assert form(typed) == kept


def test_a_list_too_long_for_a_line_stands_below() -> None:
    words = [f"a-rather-long-word-{n}" for n in range(9)]
    assert form(f"subjects: [{', '.join(words)}]\n") == "subjects:\n" + "".join(f"  - {word}\n" for word in words)
    assert max(map(len, form(f"subjects: [{', '.join(words[:4])}]\n").splitlines())) <= WIDTH


REMARKS = """\
# about the title
title: 'Talk'  # behind
phases: [ # open
  primary,
  # within
  secondary # last
  ]
scale: {teachers: 3} # small
# above context
context: # ctx
  # above school
  school:
    size: small
    # below size
  # below school
summary: >  # folded
  a b
evidence:
# flush left
  - # item
    measure: x
    # above kind
    kind: z
    # tail of item
  - kind: v
# the end
"""
KEPT = """\
# about the title
# behind
title: Talk
# folded
summary: a b
# open
phases:
  - primary
  # within
  # last
  - secondary
# small
scale: {teachers: 3}
# above context
# ctx
context:
  # above school
  school:
    size: small
    # below size
  # below school
evidence:
  # flush left
  # item
  # above kind
  - kind: z
    # tail of item
    measure: x
  - kind: v
# the end
"""


def test_remarks_stay_with_what_they_are_about() -> None:
    text = REMARKS.replace("secondary # last", "'secondary' # last")
    assert form(text) == KEPT
    assert form(KEPT) == KEPT


def test_only_remarks() -> None:
    assert form("# nothing yet\n\n") == "# nothing yet\n"
    assert form("") == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\n\n## Why\n\nA.\n\n\n", "\n\n## Why\n\nA.\n"),
        ("## Why\n\nA.", "## Why\n\nA.\n"),
        ("## Why \n  \nBroken  \nline.\t\nEnd.   \n", "## Why\n\nBroken  \nline.\nEnd.\n"),
        ("```\ncode \n```\n\n\n", "```\ncode \n```\n"),
        ("```\nopen \n\n\n", "```\nopen \n\n\n"),
        ("  \n \n", ""),
        ("", ""),
        ("Hard\u00a0space\u00a0\n", "Hard\u00a0space\u00a0\n"),
    ],
)
def test_the_account_is_trimmed_where_that_means_nothing(typed: str, kept: str) -> None:
    front = "---\ntitle: A\n---\n"
    assert formatted((front + typed).encode(), "x") == front + kept
    assert formatted((front + kept).encode(), "x") == front + kept


def test_line_endings_byte_order_mark_and_fences() -> None:
    raw = "\ufeff--- \r\ntitle: A\r\n---\t\r\nOne\r\ntwo\rthree".encode()
    assert formatted(raw, "x") == "---\ntitle: A\n---\nOne\ntwo\nthree\n"


@pytest.mark.parametrize(
    "raw", [b"", b"no front matter", b"---\ntitle: a: b\n---\n", b"---\na: 1\na: 2\n---\n", b"---\nt: \xff\n---\n"]
)
def test_what_cannot_be_read_is_refused_with_the_reason(raw: bytes) -> None:
    with pytest.raises(UnformattedError) as refusal:
        formatted(raw, "cases/x/index.md")
    assert refusal.value.problems


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(UnformattedError, match="larger"):
        formatted(b"---\ntitle: a\n---\n" + b"x" * 200_000, "x")


def test_what_would_say_something_else_is_refused() -> None:
    with pytest.raises(UnformattedError, match="not say the same"):
        formatted(f"---\n? {'k' * 1100}\n: v\n---\n".encode(), "x")


@pytest.mark.parametrize("path", sorted(CASES.glob("*/index.md")), ids=lambda path: path.parent.name)
def test_a_real_case_says_the_same_in_form(path: Path) -> None:
    raw = path.read_bytes()
    text = formatted(raw, path.name)
    before, after = frontmatter.read(raw, "x"), read(text)
    assert validate(after, "x", packaged()) == validate(before, "x", packaged())
    assert after.body == before.body
    assert formatted(text.encode(), path.name) == text


TRAPS = (
    "a: b",
    "# x",
    "- x",
    "no",
    "2012",
    "a #b",
    "'",
    '"',
    "[x]",
    "{x",
    "x, y",
    "@x",
    "---",
    "...",
    "~",
    "<<",
    "=",
    "0x1F",
    "\\n",
)
TEXTS = st.text(max_size=40) | st.sampled_from(TRAPS)
WORDS = st.from_regex(SLUG, fullmatch=True).map(lambda word: word[:30]) | TEXTS


def values(key: Key) -> st.SearchStrategy[frontmatter.Tree]:
    """What an author might write for a key, of the right shape."""
    numbers = st.integers(0, 10**6).map(str) | st.decimals(0, 99, places=2).map(str)
    kinds = {"whole": numbers, "decimal": numbers, "word": WORDS, "name": WORDS}
    one: st.SearchStrategy[frontmatter.Tree] = kinds.get(key.kind, TEXTS)
    if key.kind == "part":
        one = st.fixed_dictionaries({}, optional={child.name: values(child) for child in key.keys})
    return st.lists(one, max_size=3) if key.many else one


FACTS = values(tree())


@examples(60, fixtures=True)
@given(FACTS)
def test_what_is_written_is_what_is_read(data: dict[str, frontmatter.Tree]) -> None:
    text = f"---\n{write(entries_of(data), tree())}---\n"
    reading = read(text)
    withheld = [p for p in reading.problems if p.code not in ("E002", "E009")]
    assert not withheld
    if not reading.problems:
        assert reading.data == read(formatted(text.encode(), "x")).data
        assert formatted(text.encode(), "x") == text


@examples(60, fixtures=True)
@given(FACTS, st.data())
def test_other_readers_of_yaml_see_the_same_texts(data: dict[str, frontmatter.Tree], draw: st.DataObject) -> None:
    text = write(entries_of(data), tree())
    if not read(f"---\n{text}---\n").problems:
        title = yaml.safe_load(text).get("title") if text else None
        assert title == (" ".join(str(data["title"]).split()) or None if "title" in data else None)


@examples(80, fixtures=True)
@given(
    FACTS,
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 8), st.text("ab #-:'\"[]", max_size=8)), max_size=6),
    st.booleans(),
    st.text("a \t\n`-#>*<é", max_size=60),
)
def test_formatting_twice_is_formatting_once(
    data: dict[str, frontmatter.Tree], remarks: list[tuple[int, int, str]], flow: bool, body: str
) -> None:
    """Any file: dumped by another program, in another order, with remarks put anywhere on lines of their own."""
    front = yaml.safe_dump(data, sort_keys=True, allow_unicode=True, default_flow_style=flow, width=60) if data else ""
    lines = front.splitlines()
    for line, indent, words in remarks:
        lines.insert(line % (len(lines) + 1), " " * indent + "# " + words)
    raw = ("---\n" + "".join(f"{line}\n" for line in lines) + "---\n" + body).encode()
    before = frontmatter.read(raw, "x")
    try:
        once = formatted(raw, "x")
    except UnformattedError:
        assert before.problems, "only what cannot be read is left as it is"
        return
    assert formatted(once.encode(), "x") == once
    front_once = once.split("\n---\n")[0]
    if "#" not in str(before.data):  # put between the lines of a text, a remark is part of the text
        assert all(f"# {words}".rstrip() in front_once for _, _, words in remarks)
