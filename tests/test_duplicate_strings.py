"""No sentence is typed twice, once in each language: scripts take what an author reads from the rulebook."""

from __future__ import annotations

from pathlib import Path

from scripts.duplicate_strings import duplicates

#: What may stand in both, and why.
EXCEPTIONS = {"did you mean": "The search asks its own question of a reader; it goes by no rule of a case."}


def test_no_string_stands_in_both_languages(root: Path) -> None:
    assert {text: places for text, places in duplicates(root).items() if text not in EXCEPTIONS} == {}
    assert set(EXCEPTIONS) <= set(duplicates(root)), "an exception that nothing needs"


def test_a_string_that_is_typed_twice_is_found(tmp_path: Path) -> None:
    files = {
        "whatworkswell/a.py": '"""Keep one of them."""\nx = f"Keep one of the {n}: `{name}`."\ny = "Not in both, this one."\n',
        "whatworkswell/a.js": "const a = /[\"'`]/.test(b) ? `keep ONE of the ${n}, ${name}` : 'c'; // not in both, this one\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert duplicates(tmp_path, files) == {"keep one of the": ["whatworkswell/a.js", "whatworkswell/a.py"]}
