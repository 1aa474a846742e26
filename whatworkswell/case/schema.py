"""The JSON Schema of a case's front matter and of a trial, for editors, forms and other programs.

Each is the model's own schema with the words of the site's vocabularies written into it. It cannot say everything that the
checker says: that dates come in their order, that a reference exists, that a word is spelt as it was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from .front_matter.model import MAY_BE_EMPTY, REQUIRED, CaseFrontMatter
from .front_matter.vocabulary import Vocabularies, Vocabulary
from .trial import REQUIRED as REQUIRED_OF_TRIAL
from .trial import TrialRecord

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(vocabularies: Vocabularies) -> dict[str, Any]:
    """The schema, whose words, labels and definitions are those of `vocabularies`."""
    parts, whole = _parts(CaseFrontMatter, vocabularies)
    return {
        "$schema": DIALECT,
        "title": "The front matter of a case",
        **whole,
        "required": ["origin"],
        "allOf": [_rule(origin, whole) for origin in REQUIRED],
        "$defs": parts,
    }


def trial_schema(vocabularies: Vocabularies) -> dict[str, Any]:
    """The schema of a trial."""
    parts, whole = _parts(TrialRecord, vocabularies)
    return {
        "$schema": DIALECT,
        "title": "A trial of a case",
        **whole,
        "allOf": [_needs(REQUIRED_OF_TRIAL, whole)],
        "$defs": parts,
    }


def _parts(model: type[BaseModel], vocabularies: Vocabularies) -> tuple[dict[str, Any], dict[str, Any]]:
    """The parts of a model by their names, and the whole."""
    schema = model.model_json_schema(by_alias=True)
    parts = {name: _adapted(part, vocabularies) for name, part in sorted(schema.pop("$defs").items())}
    return parts, _adapted(schema, vocabularies)


def _adapted(schema: dict[str, Any], vocabularies: Vocabularies) -> dict[str, Any]:
    """The model's schema of one thing, without what only Python needs and with the words of its vocabulary.

    A key that may be absent has no null: leaving the key out is the one way to say nothing.
    """
    if "anyOf" in schema:
        schema = {**schema["anyOf"][0], **{key: value for key, value in schema.items() if key != "anyOf"}}
    kept = {key: value for key, value in schema.items() if key not in ("default", "vocabulary")}
    if "properties" in schema:
        del kept["title"]  # the name of a class, which says nothing to an author
        kept["properties"] = {name: _adapted(value, vocabularies) for name, value in schema["properties"].items()}
    if "items" in schema:
        kept["items"] = _adapted(schema["items"], vocabularies)
        if "vocabulary" in schema["items"]:
            kept["uniqueItems"] = True
    if "vocabulary" in schema:
        kept["oneOf"] = _words(vocabularies[schema["vocabulary"]], schema["type"])
    elif schema.get("type") == "string":
        kept["minLength"] = 1
    return kept


def _words(vocabulary: Vocabulary, kind: str) -> list[dict[str, Any]]:
    """The words of a vocabulary, each with its label and meaning."""
    return [
        {"const": int(term.id) if kind == "integer" else term.id, "title": term.label, "description": term.definition}
        for term in vocabulary.terms.values()
    ]


def _rule(origin: str, whole: dict[str, Any]) -> dict[str, Any]:
    """What a case of this origin must give."""
    return {
        "if": {"properties": {"origin": {"const": origin}}, "required": ["origin"]},
        "then": _needs(REQUIRED[origin], whole),
    }


def _needs(needed: Sequence[str], whole: dict[str, Any]) -> dict[str, Any]:
    """That these keys must be given, as dotted paths."""
    then: dict[str, Any] = {}
    for path in needed:
        place, steps = then, path.split(".")
        for depth, step in enumerate(steps, 1):
            if step not in place.setdefault("required", []):
                place["required"].append(step)
            if depth < len(steps):
                place = place.setdefault("properties", {}).setdefault(step, {})
        if whole["properties"].get(path, {}).get("type") == "array" and path not in MAY_BE_EMPTY:
            then.setdefault("properties", {})[path] = {"minItems": 1}
    return then
