"""Data files: every mistake at once, each with its line; names that are not there say which are."""

from __future__ import annotations

from pathlib import Path

import pytest

from whatworkswell.case.datafile import ChoiceError, Data, DataError, Slug, Text, load, load_folder, pick


class Tool(Data):
    id: Slug
    name: Text
    weight: float = 1.0


class Shed(Data):
    tools: tuple[Tool, ...]


def read(tmp_path: Path, text: str) -> Shed:
    (tmp_path / "shed.yml").write_text(text, encoding="utf-8")
    return load(tmp_path, Path("shed.yml"), Shed)


def test_a_file_becomes_a_model(tmp_path: Path) -> None:
    assert read(tmp_path, "tools:\n  - {id: saw, name: Saw, weight: 0.5}\n").tools[0].weight == 0.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "tools:\n  - {id: saw, name: Saw}\n  - {id: A b, name: ''}\n",
            ["shed.yml:3:10  tools[2].id: ", "shed.yml:3:21  tools[2].name: "],
        ),
        ("tools:\n  - id: saw\n", ["shed.yml:2:5  tools[1].name: field required"]),
        ("tools: []\nhammers: 2\n", ["shed.yml:2:10  hammers: extra inputs are not permitted"]),
        ("tools: []\ntools: []\n", ["shed.yml:2:1  the key 'tools' is given twice"]),
        ("tools: [\n", ["shed.yml:2:1  is not YAML"]),
        ("", ["shed.yml:1:1  "]),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, said: list[str]) -> None:
    with pytest.raises(DataError) as error:
        read(tmp_path, text)
    lines = str(error.value).splitlines()
    assert len(lines) == len(said)
    assert all(line.startswith(start) for line, start in zip(lines, said, strict=True)), lines


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load(tmp_path, Path("shed.yml"), Shed)
    (tmp_path / "shed.yml").write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="is not UTF-8"):
        load(tmp_path, Path("shed.yml"), Shed)


def test_a_folder_is_read_by_name_and_an_id_must_repeat_it(tmp_path: Path) -> None:
    (tmp_path / "saw.yml").write_text("{id: saw, name: Saw}")
    assert list(load_folder(tmp_path, Path(), Tool)) == ["saw"]
    (tmp_path / "axe.yml").write_text("{id: ax, name: Axe}")
    with pytest.raises(DataError, match="must be 'axe'"):
        load_folder(tmp_path, Path(), Tool)


def test_pick_says_what_is_allowed() -> None:
    assert pick({"saw": 1}, "saw", "tool") == 1
    with pytest.raises(ChoiceError, match=r"'sow' is not a tool\. Allowed: saw, axe\. Did you mean saw\?"):
        pick({"saw": 1, "axe": 2}, "sow", "tool")
    with pytest.raises(ChoiceError, match="Allowed: nothing yet"):
        pick({}, 3, "step")
