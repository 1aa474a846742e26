"""The register: who is in it, who gets which short code, and which addresses would clash or vanish."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from whatworkswell.case.register import (
    CODE_LETTERS,
    COLUMNS,
    FILE,
    OLDER_COLUMNS,
    Entry,
    as_csv,
    check,
    load,
    updated,
    with_rows,
)
from whatworkswell.problems.problem import PracticeError

TODAY = date(2020, 2, 3)


def written(root: Path, text: str | bytes) -> Path:
    file = root / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def said(*entries: Entry, slugs: str = "one two three") -> list[tuple[str, str, str]]:
    return [(p.code, p.field, p.found) for p in check({e.slug: e for e in entries}, slugs.split())]


def test_new_cases_become_candidates_published_today() -> None:
    register = updated({}, ["two", "one"], TODAY)
    assert list(register) == ["one", "two"]
    assert (register["one"].stage, register["one"].first_published) == ("candidate", "2020-02-03")
    codes = [entry.short_code for entry in register.values()]
    assert len(set(codes)) == 2
    assert all(len(code) == 5 and set(code) <= set(CODE_LETTERS) for code in codes)


def test_what_maintainers_decided_stays() -> None:
    kept = Entry("one", "approved", "2019-01-01", "2019-02-02", "abcde", ("old",), line=2)
    gone = Entry("gone", "retired", short_code="fghjk", retired_reason="Made up")
    assert updated({"one": kept, "gone": gone}, ["one"], TODAY) == {"gone": gone, "one": kept}


def test_a_second_update_changes_nothing_and_codes_depend_on_the_slug_alone() -> None:
    first = updated({}, ["one", "two"], TODAY)
    assert updated(first, ["one", "two"], date(2021, 1, 1)) == first
    assert updated({}, ["two"], TODAY)["two"].short_code == first["two"].short_code


def test_a_taken_code_is_not_given_again() -> None:
    wanted = updated({}, ["one"], TODAY)["one"].short_code
    register = updated({"two": Entry("two", short_code=wanted)}, ["one"], TODAY)
    assert register["one"].short_code not in ("", wanted)


def test_the_file_round_trips(tmp_path: Path) -> None:
    register = updated({"two": Entry("two", aliases=("a", "b"), retired_reason='Was "made up", once\nonly')}, ["one"], TODAY)
    text = as_csv(register)
    assert text.splitlines()[0] == ",".join(COLUMNS)
    loaded = load(written(tmp_path, text))
    assert as_csv(loaded) == text
    assert loaded["two"].aliases == ("a", "b")
    assert loaded["one"].line == 2


def test_a_spreadsheet_may_save_it(tmp_path: Path) -> None:
    text = "\ufeff" + ",".join(COLUMNS) + "\r\none,candidate,,,,,,\r\n,,,,,,,\r\n\r\ntwo\r\n"
    assert list(load(written(tmp_path, text))) == ["one", "", "two"]


def test_a_register_from_before_the_checks_of_sources_is_read_and_gets_its_columns(tmp_path: Path) -> None:
    older = ",".join(OLDER_COLUMNS) + "\none,approved,2019-01-01,,abcde,,,\n"
    register = load(written(tmp_path, older))
    assert (register["one"].short_code, register["one"].source_checked) == ("abcde", "")
    after = with_rows(older, register, {**register, "two": Entry("two", source_checked="2026-11-05", checked_by="A reader")})
    assert load(written(tmp_path, after))["two"].checked_by == "A reader"
    assert after.splitlines()[:2] == [",".join(COLUMNS), "one,approved,2019-01-01,,abcde,,,"]


def test_no_register_is_an_empty_one(tmp_path: Path) -> None:
    assert load(tmp_path) == {}


@pytest.mark.parametrize("text", ["slug,stage\none,candidate\n", "", b"\xff\xfe", ",".join(COLUMNS) + "\n" + '"' + "x" * 200_000])
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(PracticeError, match=r"register\.csv"):
        load(written(tmp_path, text))


def test_a_second_row_for_a_case_is_told_at_its_line(tmp_path: Path) -> None:
    register = load(written(tmp_path, ",".join(COLUMNS) + "\none,approved,,,,,,\ntwo,candidate,,,,,,\none,retired,,,,,,\n"))
    assert register["one"].stage == "approved"
    assert [(p.code, p.line, p.found) for p in check(register, ["one", "two"])] == [("E062", 4, "one")]


def test_a_sound_register_says_nothing() -> None:
    one = Entry("one", "retired", "2019-01-01", "", "abcde", ("one", "old-one"), "Made up", "two")
    assert said(one, Entry("two", short_code="fghjk")) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (Entry("four"), ("E061", "slug", "four")),
        (Entry("one", "published"), ("E062", "stage", "published")),
        (Entry("one", first_published="2020-1-1"), ("E062", "first_published", "2020-1-1")),
        (Entry("one", last_reviewed="20200101"), ("E062", "last_reviewed", "20200101")),
        (Entry("one", source_checked="5/11/2026", checked_by="A reader"), ("E062", "source_checked", "5/11/2026")),
        (Entry("one", source_checked="2026-11-05"), ("E062", "checked_by", "nothing")),
        (Entry("one", checked_by="A reader"), ("E062", "source_checked", "nothing")),
        (Entry("one", "retired"), ("E062", "retired_reason", "nothing")),
        (Entry("one", replaced_by="four"), ("E062", "replaced_by", "four")),
        (Entry("one", short_code="l0O1i"), ("E062", "short_code", "l0O1i")),
        (Entry("one", aliases=("Old",)), ("E062", "aliases", "Old")),
        (Entry("one", aliases=("two",)), ("E063", "aliases", "two")),
    ],
)
def test_what_the_register_cannot_hold(entry: Entry, problem: tuple[str, str, str]) -> None:
    assert said(entry) == [problem]


def test_addresses_that_clash() -> None:
    assert said(Entry("one", short_code="abcde", aliases=("old",)), Entry("two", short_code="abcde", aliases=("old",))) == [
        ("E063", "aliases", "old"),
        ("E063", "short_code", "s/abcde"),
    ]
