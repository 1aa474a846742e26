"""From what was typed to a case's front matter: the model's errors become problems with a place and a way to mend them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .frontmatter import Loc, Reading, Tree, dotted
from .models import MAY_BE_EMPTY, REQUIRED, CaseFrontMatter
from .problems import Problem, problem
from .vocabulary import Vocabularies, nearest

#: What pydantic calls the kinds of mistake that are not already codes of ours, and how we say what was expected.
_EXPECTED = {
    "string_type": ("one text", ""),
    "tuple_type": ("a list", ", each item on a line of its own after a hyphen"),
    "model_type": ("several facts", ", each on a line of its own below, set in by two spaces"),
    "model_attributes_type": ("several facts", ", each on a line of its own below, set in by two spaces"),
    "int_type": ("a whole number", ", such as 6"),
    "float_type": ("a number", ", such as 79 or 3.5"),
    "bool_type": ("true or false", ""),
}


def validate(reading: Reading, path: str, vocabularies: Vocabularies) -> tuple[CaseFrontMatter, list[Problem]]:
    """The front matter and everything that is wrong with it.

    Where a key is wrong, the front matter comes without that key, so that the rest of the case can still be checked.
    """
    context = {"vocabularies": vocabularies}
    data: Mapping[str, Tree] = reading.data
    found: list[Problem] = []
    try:
        return CaseFrontMatter.model_validate(data, context=context), _absences(reading, path)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    found.extend(p for detail in wrong for p in _from_pydantic(detail, reading, path))
    found.extend(_absences(reading, path))
    bad = {detail["loc"][0] for detail in wrong if detail["loc"]}
    sound = {key: value for key, value in data.items() if key not in bad}
    return CaseFrontMatter.model_validate(sound, context=context), found


def _from_pydantic(detail: ErrorDetails, reading: Reading, path: str) -> Iterator[Problem]:
    loc: Loc = tuple(detail["loc"])
    kind, context, typed = detail["type"], detail.get("ctx", {}), detail["input"]
    at, field = reading.place(loc), dotted(loc)
    if loc in reading.blanks:
        return  # said once, as a blank
    if kind == "extra_forbidden":
        model = _model_at(loc[:-1])
        keys = [name_of(model, field_name) for field_name in model.model_fields]
        near = nearest(str(loc[-1]), keys)
        mend = f"Did you mean `{near}`?" if near else ""
        yield problem("E023", path, reading.keys.get(loc, at), field=field, found=loc[-1], allowed=keys, mend=mend)
    elif kind == "missing":
        yield problem("E011", path, at, field=field, found="nothing", key=loc[-1], help=description(loc))
    elif kind in ("too_short", "too_long"):
        least, most = _bounds(loc)
        count = f"{context.get('actual_length')} items"
        yield problem("E022", path, at, field=field, found=count, allowed=f"{least} to {most}", expected=f"{least} to {most}")
    elif kind in ("greater_than_equal", "less_than_equal"):
        allowed = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
        yield problem("E017", path, at, field=field, found=typed, allowed=allowed)
    elif kind == "literal_error":
        yield problem("E012", path, at, field=field, found=typed, allowed=str(context.get("expected", "")))
    elif kind == "string_too_long":
        most = context["max_length"]
        over = len(str(typed)) - most
        yield problem("E015", path, at, field=field, found=typed, allowed=f"up to {most} characters", over=over)
    elif kind in _EXPECTED:
        expected, example = _EXPECTED[kind]
        yield problem("E014", path, at, field=field, found=_shape(typed), expected=expected, example=example)
    else:  # a code of ours, raised by `fields`
        more = {key: value for key, value in context.items() if key not in ("found", "allowed", "mend")}
        yield problem(
            kind, path, at, field=field, found=context["found"],
            allowed=context.get("allowed", ""), mend=context.get("mend", ""), **more,
        )  # fmt: skip


def _absences(reading: Reading, path: str) -> list[Problem]:
    """What is required and missing, and what is there and blank."""
    found = []
    needed = REQUIRED.get(str(reading.data.get("origin", "")), ())
    if not needed and reading.data:
        needed = tuple(key for key in REQUIRED["documented"] if key in REQUIRED["submitted"])
    for loc in sorted(reading.blanks, key=lambda loc: reading.place(loc)):
        if "again" not in loc:
            optional = "" if _path(loc) in needed else ", or remove the line if it is not known"
            found.append(
                problem(
                    "E013",
                    path,
                    reading.place(loc),
                    field=dotted(loc),
                    found="nothing",
                    optional=optional,
                    help=description(loc),
                )
            )
    for key in needed:
        loc = tuple(key.split("."))
        value = _value(reading.data, loc)
        if any(loc[: n + 1] in reading.blanks for n in range(len(loc))):
            continue
        if value is None or (not value and key not in MAY_BE_EMPTY):
            at = next((reading.keys[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in reading.keys), (1, 1))
            found.append(problem("E011", path, at, field=key, found="nothing", key=loc[-1], help=description(loc)))
    return found


def _value(data: Tree, loc: Loc) -> Tree | None:
    for step in loc:
        if not isinstance(data, dict) or step not in data:
            return None
        data = data[str(step)]
    return data


def _path(loc: Loc) -> str:
    return ".".join(str(step) for step in loc)


def _shape(typed: object) -> str:
    if isinstance(typed, dict):
        return f"several facts: {', '.join(map(str, typed))}"
    return f"a list of {len(typed)}" if isinstance(typed, list) else str(typed)


def name_of(model: type[BaseModel], field_name: str) -> str:
    """A field's name as it is typed."""
    return model.model_fields[field_name].alias or field_name


def _annotation_at(loc: Loc) -> tuple[Any, str]:
    """The annotation and the description of the field at `loc`; list indexes are passed over."""
    current: Any = CaseFrontMatter
    text = ""
    for step in loc:
        model = _inner_model(current)
        if isinstance(step, int) or model is None:
            continue
        field = next((f for n, f in model.model_fields.items() if name_of(model, n) == step), None)
        if field is None:
            return None, ""
        current, text = field.annotation, field.description or ""
    return current, text


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner_model(part))), None)


def _model_at(loc: Loc) -> type[BaseModel]:
    return _inner_model(_annotation_at(loc)[0] if loc else CaseFrontMatter) or CaseFrontMatter


def description(loc: Loc) -> str:
    """What the field at `loc` holds, in the model's own words."""
    return _annotation_at(loc)[1]


def _bounds(loc: Loc) -> tuple[int, int]:
    field = CaseFrontMatter.model_fields[str(loc[0])]
    limits = {type(m).__name__: m for m in field.metadata}
    return limits["MinLen"].min_length, limits["MaxLen"].max_length
