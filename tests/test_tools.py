"""The tests' own tools do what the tests lean on."""

from __future__ import annotations

import importlib.util
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.properties import TIMES, as_example, examples


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    (tmp_path / "about").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "about/index.html").write_text("<p>about</p>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<p>not here</p>", encoding="utf-8")
    (tmp_path / "_headers").write_text("/*\n  X-Tested: yes\n/other/*\n  X-Other: no\n", encoding="utf-8")
    return tmp_path


def fetch(address: str) -> tuple[int, str, dict[str, str]]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (our own server)
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode(), dict(answer.headers)


def test_the_server_behaves_as_a_static_host(small_site: Path, serve: Callable[..., str]) -> None:
    address = serve(small_site, prefix="/practice/")
    status, text, headers = fetch(address + "about/?q=1")
    assert (status, text, headers["X-Tested"]) == (200, "<p>about</p>", "yes")
    assert "X-Other" not in headers
    for path in ("nothing/", "empty/", "../../etc/passwd"):
        assert fetch(address + path)[:2] == (404, "<p>not here</p>"), path
    assert fetch(address.removesuffix("practice/") + "about/")[0] == 404


@pytest.mark.slow
def test_the_html_checker_tells_everything(tmp_path: Path, validate_html: Callable[[Iterable[Path]], list[str]]) -> None:
    start = '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>t</title></head><body>'
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(f"{start}<p>Fine.</p></body></html>", encoding="utf-8")
    bad.write_text(f"{start}<img src='x.png'><section><p>No heading</p></section></body></html>", encoding="utf-8")
    said = validate_html([good, bad])
    assert [line for line in said if str(good) in line] == []
    assert len(said) == 2, said
    assert any(": error: " in line and "alt" in line for line in said)
    assert any(": warning: " in line and "heading" in line for line in said)
    assert validate_html([]) == []


def drawn() -> list[tuple[str, int]]:
    values: list[tuple[str, int]] = []

    @examples(200)
    @given(st.text(), st.integers())
    def draw(text: str, number: int) -> None:
        values.append((text, number))

    draw()
    return values


@pytest.mark.skipif(TIMES > 0, reason="`make fuzz` searches at random")
def test_a_property_is_tried_with_the_same_examples_whatever_is_loaded(tmp_path: Path) -> None:
    before = drawn()
    assert len(before) == 200
    path = tmp_path / "loaded_meanwhile.py"
    path.write_text("".join(f"A{n} = ['some text {n}', {n * 7919}]\n" for n in range(300)), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    sys.modules[path.stem] = importlib.util.module_from_spec(spec)
    try:
        assert drawn() == before
    finally:
        del sys.modules[path.stem]


def test_no_test_chooses_its_examples_in_another_way(root: Path) -> None:
    tools = root / "tests/tools/properties.py"
    own = re.compile(r"^from hypothesis import .*\bsettings\b", re.MULTILINE)
    files = [path for path in (root / "tests").rglob("*.py") if path != tools]
    assert files
    assert [path.name for path in files if own.search(path.read_text(encoding="utf-8"))] == []


def test_what_fails_is_shown_as_an_example_to_add() -> None:
    call = "test_it(\n    tmp_path=PosixPath('/tmp/x'),\n    text='a\\n\"',  # or any other\n)"
    assert as_example(call, ["tmp_path"]) == "@example(text='a\\n\"')"
    assert as_example("test_it(data=<odd>)", []) == "test_it(data=<odd>)"
