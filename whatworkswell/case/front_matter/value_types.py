"""The kinds of value that a case's front matter is made of: what each accepts, and the message when it does not.

Front matter is read as strings (see `frontmatter`), so each kind also turns what was typed into what it means.
A failed check raises `PydanticCustomError` whose type is a code of the message catalogue.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from whatworkswell.problems.problem import meant, phrase

from .vocabulary import Vocabularies, packaged

_WHOLE = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,12}(\.[0-9]{1,6})?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FILE_NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*\.[a-z0-9]{2,5}")
#: Text without markup, as a pattern for the JSON Schema.
PLAIN = "^[^<>]*$"
#: The form of a date for the JSON Schema; whether there is such a day is asked apart.
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
#: The form of a number and of a date; what else may stand somewhere, and how all are said, is among the phrases `forms`.
FORMS = {"whole": _WHOLE, "decimal": _DECIMAL, "date": _DATE}


def refuse(code: str, found: object, **context: Any) -> PydanticCustomError:
    """The error that becomes the problem `code`; what else is in `context` fills in the message."""
    return PydanticCustomError(code, "{found}", {"found": str(found), **context})


@dataclass(frozen=True)
class Text:
    """Plain text of at most `longest` characters: no markup, white space folded, composed characters."""

    longest: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "maxLength": self.longest, "pattern": PLAIN}

    def check(self, value: str) -> str:
        """The text as it is kept, or the refusal."""
        folded = unicodedata.normalize("NFC", " ".join(value.split()))
        if any(sign in folded for sign in "<>"):
            raise refuse("E016", folded)
        if (over := len(folded) - self.longest) > 0:
            excess = "1 character" if over == 1 else f"{over} characters"
            raise refuse("E015", f"{len(folded)} characters", most=self.longest, over=excess)
        return folded


@dataclass(frozen=True)
class Word:
    """One word of a vocabulary; the vocabularies of the site come in the validation's context."""

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "vocabulary": self.vocabulary}

    def check(self, value: str, info: ValidationInfo) -> str:
        """The word, or the refusal with all the words that are allowed and the nearest."""
        known: Vocabularies = (info.context or {}).get("vocabularies") or packaged()
        words = known[self.vocabulary]
        if value in words:
            return value
        raise refuse("E012", value, allowed=list(words.terms), **meant(words.nearest(value)))


@dataclass(frozen=True)
class Form:
    """A name that must have one exact form; `name` is that of the phrase that says it in words."""

    pattern: re.Pattern[str]
    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^{self.pattern.pattern}$"}

    def check(self, value: str) -> str:
        """The name, or the refusal."""
        if not self.pattern.fullmatch(value):
            raise refuse("E019", value, allowed=phrase("forms", self.name))
        return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value.strip()):
            raise refuse("E017", value, allowed=phrase("forms", "whole"))
        return int(value)
    return value


def _decimal(value: object) -> object:
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value.strip()):
            raise refuse("E017", value, allowed=phrase("forms", "decimal"))
        return float(value)
    return value


#: What people write for true and false.
YES_NO = {
    **dict.fromkeys(("true", "yes", "y", "on"), "true"),
    **dict.fromkeys(("false", "no", "n", "off"), "false"),
}


def _yes_no(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise refuse("E012", value, allowed=["true", "false"], **meant(YES_NO.get(value.lower())))
        return value == "true"
    return value


def _partial_date(value: str) -> str:
    match = _DATE.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else 1 for part in match.groups())
        date(year, month, day)
    except ValueError:
        raise refuse("E018", value, allowed=phrase("forms", "date")) from None
    return value.strip()


def _address(value: str) -> str:
    if not is_web_address(value):
        raise refuse("E021", value, allowed=phrase("forms", "address"))
    return value


def is_web_address(value: str) -> bool:
    """Whether `value` is an http(s) address with a host and no white space, password or control character."""
    if any(c.isspace() or not c.isprintable() or c in '<>"\\^`{|}' for c in value) or len(value) > 2000:
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        return False


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise refuse("E020", value, index=index)
    return values


SchemaVersion = Annotated[Literal[1], BeforeValidator(_whole)]
Whole = Annotated[int, Field(ge=0), BeforeValidator(_whole)]
Count = Annotated[int, Field(ge=1), BeforeValidator(_whole)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
PartialDate = Annotated[
    str,
    AfterValidator(_partial_date),
    Field(json_schema_extra={"pattern": DATE, "examples": ["2012", "2012-03", "2012-03-26"]}),
]
Address = Annotated[
    str, AfterValidator(_address), Field(json_schema_extra={"pattern": "^https?://", "format": "uri", "maxLength": 2000})
]
Slug = Annotated[str, StringConstraints(max_length=60), Form(SLUG, "slug")]
FileName = Annotated[
    str,
    StringConstraints(max_length=80),
    Form(FILE_NAME, "file"),
]
Urn = Annotated[str, Form(re.compile(r"[0-9]{6}"), "urn")]
MessageNumber = Annotated[int, Field(ge=1, le=10, json_schema_extra={"vocabulary": "key-messages"}), BeforeValidator(_whole)]
Distinct = AfterValidator(_distinct)
