"""What each kind of value accepts, what it makes of it, and the code of the message when it does not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from whatworkswell.case.front_matter import value_types as fields


def judge(kind: Any, typed: str) -> Any:
    """The value, or the code of the refusal."""
    try:
        return TypeAdapter(kind).validate_python(typed)
    except ValidationError as error:
        return error.errors()[0]["type"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6", 6), (" 6 ", 6), ("006", 6), ("0", "greater_than_equal"), ("-1", "E017"), ("6.0", "E017"), ("1,200", "E017"),
        ("1_000", "E017"), ("٦", "E017"), ("six", "E017"), ("", "E017"), ("1e3", "E017"), ("9999999999", "E017"),
    ],
)  # fmt: skip
def test_counts(typed: str, value: object) -> None:
    assert judge(fields.Count, typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [("79", 79.0), ("3.5", 3.5), ("-0.25", -0.25), ("+2", 2.0)]
    + [(typed, "E017") for typed in ("nan", ".inf", "1e3", "79%", "3,5", ".5", "5.", "", "1" * 13)],
)
def test_figures(typed: str, value: object) -> None:
    assert judge(fields.Decimal, typed) == value


@pytest.mark.parametrize(("typed", "value"), [("true", True), ("false", False), ("yes", "E012"), ("True", "E012"), ("1", "E012")])
def test_true_or_false(typed: str, value: object) -> None:
    assert judge(fields.YesNo, typed) == value


@pytest.mark.parametrize("typed", ["2012", "2012-03", "2012-02-29", "1999-12-31"])
def test_dates(typed: str) -> None:
    assert judge(fields.PartialDate, typed) == typed


@pytest.mark.parametrize(
    "typed", ["12", "2012-3", "2012-13", "2013-02-29", "0000", "03/2012", "2012-03-", "٢٠١٢", "spring 2012", ""]
)
def test_no_dates(typed: str) -> None:
    assert judge(fields.PartialDate, typed) == "E018"


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org", "http://example.org/a?b=c&d=é#e", "HTTPS://EXAMPLE.ORG", "https://[::1]/",
        "https://example.org:8080/~x/(y)",
    ],
)  # fmt: skip
def test_web_addresses(typed: str) -> None:
    assert judge(fields.Address, typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "www.example.org", "//example.org", "https://", "https:example.org", "ftp://example.org", "javascript:alert(1)",
        "data:,x", "mailto:a@example.org", "https://user@example.org", "https://user:word@example.org",
        "https://exa mple.org", "https://example.org/\n", "https://example.org/\u202e", 'https://example.org/"x',
        "https://example.org/<x>", "https://[::1", "https://example.org:port/", "https://example.org/\\x",
        " https://example.org", "https://example.org/" + "x" * 2000, "",
    ],
)  # fmt: skip
def test_no_web_addresses(typed: str) -> None:
    assert judge(fields.Address, typed) == "E021"


@pytest.mark.parametrize("typed", ["plan.pdf", "lesson-plan.docx", "wall_2.jpg", "a.b.png"])
def test_file_names(typed: str) -> None:
    assert judge(fields.FileName, typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "Plan.pdf", "my plan.pdf", "plan", ".pdf", "../plan.pdf", "a/b.pdf", "a\\b.pdf", "plan.", "-a.pdf", "a..pdf",
        "plân.pdf", "a.pdf\n",
    ],
)  # fmt: skip
def test_no_file_names(typed: str) -> None:
    assert judge(fields.FileName, typed) == "E019"


@pytest.mark.parametrize("typed", ["Talk", "talk partners", "talk--partners", "-talk", "talk_partners", "tâlk", "", "talk\n"])
def test_no_slugs(typed: str) -> None:
    assert judge(fields.Slug, typed) == "E019"


@pytest.mark.parametrize(
    ("typed", "value"), [("123456", "123456"), ("000001", "000001"), ("12345", "E019"), ("１２３４５６", "E019")]
)
def test_school_numbers(typed: str, value: str) -> None:
    assert judge(fields.Urn, typed) == value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Talk \n partners\t", "Talk partners"), ("e\u0301", "é"), ("1" * 20, "1" * 20), ("{{ 7*7 }} & 'x'", "{{ 7*7 }} & 'x'")],
)
def test_texts_are_folded_and_composed(typed: str, kept: str) -> None:
    assert fields.Text(20).check(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"), [("x" * 21, "E015"), ("a < b", "E016"), ("<b>", "E016"), ("é" * 20 + "e\u0301", "E015")]
)
def test_texts_that_are_refused(typed: str, code: str) -> None:
    with pytest.raises(fields.PydanticCustomError) as refused:
        fields.Text(20).check(typed)
    assert refused.value.type == code
