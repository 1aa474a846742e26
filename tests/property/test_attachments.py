"""Whatever bytes a file is made of, a look inside ends soon and with messages of the catalogue; it never raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.hostile_files import HARMLESS
from tests.tools.properties import examples
from whatworkswell.checks.attachments.sandbox import inspect
from whatworkswell.problems.problem import messages

#: A stretch of the file, and what stands there instead.
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 16), st.binary(max_size=16)), min_size=1, max_size=8)


@examples(60, fixtures=True)
@given(what=st.sampled_from(sorted(HARMLESS)), changes=CHANGES)
def test_a_damaged_file(tmp_path: Path, what: str, changes: list[tuple[float, int, bytes]]) -> None:
    name, made = HARMLESS[what]
    content = bytearray(made())
    for place, length, instead in changes:
        start = int(place * len(content))
        content[start : start + length] = instead
    judge(tmp_path / name, bytes(content))


@examples(60, fixtures=True)
@given(
    name=st.sampled_from(["a.jpg", "a.png", "a.webp", "a.pdf", "a.docx", "a.pptx", "a.xlsx"]), content=st.binary(max_size=2000)
)
def test_any_bytes(tmp_path: Path, name: str, content: bytes) -> None:
    starts = {"jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "webp": b"RIFF\0\0\0\0WEBP", "pdf": b"%PDF-1.4\n"}
    assert judge(tmp_path / name, starts.get(name[2:], b"PK\x03\x04") + content), "this is no whole file"


def judge(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    findings = inspect(path.parent, [path.name]).findings[path.name]
    assert all(finding.code in messages() for finding in findings)
    if any(finding.code == "E079" for finding in findings):
        pytest.fail("small files stay within the bound")
    return [finding.code for finding in findings]
