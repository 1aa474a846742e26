"""Data files of the site (`docs/_data`), read with the strict reader and checked against a model.

They are written by the site's maintainers, so a mistake stops the build; but it is told as the checker tells it: every
mistake of a file at once, each with its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from .frontmatter import Loc, Reading, dotted, read_yaml
from .problems import PracticeError

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Data(BaseModel):
    """Base of what a data file holds: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Model = TypeVar("Model", bound=BaseModel)


class DataError(PracticeError):
    """A data file that cannot be used; the text has one line for each mistake, `path:line:column  what is wrong`."""


def load(root: Path, path: Path, model: type[Model]) -> Model:
    """The file at `path` (from `root`) as a `model`.

    Raises:
        DataError: the file is absent, is not the YAML that the strict reader allows, or does not fit the model.
    """
    name = path.as_posix()
    try:
        text = (root / path).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{name}:1:1  cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{name}:1:1  is not UTF-8") from error
    reading = Reading()
    read_yaml(text, name, reading)
    if reading.problems:
        raise DataError("\n".join(f"{p.path}:{p.line}:{p.column}  {p.message} ({p.found})" for p in reading.problems))
    try:
        return model.model_validate(reading.data)
    except ValidationError as error:
        lines = [_line(name, reading, tuple(e["loc"]), e["msg"], e["input"]) for e in error.errors()]
        raise DataError("\n".join(lines)) from error


def load_folder(root: Path, folder: Path, model: type[Model]) -> Mapping[str, Model]:
    """Every `.yml` file of a folder, by its name without the ending. A key `id` must repeat the file's name."""
    loaded = {}
    for path in sorted((root / folder).glob("*.yml")):
        name = folder / path.name
        loaded[path.stem] = load(root, name, model)
        if (ident := getattr(loaded[path.stem], "id", path.stem)) != path.stem:
            raise DataError(f"{name.as_posix()}:1:1  id: must be {path.stem!r}, as the file is called, found {ident!r}")
    return loaded


def _line(name: str, reading: Reading, loc: Loc, message: str, found: object) -> str:
    """One mistake on one line. What was found is repeated only where it is a short piece of text."""
    line, column = reading.place(loc)
    shown = f", found {found!r}" if isinstance(found, str) and len(found) <= 60 else ""
    where = f"{dotted(loc)}: " if loc else ""
    return f"{name}:{line}:{column}  {where}{message[:1].lower()}{message[1:]}{shown}"
