"""Data files of the site (`docs/_data`): plain YAML, checked against a model.

They are written by the site's maintainers, so a mistake stops the build; but it is told as the checker tells it: every
mistake of a file at once, each with its line. Unlike a case's front matter they are trusted, may nest as deep as they
need, and hold YAML's own numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from whatworkswell.problems.problem import PracticeError

from .front_matter.reader import Loc, Place, dotted

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Data(BaseModel):
    """Base of what a data file holds: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Mistake:
    """One mistake in a data file. `kind` is what pydantic calls it, or "file" where there is nothing to check yet."""

    path: str
    place: Place
    loc: Loc
    kind: str
    message: str
    found: object = None
    allowed: str = ""

    def __str__(self) -> str:
        """One line. Only a short piece of text is repeated."""
        where = f"{dotted(self.loc)}: " if self.loc else ""
        shown = f", found {self.found!r}" if isinstance(self.found, str) and len(self.found) <= 60 else ""
        return f"{self.path}:{self.place[0]}:{self.place[1]}  {where}{self.message}{shown}"


class DataError(PracticeError):
    """A data file that cannot be used; the text has one line for each mistake, `path:line:column  what is wrong`."""

    def __init__(self, text: str = "", mistakes: Sequence[Mistake] = ()) -> None:
        """`mistakes` make the text, where there is no other."""
        super().__init__(text or "\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


class ChoiceError(PracticeError, ValueError):
    """A page asks for something by a name that is not there; the text says what was given and what is allowed."""


Key = TypeVar("Key", str, int)
Value = TypeVar("Value")


def pick(known: Mapping[Key, Value], name: Key, what: str) -> Value:
    """The entry that a page asks for. `what` says what kind of thing it is: "key message".

    Raises:
        ChoiceError: there is none of that name.
    """
    if name in known:
        return known[name]
    near = get_close_matches(str(name), map(str, known), n=1) if not str(name).isdigit() else []
    hint = f". Did you mean {near[0]}?" if near else ""
    article = "an" if what[0] in "aeiou" else "a"
    raise ChoiceError(f"{name!r} is not {article} {what}. Allowed: {', '.join(map(str, known)) or 'nothing yet'}{hint}")


def load(root: Path, path: Path, model: type[Model]) -> Model:
    """The file at `path` (from `root`) as a `model`.

    Raises:
        DataError: the file is absent, is not YAML, gives a key twice, or does not fit the model.
    """
    name = path.as_posix()

    def stopped(message: str, place: Place = (1, 1)) -> DataError:
        return DataError(mistakes=[Mistake(name, place, (), "file", message)])

    try:
        text = (root / path).read_text(encoding="utf-8")
    except OSError as error:
        raise stopped(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise stopped("is not UTF-8") from error
    try:
        tree = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader, only quicker)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise stopped(f"is not YAML: {error.problem}", place) from error
    where = dict(_places(tree, ())) if tree else {}
    if twins := [Mistake(name, place, (), "twice", f"the key {key!r} is given twice") for key, place in _twins(tree)]:
        raise DataError(mistakes=twins)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise DataError(mistakes=[_mistake(name, where, e) for e in error.errors()]) from error


def places(root: Path, path: Path) -> Mapping[Loc, Place]:
    """Where every value of a file stands; for a file that `load` has taken."""
    tree = yaml.compose((root / path).read_text(encoding="utf-8"), Loader=_Loader)
    return dict(_places(tree, ())) if tree else {}


def load_folder(root: Path, folder: Path, model: type[Model]) -> Mapping[str, Model]:
    """Every `.yml` file of a folder, by its name without the ending. A key `id` must repeat the file's name."""
    loaded = {}
    for path in sorted((root / folder).glob("*.yml")):
        name = folder / path.name
        loaded[path.stem] = load(root, name, model)
        if (ident := getattr(loaded[path.stem], "id", path.stem)) != path.stem:
            raise DataError(
                mistakes=[Mistake(name.as_posix(), (1, 1), ("id",), "id", f"must be {path.stem!r}, as the file is called", ident)]
            )
    return loaded


def _place(node: yaml.Node) -> Place:
    return (node.start_mark.line + 1, node.start_mark.column + 1)


def _places(node: yaml.Node, loc: Loc) -> Iterator[tuple[Loc, Place]]:
    """Where every value stands."""
    yield loc, _place(node)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(value, (*loc, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _places(value, (*loc, index))


def _twins(node: yaml.Node | None) -> Iterator[tuple[str, Place]]:
    """Keys that a mapping gives more than once: YAML would keep the last and drop the others without a word."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, _place(key)
            seen.add(key.value)
            yield from _twins(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _twins(value)


def _mistake(name: str, places: Mapping[Loc, Place], error: ErrorDetails) -> Mistake:
    """One mistake at its place or the nearest around it."""
    loc, message = tuple(error["loc"]), error["msg"]
    place = next((places[loc[:end]] for end in range(len(loc), -1, -1) if loc[:end] in places), (1, 1))
    allowed = str(error.get("ctx", {}).get("expected", ""))
    return Mistake(name, place, loc, error["type"], f"{message[:1].lower()}{message[1:]}", error["input"], allowed)
