"""The JSON Schema: it describes every key, allows the words of the site, and asks for what a case must have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies, packaged
from whatworkswell.case.schema import DIALECT, json_schema

SCHEMA = json_schema(packaged())
Schema = dict[str, Any]


def resolved(schema: Schema) -> Schema:
    return SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def properties(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """Every key at any depth, by its dotted path."""
    for name, held in schema["properties"].items():
        yield path + name, held
        inner = resolved(held.get("items", held))
        if "properties" in inner:
            yield from properties(inner, f"{path}{name}.")


ALL = dict(properties(SCHEMA))


def test_it_is_json_of_the_dialect_that_editors_read() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == DIALECT


@pytest.mark.parametrize("path", ALL)
def test_every_key_is_described(path: str) -> None:
    text = ALL[path].get("description", "")
    assert len(text) > 5, "describe it in the model"
    assert text.endswith(".")


@pytest.mark.parametrize("path", ALL)
def test_every_key_has_a_short_name_for_people(path: str) -> None:
    label = tree().at(path).label
    assert ALL[path]["title"] == label
    assert "_" not in label
    assert len(label) <= 50
    assert label != path.rpartition(".")[2].replace("_", " ").title() or " " not in label, "give it a title in the model"


@pytest.mark.parametrize("part", [SCHEMA, *SCHEMA["$defs"].values()])
def test_unknown_keys_are_refused_and_parts_described(part: Schema) -> None:
    assert part["additionalProperties"] is False
    assert part["description"]


def test_it_holds_every_key_of_the_model() -> None:
    def paths(part: Key, path: str = "") -> Iterator[str]:
        for key in part.keys:
            yield path + key.name
            yield from paths(key, f"{path}{key.name}.")

    assert list(ALL) == list(paths(tree()))


def test_words_come_with_label_and_meaning() -> None:
    for path, held in ALL.items():
        key = tree().at(path)
        choices = resolved(held.get("items", held)).get("oneOf")
        assert bool(choices) == bool(key.vocabulary)
        if choices:
            terms = packaged()[key.vocabulary].terms
            assert [str(choice["const"]) for choice in choices] == list(terms)
            assert all(choice["title"] and choice["description"] for choice in choices)
            assert held.get("uniqueItems", False) == key.many
    assert SCHEMA["properties"]["key_messages"]["items"]["oneOf"][0]["const"] == 1


def test_the_words_are_those_of_the_site() -> None:
    own = replace(packaged()["phases"], terms={"nursery": Term("nursery", "Nursery", "Up to age 4.")})
    schema = json_schema(Vocabularies({**packaged().by_name, "phases": own}))
    assert schema["properties"]["phases"]["items"]["oneOf"] == [
        {"const": "nursery", "title": "Nursery", "description": "Up to age 4."}
    ]


def test_what_python_needs_is_left_out() -> None:
    text = json.dumps({**SCHEMA, "title": ""})
    for leftover in ('"default"', '"anyOf"', '"null"', '"vocabulary":', '"schema_"'):
        assert leftover not in text
    assert not [name for name, part in SCHEMA["$defs"].items() if "title" in part]


@pytest.mark.parametrize("origin", REQUIRED)
def test_what_must_be_given_depends_on_the_origin(origin: str) -> None:
    (rule,) = (rule for rule in SCHEMA["allOf"] if rule["if"]["properties"]["origin"]["const"] == origin)
    asked = set()

    def collect(schema: Schema, path: str = "") -> None:
        inner = schema.get("properties", {})
        asked.update(path + name for name in schema.get("required", ()) if "required" not in inner.get(name, {}))
        for name, held in inner.items():
            collect(held, f"{path}{name}.")

    collect(rule["then"])
    assert asked == set(REQUIRED[origin])
    lists = {name for name, held in rule["then"]["properties"].items() if held.get("minItems")}
    assert lists == {name for name in REQUIRED[origin] if ALL[name].get("type") == "array"} - {"schools"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("title", {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[^<>]*$"}),
        ("key_points", {"type": "array", "minItems": 2, "maxItems": 3}),
        ("scale.teachers", {"type": "integer", "minimum": 1}),
        ("cost.staff_hours", {"type": "integer", "minimum": 0}),
        ("evidence.value", {"type": "number"}),
        ("permissions.school_approved", {"type": "boolean"}),
        ("schools.urn", {"pattern": "^[0-9]{6}$"}),
        ("ended", {"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
        ("contact.url", {"pattern": "^https?://", "format": "uri"}),
        ("adapted_from.case", {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}),
        ("schema", {"const": 1}),
    ],
)
def test_limits_are_those_of_the_checker(path: str, expected: Schema) -> None:
    assert {name: ALL[path].get(name) for name in expected} == expected
