"""What the form in the browser is told, and that it is told all of it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from whatworkswell.authoring.form import files as form
from whatworkswell.authoring.form.regex import as_javascript
from whatworkswell.authoring.scaffold import CHAPTERS, NOT_ASKED
from whatworkswell.case import repository
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.problems.problem import messages


@pytest.fixture(scope="module")
def told(root: Path) -> dict[str, Any]:
    return json.loads(form.files(repository.load(root))[form.ADDRESS]())


def leaves(keys: list[dict[str, Any]], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key in keys:
        here = f"{path}.{key['name']}".lstrip(".")
        yield here, key
        yield from leaves(key.get("keys", ()), here)


def test_it_holds_every_word_and_message(told: dict[str, Any]) -> None:
    assert {name: [term["id"] for term in held["terms"]] for name, held in told["vocabularies"].items()} == {
        name: list(held.terms) for name, held in packaged().by_name.items()
    }
    assert set(told["messages"]) == set(messages())
    assert {id: section["heading"] for id, section in told["sections"].items()} == SECTIONS


@pytest.mark.parametrize("what", ["case", "trial"])
def test_every_key_says_what_it_is_and_which_rule_it_keeps(told: dict[str, Any], what: str) -> None:
    for path, key in leaves(told["keys"] if what == "case" else told["trial"]["keys"]):
        assert key["label"], path
        assert key["description"], path
        assert (key["kind"] == "word") <= (key.get("vocabulary") in told["vocabularies"]), path
        assert (key["rule"] == "text") == bool(key.get("longest") and key["kind"] == "text"), path
        assert (key["rule"] == "form") == bool(key.get("form")), path
        assert (key["kind"] == "part") == bool(key.get("keys")), path


def test_whatever_is_required_is_asked(told: dict[str, Any]) -> None:
    asked = {path.split(".")[0] for chapter in CHAPTERS for path in chapter.keys}
    for origin in REQUIRED:
        assert {path.split(".")[0] for path in told["required"][origin]} <= asked | set(NOT_ASKED)
    paths = {path for path, _ in leaves(told["trial"]["keys"])}
    assert set(told["trial"]["required"]) <= paths


def test_it_is_small_enough_for_a_slow_line(root: Path) -> None:
    made = {name: len(gzip.compress(make())) for name, make in form.files(repository.load(root)).items()}
    assert sum(made.values()) < 80_000, made


def test_an_expression_that_javascript_cannot_read_is_refused() -> None:
    assert as_javascript(re.compile(r"^a\b\w?$", re.IGNORECASE))["flags"] == "iu"
    with pytest.raises(ValueError, match="no counterpart"):
        as_javascript(re.compile("(a)?(?(1)b|c)"))
