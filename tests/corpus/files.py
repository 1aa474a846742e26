"""Attachments: the files of `tests.tools.hostile_files`, each as a resource of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.sites.tiny import case
from tests.tools.hostile_files import HARMLESS, HOSTILE
from tests.tools.pull_requests import Content

from .inputs import Category, slug_of

HERE = Category("files")

#: It ends at the checker's own bound on a case's files, which is ten seconds; the checker's own tests hold it.
_AT_THE_BOUND = "a bomb in a bomb"


def _maker(slug: str, name: str, made: Callable[[], bytes]) -> Callable[[], Mapping[str, Content]]:
    front = case(slug, resources=f"[{{title: A made-up file, file: {name}}}]")
    return lambda: {**front, f"cases/{slug}/{name}": made()}


def _add(what: str, name: str, made: Callable[[], bytes], *codes: str, is_twin: bool) -> None:
    words = "".join(c if c.isalnum() and c.isascii() else " " for c in what.lower()).split()
    id = ("twin-" if is_twin else "") + "-".join(words)
    HERE.add(id, f"{what} ({name})", _maker(slug_of(HERE.name, id), name, made), *codes, is_twin=is_twin)


for _what, (_name, _code, _made) in HOSTILE.items():
    if _what != _AT_THE_BOUND:
        _add(_what, _name, _made, _code, is_twin=False)
for _what, (_name, _made) in HARMLESS.items():
    _add(_what, _name, _made, is_twin=True)
