"""The cases of `tests/golden`: a YAML file each, over the site in `base.yml`. What may be in one is said in the README there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.tools.hostile_files import HARMLESS, HOSTILE
from tests.tools.pull_requests import Content, Odd

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
_BASE = "base"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MADE = {what: made for what, (*_, made) in (HOSTILE | HARMLESS).items()}
#: Where many files differ in a number only.
_RUN = re.compile(r"\{(\d+)\.\.(\d+)\}")
_EXPECTED = re.compile(r"^expected:.*\n(?:\n* .*\n)*", re.MULTILINE)


@dataclass(frozen=True)
class Golden:
    """A site, what a pull request changes in it (None: there is none), and what the checker says."""

    files: dict[str, bytes]
    pull: dict[str, Content] | None
    expected: str

    def write(self, folder: Path) -> Path:
        """Write the site into this folder, and return it."""
        for path, content in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return folder


def names() -> list[str]:
    """The name of every case, in order."""
    return sorted(path.stem for path in GOLDEN.glob("*.yml") if path.stem != _BASE)


def load(name: str) -> Golden:
    """The case of this name."""
    return _golden(**_read(name))


def update(name: str, expected: str) -> None:
    """Write anew what is expected in a case, and leave the rest of its file as it is."""
    file = GOLDEN / f"{name}.yml"
    lines = (f"  {line}" if line.strip() else line for line in expected.splitlines(keepends=True))
    block = "expected: |\n" + "".join(lines)
    text, count = _EXPECTED.subn(lambda _: block, file.read_text(encoding="utf-8"))
    whole = file.with_suffix(".new")
    whole.write_text(text if count else text + block, encoding="utf-8")
    whole.replace(file)  # at once, since other workers read it


def _golden(files: dict[str, Any] | None = None, pull: dict[str, Any] | None = None, expected: str = "") -> Golden:
    site = _base() | dict(_contents(files or {}))
    present = {path: content for path, content in site.items() if content is not None}
    return Golden(present, dict(_contents(pull)) if pull else None, expected)


@cache
def _base() -> dict[str, Content]:
    return dict(_contents(_read(_BASE)["files"]))


def _read(name: str) -> dict[str, Any]:
    return yaml.load((GOLDEN / f"{name}.yml").read_bytes(), _LOADER)  # noqa: S506  # a safe loader, the fast one


def _contents(entries: dict[str, Any]) -> Iterator[tuple[str, Content]]:
    for path, entry in entries.items():
        if run := _RUN.search(path):
            for number in range(int(run[1]), int(run[2]) + 1):
                text = entry.replace("{n}", str(number)) if isinstance(entry, str) else entry
                yield path.replace(run[0], str(number).zfill(len(run[1]))), _content(text)
        else:
            yield path, _content(entry)


def _content(entry: object) -> Content:
    match entry:
        case None:
            return None
        case str(text):
            return text.encode()
        case {"made": str(what)}:
            return _made(what)
        case {"text": str(text), "encoding": str(encoding), **more}:
            return text.replace("\n", str(more.get("newline", "\n"))).encode(encoding)
        case {"mode": str(mode), "content": str(text)}:
            return Odd(mode, text.encode())
    raise ValueError(f"no content of a file: {entry!r}")


@cache
def _made(what: str) -> bytes:
    return _MADE[what]()
