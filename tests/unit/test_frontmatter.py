"""The strict reader: what was typed stays what was typed, everything has its place, and every surprise is refused."""

from __future__ import annotations

import pytest

from whatworkswell.case.front_matter.reader import MAX_FRONT_MATTER, Reading, dotted, read

PATH = "cases/made-up/index.md"


def reading_of(front: str, body: str = "") -> Reading:
    return read(f"---\n{front}---\n{body}".encode(), PATH)


def said(reading: Reading) -> list[tuple[str, int, int]]:
    return [(p.code, p.line, p.column) for p in reading.problems]


def test_values_lists_and_mappings_with_their_places() -> None:
    reading = reading_of(
        "title: Talk\nphases: [primary, secondary]\ncontext:\n  school: {size: small}\nbarriers:\n  - barrier: Time\n"
    )
    assert reading.problems == []
    assert reading.data == {
        "title": "Talk",
        "phases": ["primary", "secondary"],
        "context": {"school": {"size": "small"}},
        "barriers": [{"barrier": "Time"}],
    }
    assert reading.place(("title",)) == (2, 8)
    assert reading.keys[("title",)] == (2, 1)
    assert reading.place(("phases", 1)) == (3, 19)
    assert reading.place(("context", "school", "size")) == (5, 18)
    assert reading.place(("barriers", 0, "barrier")) == (7, 14)
    assert reading.place(("barriers", 0, "response")) == (7, 5), "the nearest thing around it"
    assert reading.place(("nothing", "here")) == (1, 1)


def test_columns_count_characters_not_bytes() -> None:
    reading = reading_of("phases: ['Ŵ😀é', primary]\n")
    assert reading.place(("phases", 1)) == (2, 17)


@pytest.mark.parametrize(
    "typed", ["NO", "yes", "010", "0x1F", "12:30:45", "1e3", "~", "null", "2012-03-01", "1_000", ".inf", "="]
)
def test_a_scalar_stays_the_text_that_was_typed(typed: str) -> None:
    assert reading_of(f"title: {typed}\n").data == {"title": typed}


def test_texts_in_quotes_and_over_several_lines() -> None:
    front = (
        "a: \"Talk: #1\"\nb: 'it''s'\nc: one\n  two\nd: |\n  one\n  two\ne: >\n  one\n  two\nf: https://example.org/#x\ng: a#b\n"
    )
    assert reading_of(front).data == {
        "a": "Talk: #1",
        "b": "it's",
        "c": "one two",
        "d": "one\ntwo\n",
        "e": "one two\n",
        "f": "https://example.org/#x",
        "g": "a#b",
    }


def test_remarks_on_lines_of_their_own_and_after_lists_and_keys_are_fine() -> None:
    reading = reading_of(
        "# what it is\ntitle: Talk\nphases: [primary]  # more than one may be given\ncost:  # what it took\n  note: None\n"
    )
    assert reading.problems == []


@pytest.mark.parametrize("front", ["title: Talk # 1\n", "title: one\n  two #3\n", "phases: [primary #1\n  ]\n"])
def test_a_text_that_a_hash_would_cut_off_is_refused(front: str) -> None:
    assert [p.code for p in reading_of(front).problems] == ["E008"]


def test_the_body_and_its_first_line() -> None:
    reading = reading_of("title: Talk\n", "\n## Why\n---\nx\n")
    assert (reading.body, reading.body_line) == ("\n## Why\n---\nx\n", 4)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_change_nothing(ending: str) -> None:
    text = "---\ntitle: Talk\nphases: primary\n---\nx\ny\n".replace("\n", ending)
    reading = read(b"\xef\xbb\xbf" + text.encode(), PATH)
    assert reading.problems == []
    assert reading.data == {"title": "Talk", "phases": "primary"}
    assert (reading.place(("phases",)), reading.body, reading.body_line) == ((3, 9), "x\ny\n", 5)


@pytest.mark.parametrize("fence", ["---", "--- ", "---\t"])
def test_space_after_a_fence_does_not_matter(fence: str) -> None:
    assert read(f"{fence}\ntitle: Talk\n{fence}\n".encode(), PATH).data == {"title": "Talk"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E003"),
        (b"\n---\ntitle: Talk\n---\n", "E003"),
        (b"title: Talk\n---\n", "E003"),
        (b"----\ntitle: Talk\n----\n", "E003"),
        (b"---", "E004"),
        (b"---\ntitle: Talk\n", "E004"),
        (b"---\ntitle: Talk\n --- \n", "E004"),
    ],
)
def test_front_matter_stands_between_two_fences(raw: bytes, code: str) -> None:
    reading = read(raw, PATH)
    assert [p.code for p in reading.problems] == [code]
    assert reading.data == {}


def test_an_empty_front_matter_is_read_as_such() -> None:
    reading = read(b"---\n---\nx", PATH)
    assert (reading.data, reading.problems, reading.body, reading.body_line) == ({}, [], "x", 3)


def test_a_key_twice_keeps_the_first_and_says_where_it_is() -> None:
    reading = reading_of("title: One\nphases:\n  - primary\ntitle: Two\ntitle:\n")
    assert reading.data == {"title": "One", "phases": ["primary"]}
    assert said(reading) == [("E007", 5, 1), ("E007", 6, 1)]
    assert "line 2" in reading.problems[0].message
    assert reading.place(("title",)) == (2, 8)
    assert reading.blanks == []


def test_a_key_twice_inside_an_item() -> None:
    reading = reading_of("barriers:\n  - barrier: Time\n    barrier: Room\n")
    assert [(p.code, p.field) for p in reading.problems] == [("E007", "barriers[1].barrier")]


def test_no_key_can_hide_a_blank() -> None:
    assert reading_of("again:\n").blanks == [("again",)]


def test_blanks_in_the_order_of_the_file_at_their_keys() -> None:
    reading = reading_of("title:\nphases:\n  -\n  - primary\nsummary: '  '\ncost: {note: ''}\n")
    assert reading.blanks == [("title",), ("phases", 0), ("summary",), ("cost", "note")]
    assert [reading.place(loc) for loc in reading.blanks] == [(2, 1), (4, 4), (6, 1), (7, 8)]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("title: &a Talk\n", "&a"),
        ("title: *a\n", "*a"),
        ("title: !!str Talk\n", "!!str"),
        ("title: !own Talk\n", "!own"),
        ("phases: &a [primary]\n", "&a"),
        ("&a title: Talk\n", "&a"),
        ("context: !!map {school: x}\n", "!!map"),
    ],
)
def test_what_only_experts_write_is_refused(front: str, found: str) -> None:
    assert [(p.code, p.found) for p in reading_of(front).problems] == [("E008", found)]


def test_aliases_cannot_grow() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert {p.code for p in reading_of("\n".join(lines) + "\n").problems} == {"E008"}


@pytest.mark.parametrize("front", ["a: {b: {c: {d: 1}}}\n", "a:\n  - b: [c]\n"])
def test_four_levels_are_deep_enough(front: str) -> None:
    assert reading_of(front).problems == []


@pytest.mark.parametrize("front", ["a: {b: {c: {d: {e: 1}}}}\n", "a: [[[[1]]]]\n", "a: " + "[" * 9000 + "\n", "- " * 500 + "a\n"])
def test_five_levels_are_too_deep(front: str) -> None:
    assert [p.code for p in reading_of(front).problems] in (["E010"], ["E014"])


def test_a_front_matter_that_is_too_large_is_not_read() -> None:
    reading = reading_of("title: " + "x" * MAX_FRONT_MATTER + "\n", "## Why\n")
    assert [p.code for p in reading.problems] == ["E009"]
    assert (reading.data, reading.body) == ({}, "## Why\n")


ODD = ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U0001fffe"]


@pytest.mark.parametrize("char", ODD)
def test_characters_that_cannot_be_seen_are_refused_with_their_place(char: str) -> None:
    for raw, place in ((f"---\ntitle: T{char}\n---\n", (2, 9)), (f"---\ntitle: T\n---\nab\nc{char}\n", (5, 2))):
        problems = read(raw.encode(), PATH).problems
        assert [(p.code, p.line, p.column) for p in problems] == [("E002", *place)]
        assert f"U+{ord(char):04X}" in problems[0].found


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\u202E", "\\x85", "\\ufeff"])
def test_neither_can_they_come_in_as_escapes(escape: str) -> None:
    assert said(reading_of(f'title: "T{escape}"\n')) == [("E002", 2, 8)]
    assert said(reading_of(f'"T{escape}": x\n')) == [("E002", 2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Dŵr, tŷ, sgiôr",
        "Scríobh na páistí",
        "👩🏽‍🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤️",
        "“Curly” ‘quotes’ – dash — … €",
        "מילה عربى",
        "नमस्ते",
        "a\u00a0b\u200db",
    ],
)
def test_ordinary_letters_and_signs_of_all_kinds_pass(text: str) -> None:
    reading = reading_of(f'title: "{text}"\n', text)
    assert reading.problems == []
    assert reading.data == {"title": text}


@pytest.mark.parametrize(
    ("raw", "line", "column", "found"),
    [
        (b"---\ntitle: caf\xe9\n---\n", 2, 11, "é, not saved as UTF-8"),
        (b"---\r\ntitle: \x93Talk\x94\r\n---\r\n", 2, 8, "“, not saved as UTF-8"),
        ("---\n".encode("utf-16"), 1, 1, "text saved as UTF-16, which some programs call Unicode"),
        (b"---\n---\nx\n\xed\xa0\x80\n", 4, 1, "í, not saved as UTF-8"),
    ],
)
def test_other_encodings_are_named_and_placed(raw: bytes, line: int, column: int, found: str) -> None:
    problem = read(raw, PATH).problems[0]
    assert (problem.code, problem.line, problem.column, problem.found) == ("E002", line, column, found)


@pytest.mark.parametrize(
    ("front", "code", "line", "column", "mend"),
    [
        ("title: Talk: what we tried\n", "E005", 2, 12, "double quotes"),
        ("title: Talk\nsummary: 'It''s\nphases: [primary]\n", "E006", 3, 10, "quotation mark opens here"),
        ("title: Talk\n\tsummary: x\n", "E006", 3, 1, "tab"),
        ("phases: [primary\nsubjects: [english]\n", "E006", 2, 9, "bracket ] after the last"),
        ("scale: {pupils: 3\ntitle: x\n", "E006", 2, 8, "bracket } after the last"),
        ('title: "Talk" partners\n', "E006", 2, 15, "inside double quotes"),
        ("title: 'it's talk'\n", "E006", 2, 12, "inside double quotes"),
        ("title: @school\n", "E006", 2, 8, "may not begin with @"),
        ("title: %20\n", "E006", 2, 8, "may not begin with %"),
        ("title: ? why\n", "E006", 2, 8, "may not begin with ?"),
        ("title: >now\n", "E006", 2, 8, "may not begin with > or |"),
        ("title: *Talk* partners\n", "E006", 2, 8, "stars"),
        ("title: & partners\n", "E006", 2, 8, "may not begin with &"),
        ("title: - talk\n", "E006", 2, 8, "on the line below its key"),
        ('title: "C:\\pupils"\n', "E006", 2, 8, "sign \\"),
        ("title: {{ name }}\n", "E006", 2, 9, "Brackets { } and [ ]"),
        ("title: x\nsummary\nphases: [primary]\n", "E006", 3, 1, "a key, a colon and a space"),
        ("a:\n    b: 1\n  c: 2\n", "E006", 4, 3, "same number of spaces"),
        ("title: x\n...\nmore: y\n", "E006", 4, 1, "missing quotation mark"),
        ("- title\n", "E014", 2, 1, "a key, a colon, a space"),
        ("title:Talk\n", "E014", 2, 1, "a key, a colon, a space"),
    ],
)
def test_each_slip_is_told_where_it_is_with_how_to_mend_it(front: str, code: str, line: int, column: int, mend: str) -> None:
    problems = reading_of(front).problems
    assert [(p.code, p.line, p.column) for p in problems] == [(code, line, column)]
    assert mend in problems[0].mend


def test_a_second_document_is_refused() -> None:
    assert [p.code for p in reading_of("title: x\n...\n--- {more: y}\n").problems] == ["E008"]


def test_places_as_people_read_them() -> None:
    assert dotted(("evidence", 0, "kind")) == "evidence[1].kind"
    assert dotted(()) == ""
