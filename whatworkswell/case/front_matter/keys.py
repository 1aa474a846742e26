"""The keys of a case or a trial as plain data, read off the model: what each is called, what it holds and what it means.

The prompts, the canonical form of front matter and the command line's flags walk this instead of the model's types.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from .model import CaseFrontMatter
from .value_types import PLAIN

#: text: plain text; word: a word of a vocabulary; name: text in one exact form; part: several keys.
Kind = Literal["text", "word", "name", "whole", "decimal", "yes-no", "part"]
_NUMBERS: dict[str, Kind] = {"boolean": "yes-no", "integer": "whole", "number": "decimal"}


@dataclass(frozen=True)
class Key:
    """One key: `label` is its short name for people; `required` within its part; `many` where it holds a list."""

    name: str
    label: str
    description: str
    kind: Kind
    many: bool = False
    required: bool = False
    vocabulary: str = ""
    longest: int = 0
    fewest: int = 0
    most: int = 0
    examples: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()

    def __getitem__(self, name: str) -> Key:
        """The key of that name within this part."""
        return next(key for key in self.keys if key.name == name)

    def find(self, name: str) -> Key | None:
        """The key of that name within this part, or None where there is none."""
        return next((key for key in self.keys if key.name == name), None)

    def at(self, path: str) -> Key:
        """The key at a dotted path, such as `context.school.setting`."""
        key = self
        for name in path.split("."):
            key = key[name]
        return key


@cache
def tree(model: type[BaseModel] = CaseFrontMatter) -> Key:
    """The whole of a model, the front matter of a case unless another is named, as a part without a name."""
    schema = model.model_json_schema(by_alias=True)
    return Key("", "", schema["description"], "part", keys=tuple(_keys(schema, schema["$defs"])))


def _keys(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[Key]:
    for name, given in schema["properties"].items():
        held = given | _held(given)
        many = held.get("type") == "array"
        bounds = {"fewest": held.get("minItems", 0), "most": held.get("maxItems", 0)} if many else {}
        item = _held(held["items"]) if many else held
        part = parts[item["$ref"].rpartition("/")[2]] if "$ref" in item else None
        yield Key(
            name,
            given["title"],
            given["description"],
            "part" if part else _kind(item),
            many=many,
            required=name in schema.get("required", ()),
            vocabulary=item.get("vocabulary", ""),
            longest=item.get("maxLength", 0),
            examples=tuple(held.get("examples", item.get("examples", ()))),
            keys=tuple(_keys(part, parts)) if part else (),
            **bounds,
        )


def _held(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The kind that a key holds, when it may also be absent."""
    return schema["anyOf"][0] if "anyOf" in schema else schema


def _kind(schema: Mapping[str, Any]) -> Kind:
    if schema["type"] in _NUMBERS:
        return _NUMBERS[schema["type"]]
    if "vocabulary" in schema:
        return "word"
    return "text" if schema.get("pattern") == PLAIN else "name"
