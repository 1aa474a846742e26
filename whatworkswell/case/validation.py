"""From what was typed to the facts of a case or a trial: the model's errors become problems with a place and a mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from whatworkswell.problems.problem import Problem, meant, phrase, problem

from .front_matter.model import MAY_BE_EMPTY, REQUIRED, CaseFrontMatter
from .front_matter.reader import Loc, Reading, Tree, dotted
from .front_matter.value_types import Word
from .front_matter.vocabulary import Vocabularies, nearest
from .register import COLUMNS

#: What pydantic calls a value of another shape than was expected, and the advice of E014 about it.
_SHAPES = {
    "string_type": "text",
    "tuple_type": "list",
    "model_type": "facts",
    "model_attributes_type": "facts",
    "int_type": "whole",
    "float_type": "decimal",
    "bool_type": "yes-no",
}


Model = TypeVar("Model", bound=BaseModel)


def validate(reading: Reading, path: str, vocabularies: Vocabularies) -> tuple[CaseFrontMatter, list[Problem]]:
    """The front matter and everything that is wrong with it."""
    given = str(reading.data.get("origin", ""))
    common = [key for key in REQUIRED["documented"] if key in REQUIRED["submitted"]]
    return validate_as(CaseFrontMatter, REQUIRED.get(given, tuple(common)), reading, path, vocabularies)


def validate_as(
    model: type[Model], needed: Sequence[str], reading: Reading, path: str, vocabularies: Vocabularies
) -> tuple[Model, list[Problem]]:
    """What was read as a `model`, and everything that is wrong with it; `needed` are the keys that must be given.

    Where a key is wrong, the result comes without that key, so that the rest can still be checked.
    """
    context = {"vocabularies": vocabularies}
    data: Mapping[str, Tree] = reading.data
    wrong: list[ErrorDetails] = []
    try:
        facts = model.model_validate(data, context=context)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
        bad = {detail["loc"][0] for detail in wrong}
        facts = model.model_validate({key: data[key] for key in data if key not in bad}, context=context)
    judge = _Judge(model, needed, reading, path, vocabularies, wrong)
    return facts, [*judge.mistakes(), *judge.blanks(), *judge.absences()]


class _Judge:
    """Says everything that is wrong, each once: a blank is a blank and not also a wrong word."""

    def __init__(
        self,
        model: type[BaseModel],
        needed: Sequence[str],
        reading: Reading,
        path: str,
        vocabularies: Vocabularies,
        wrong: list[ErrorDetails],
    ) -> None:
        self.model = model
        self.needed = needed
        self.reading = reading
        self.path = path
        self.vocabularies = vocabularies
        self.wrong = wrong
        self.unknown = {tuple(detail["loc"]) for detail in wrong if detail["type"] == "extra_forbidden"}

    def say(self, code: str, loc: Loc, at: tuple[int, int] | None = None, **more: Any) -> Problem:
        return problem(code, self.path, at or self.reading.place(loc), field=dotted(loc), **more)

    def mistakes(self) -> Iterator[Problem]:
        """What is there and cannot be used."""
        for detail in self.wrong:
            loc = tuple(detail["loc"])
            if detail["type"] == "too_short" and len(detail["input"]) >= _bounds(self.model, loc)[0]:
                continue  # pydantic counts only the items in which nothing is wrong
            if loc in self.unknown or loc not in self.reading.blanks:
                yield self.mistake(loc, detail["type"], detail.get("ctx", {}), detail["input"])

    def mistake(self, loc: Loc, kind: str, context: Mapping[str, Any], typed: Any) -> Problem:
        if kind == "extra_forbidden":
            return self.unknown_key(loc)
        if kind == "missing":
            return self.missing(loc)
        if kind in ("too_short", "too_long"):
            bounds = "{} to {}".format(*_bounds(self.model, loc))
            return self.say("E022", loc, found=_count(len(typed), "item"), allowed=bounds, expected=bounds)
        if kind == "greater_than_equal":
            return self.say("E017", loc, found=typed, advice="too-small", bound=context["ge"])
        if kind == "less_than_equal":
            return self.say("E017", loc, found=typed, advice="too-large", bound=context["le"])
        if kind == "literal_error":
            return self.say("E012", loc, found=typed, allowed=str(context.get("expected", "")))
        if kind == "string_too_long":
            most = context["max_length"]
            over = _count(len(str(typed)) - most, "character")
            return self.say("E015", loc, found=typed, most=most, over=over)
        if kind in _SHAPES:
            return self.wrong_shape(loc, _SHAPES[kind], typed)
        # A code of ours, raised by `fields`.
        loc = (*loc, context["index"]) if "index" in context else loc
        return self.say(kind, loc, **{key: value for key, value in context.items() if key != "index"})

    def unknown_key(self, loc: Loc) -> Problem:
        keys = _keys(_model_at(self.model, loc[:-1]) or self.model)
        advice = meant(nearest(str(loc[-1]), keys))
        if loc[-1] in COLUMNS:
            advice = {"advice": "register"}
        elif not advice and (home := _homes(self.model).get(str(loc[-1]))) is not None:
            advice = {"advice": "elsewhere" if home else "at-the-margin", "home": home}
        return self.say("E023", loc, self.reading.keys.get(loc), found=loc[-1], allowed=keys, **advice)

    def wrong_shape(self, loc: Loc, shape: str, typed: Any) -> Problem:
        allowed: list[str] = []
        if shape == "list" and isinstance(typed, str) and len(typed) < 60:
            shape = "list-of-words"
        if shape == "facts" and (model := _model_at(self.model, loc)):
            allowed = _keys(model)
        return self.say("E014", loc, found=_shape(typed), allowed=allowed, advice=shape, typed=typed)

    def blanks(self) -> Iterator[Problem]:
        """What is there and says nothing yet."""
        for loc in self.reading.blanks:
            if any(loc[:end] in self.unknown for end in range(1, len(loc) + 1)):
                continue  # said of its key
            field = _field_at(self.model, loc)
            is_needed = ".".join(map(str, loc)) in self.needed or (field is not None and field.is_required())
            advice = "" if is_needed else "optional"
            yield self.say("E013", loc, allowed=self.words(loc), advice=advice, help=description(self.model, loc))

    def absences(self) -> Iterator[Problem]:
        """What is required and is not there, unless something has been said of its place already."""
        said = {tuple(detail["loc"]) for detail in self.wrong} | set(self.reading.blanks)
        for key in self.needed:
            loc: Loc = tuple(key.split("."))
            if any(loc[:end] in said for end in range(1, len(loc) + 1)):
                continue
            value = _value(self.reading.data, loc)
            if value is None or (not value and key not in MAY_BE_EMPTY):
                yield self.missing(loc)

    def missing(self, loc: Loc) -> Problem:
        at = self.reading.place(loc) if loc[0] in self.reading.data else (1, 1)
        values = {"key": loc[-1], "around": dotted(loc[:-1]), "help": description(self.model, loc)}
        return self.say("E011", loc, at, allowed=self.words(loc), advice="inside" if loc[:-1] else "", **values)

    def words(self, loc: Loc) -> list[str]:
        """The words that may stand at `loc`; none where any text may."""
        field = _field_at(self.model, loc)
        name = _vocabulary(field.annotation, field.metadata) if field else ""
        return list(self.vocabularies[name].terms) if name else []


def _value(data: Tree, loc: Loc) -> Tree | None:
    for step in loc:
        if not isinstance(data, dict) or step not in data:
            return None
        data = data[str(step)]
    return data


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shape(typed: object) -> str:
    if isinstance(typed, dict):
        return phrase("found", "facts", keys=", ".join(map(str, typed)))
    return phrase("found", "list", items=_count(len(typed), "item")) if isinstance(typed, list) else str(typed)


def name_of(model: type[BaseModel], field_name: str) -> str:
    """A field's name as it is typed."""
    return model.model_fields[field_name].alias or field_name


def _keys(model: type[BaseModel]) -> list[str]:
    return [name_of(model, field_name) for field_name in model.model_fields]


def _field_at(whole: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """The field of a model at `loc`; list indexes are passed over."""
    model: type[BaseModel] | None = whole
    field = None
    for step in loc:
        if isinstance(step, int):
            continue
        fields = model.model_fields.items() if model else ()
        field = next((f for n, f in fields if model and name_of(model, n) == step), None)
        model = _inner_model(field.annotation) if field else None
    return field


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner_model(part))), None)


def _model_at(whole: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    if not loc:
        return whole
    field = _field_at(whole, loc)
    return _inner_model(field.annotation) if field else None


def _vocabulary(annotation: Any, metadata: list[Any]) -> str:
    """The name of the vocabulary from which a field's words come, however deep in its type it stands."""
    for part in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(part, Word):
            return part.vocabulary
    return next((name for part in get_args(annotation) if (name := _vocabulary(part, []))), "")


@cache
def _homes(whole: type[BaseModel]) -> dict[str, str]:
    """Where each key belongs, for one that stands in another part; `setting`, for one, belongs to `context.school`.

    A key that belongs to no other has an empty home; one that may stand in several places has none.
    """
    found: dict[str, list[str]] = {}

    def search(model: type[BaseModel], path: str) -> None:
        for name, field in model.model_fields.items():
            found.setdefault(name_of(model, name), []).append(path)
            if inner := _inner_model(field.annotation):
                search(inner, f"{path}.{name}".strip("."))

    search(whole, "")
    return {key: paths[0] for key, paths in found.items() if len(paths) == 1}


def description(whole: type[BaseModel], loc: Loc) -> str:
    """What the field at `loc` holds, in the model's own words."""
    field = _field_at(whole, loc)
    return (field.description or "") if field else ""


def _bounds(whole: type[BaseModel], loc: Loc) -> tuple[int, int]:
    field = whole.model_fields[str(loc[0])]
    limits = {type(m).__name__: m for m in field.metadata}
    return limits["MinLen"].min_length, limits["MaxLen"].max_length
