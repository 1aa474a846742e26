"""Strings that stand in both languages: three words or more, written in the Python package and in a script of the browser.

    python scripts/duplicate_strings.py

Case, punctuation and placeholders are folded away before the two are held against each other. The texts of
`messages.yml` count as the package's: a script takes them from the rulebook.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
FEWEST_WORDS = 3

#: Where what is made of the scripts lies, with the libraries of others.
_MADE = "whatworkswell/theme/"
#: What is no words: placeholders, tags, classes of characters, escapes of a regular expression.
_NO_WORDS = re.compile(r"\$?\{[^{}]*\}|<[^<>]*>|\[[^\[\]]*\]|\\+[a-z0-9]+", re.IGNORECASE)
#: A word; what hangs together, such as an address or the name of a key, is one.
_WORD = re.compile(r"[^\W_]+(?:['’/._-][^\W_]+)*")
#: A piece of JavaScript: a remark, a string, a template, or an expression where one may begin.
_JAVASCRIPT = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r"""|(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)"""
    r"|(?<=[=(,:!&|?{};\[\n])\s*/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/",
    re.DOTALL,
)


def main() -> int:
    """List the strings that stand in both, with their files; 1 where there is one."""
    strings = duplicates(ROOT)
    for text, places in strings.items():
        print(f"{text}\n    {', '.join(places)}")
    print(f"{len(strings)} strings stand in both languages.")
    return bool(strings)


def duplicates(root: Path, names: Iterable[str] = ()) -> dict[str, list[str]]:
    """Each folded string that stands in both languages, with the files that hold it; `names` are those that Git tracks."""
    python: dict[str, set[str]] = defaultdict(set)
    javascript: dict[str, set[str]] = defaultdict(set)
    for name in names or _tracked(root):
        path = root / name
        if name.startswith("whatworkswell/") and path.suffix == ".py":
            _note(python, name, _of_python(path))
        elif name.startswith("whatworkswell/") and path.name == "messages.yml":
            _note(python, name, _of_yaml(yaml.safe_load(path.read_text(encoding="utf-8"))))
        elif name.startswith("whatworkswell/") and path.suffix == ".js" and not name.startswith(_MADE):
            _note(javascript, name, _of_javascript(path.read_text(encoding="utf-8")))
    return {text: sorted(python[text] | javascript[text]) for text in sorted(set(python) & set(javascript))}


def _note(places: dict[str, set[str]], name: str, strings: Iterator[str]) -> None:
    for text in strings:
        words = _WORD.findall(_NO_WORDS.sub(" ", text).lower())
        if len(words) >= FEWEST_WORDS:
            places[" ".join(words)].add(name)


def _tracked(root: Path) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout  # noqa: S607
    return [name for name in listed.split("\0") if name and (root / name).is_file()]


def _of_python(path: Path) -> Iterator[str]:
    """Every string of a module but docstrings; of an f-string the text around its values."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _of_yaml(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _of_yaml(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _of_yaml(value)


def _of_javascript(source: str) -> Iterator[str]:
    for piece in _JAVASCRIPT.finditer(source):
        if piece["text"]:
            yield re.sub(r"(?<!\\)\\n", "\n", piece["text"][1:-1])


if __name__ == "__main__":
    sys.exit(main())
