"""The types of the rulebook as the scripts know them, made from its models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from whatworkswell.authoring.form.rulebook import Rulebook

FILE = "whatworkswell/authoring/form/rulebook.d.ts"
_HEAD = "// Made from rulebook.py by `make generate`: what the form in the browser is told.\n"
_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def types() -> str:
    """A declaration of each part, in the order in which one needs another."""
    schema = Rulebook.model_json_schema(mode="serialization")
    parts = {**schema["$defs"], "Rulebook": schema}
    return "\n".join([_HEAD, *("\n".join(_declared(name, part)) for name, part in parts.items())])


def _declared(name: str, part: Mapping[str, Any]) -> Iterator[str]:
    yield f"/** {' '.join(part['description'].split())} */"
    yield f"export interface {name} {{"
    for key, held in part["properties"].items():
        yield f"  {key}{'' if key in part['required'] else '?'}: {_type(held)};"
    yield "}\n"


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " | ".join(f'"{word}"' for word in schema["enum"])
    if "anyOf" in schema:  # a key that may be left out is never null
        return " | ".join(dict.fromkeys(_type(one) for one in schema["anyOf"] if one.get("type") != "null"))
    if schema["type"] == "array":
        return f"{_type(schema['items'])}[]"
    if schema["type"] == "object":
        return f"Record<string, {_type(schema['additionalProperties'])}>"
    return _PLAIN[schema["type"]]
