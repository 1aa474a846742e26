"""What may not be published in a file, each refused with the message that says so; and the plain files that must pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.hostile_files import HARMLESS, HOSTILE
from whatworkswell.checks.attachments.sandbox import inspect


def codes(folder: Path, name: str, content: bytes) -> set[str]:
    (folder / name).write_bytes(content)
    return {finding.code for finding in inspect(folder, [name]).findings[name]}


@pytest.mark.parametrize("what", HOSTILE)
def test_is_refused(what: str, tmp_path: Path) -> None:
    name, wanted, made = HOSTILE[what]
    assert wanted in codes(tmp_path, name, made())


@pytest.mark.parametrize("what", HARMLESS)
def test_passes(what: str, tmp_path: Path) -> None:
    name, made = HARMLESS[what]
    assert not codes(tmp_path, name, made())


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.pptx", "plan.xlsx", "wall.jpg", "wall.png", "wall.webp"])
def test_a_file_cut_short_is_refused(name: str, tmp_path: Path) -> None:
    whole = next(made() for other, made in HARMLESS.values() if other == name)
    for part in (1, len(whole) // 3, len(whole) * 9 // 10):
        (tmp_path / "x").mkdir(exist_ok=True)
        assert codes(tmp_path / "x", name, whole[:part]) & {"E070", "E074"}, part
