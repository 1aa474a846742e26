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
from whatworkswell.authoring.form.rulebook import Rulebook
from whatworkswell.authoring.scaffold import NOT_ASKED
from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.case import repository
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.front_matter.vocabulary import packaged


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
    assert sum(made.values()) < 60_000, made


def test_it_is_what_its_types_say_and_holds_no_private_name(told: dict[str, Any]) -> None:
    assert Rulebook.model_validate_json(json.dumps(told)).model_dump(mode="json", exclude_unset=True) == told

    def names(tree: Any) -> Iterator[str]:
        if isinstance(tree, dict):
            yield from tree
        for item in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
            yield from names(item)

    assert [name for name in names(told) if name.startswith("_") or "._" in name] == []


def test_the_scripts_are_told_what_they_ask_for_and_no_more(root: Path, told: dict[str, Any]) -> None:
    folder = root / "whatworkswell/authoring/form"
    scripts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    text = "".join(scripts.values())
    assert set(re.findall(r'"([EW]\d{3})"', text)) == set(told["messages"])
    personal = told["personal"]
    assert set(re.findall(r'"([a-z]+\.[A-Z_]+)"', text)) == set(personal["expressions"]) | set(personal["words"])
    engine = "".join(held for path, held in scripts.items() if path.parent.name == "engine")
    assert set(re.findall(r"\brules\.([a-z_]+)", engine)) - {"js"} <= set(Rulebook.model_fields)


def test_an_expression_is_written_as_javascript_reads_it() -> None:
    assert as_javascript(re.compile(r"^a+?\w{,3}(?P<x>b)(?P=x)", re.IGNORECASE)) == {
        "source": r"^a+?[\p{L}\p{N}_]{0,3}(?<x>b)\k<x>",
        "flags": "iu",
    }
    assert as_javascript(re.compile(" a [ #] b  # remark\n c", re.VERBOSE))["source"] == r"a[ #]bc"
    assert as_javascript(re.compile(r"(?>a{1,2}+)[^\W\d](\x41)\1"))["source"] == (
        r"(?:a{1,2})(?:(?![\p{Nd}])[\p{L}\p{N}_])(A)(?:\1)"
    )


@pytest.mark.parametrize("written", ["(a)?(?(1)b|c)", "(?i:a)b", "(?#a)b", r"a\0", r"[\b]", r"(?a)\w"])
def test_an_expression_that_javascript_cannot_read_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no counterpart"):
        as_javascript(re.compile(written))
