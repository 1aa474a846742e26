"""A rule is found by its code: `messages.yml` names the file of its family, and nothing else raises it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from whatworkswell.authoring.guide.field_reference import checker_messages
from whatworkswell.checks import facts
from whatworkswell.problems.problem import BLANK, messages, phrases, problem

CODE = re.compile(r"[EW]\d{3}")
#: Who only looks at codes that somebody else has raised, apart from comparing them.
LOOKS_ON = {"whatworkswell/authoring/scaffold.py": {"E013", "E033"}}
GROUPS = ("sections", "links", "forms", "form", "found", "seems")


def constants(path: Path) -> Iterator[str]:
    """Every string of a module that is not compared with something."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    compared = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Compare) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in compared:
            yield node.value


@pytest.fixture(scope="module")
def raised(root: Path) -> dict[str, set[str]]:
    """The files that raise each code, from the root."""
    found: dict[str, set[str]] = {code: set() for code in messages()}
    for path in sorted((root / "whatworkswell").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for code in {text for text in constants(path) if CODE.fullmatch(text)} - LOOKS_ON.get(name, set()):
            found[code].add(name)
    return found


@pytest.fixture(scope="module")
def sources(root: Path) -> str:
    """Every module and every script, one behind the other."""
    paths = [*(root / "whatworkswell").rglob("*.py"), *(root / "whatworkswell/authoring/form").rglob("*.js")]
    return "".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.parametrize("code", messages())
def test_a_code_is_raised_where_its_family_says_and_nowhere_else(root: Path, raised: dict[str, set[str]], code: str) -> None:
    places = messages()[code].raised_in
    assert all((root / place).exists() for place in places)
    assert {name for name in raised[code] if not any(name == p or name.startswith(f"{p}/") for p in places)} == set()
    assert raised[code], "nothing raises it"


def test_every_place_that_is_named_is_needed(root: Path, raised: dict[str, set[str]]) -> None:
    tree = yaml.safe_load((root / "whatworkswell/problems/messages.yml").read_text(encoding="utf-8"))
    for family in tree["families"]:
        files = {file for entry in family["messages"] for file in raised[entry["code"]]}
        assert all(any(file.startswith(place) for file in files) for place in family["raised_in"]), family["about"]
        assert all(entry["also"] in raised[entry["code"]] for entry in family["messages"] if "also" in entry), family["about"]


def test_every_message_is_in_the_guide_once() -> None:
    page = checker_messages()
    for code in messages():
        assert page.count(f'id="{code.lower()}"') == 1, code


@pytest.mark.parametrize("code", messages())
def test_every_variant_of_its_advice_is_used_and_leaves_nothing_open_that_its_message_does_not_know(
    sources: str, code: str
) -> None:
    message = messages()[code]
    for name, parts in message.advice.items():
        assert f'"{name}"' in sources or re.search(rf"\?\.{name}\b", sources), name
        own = {part for part in parts if part not in ("mend", "found", "allowed")}
        assert own <= set(BLANK.findall(message.text + message.mend)), name


def test_every_phrase_is_used(sources: str) -> None:
    for group in GROUPS:
        for name in phrases(group):
            assert re.search(rf"""["' ]{name}["' ]|says\.{name}\b""", sources), name


def test_both_languages_know_the_same_contradictions(root: Path) -> None:
    script = (root / "whatworkswell/authoring/form/engine/together.js").read_text(encoding="utf-8")
    (listed,) = re.findall(r"CONTRADICTIONS = \[(.*?)\]", script)
    names = [re.sub(r"_(\w)", lambda letter: letter[1].upper(), rule.__name__.strip("_")) for rule in facts.CONTRADICTIONS]
    assert listed.split(", ") == names


def test_a_variant_fills_in_its_message() -> None:
    made = problem("E024", "cases/a/index.md", found="2019", advice="ended-first", started="2020")
    assert made.message == "Two facts do not fit together: the work ended before it started (2020)."
    assert (made.found, made.mend) == ("2019", "Correct one of the two dates.")
    both = problem("E024", "cases/a/index.md", advice="both")
    assert both.found == "both"
    large = problem("E049", "cases/a/a.pdf", found="12.0 MB", advice="file", most=10)
    assert (large.message, large.found, large.allowed) == ("This file is too large.", "12.0 MB", "up to 10 MB")
    with pytest.raises(KeyError):
        problem("E012", "cases/a/index.md", advice="no-such-variant")
