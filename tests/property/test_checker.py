"""The checker never raises, never takes long, and always says something that can be printed in its place."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.property.cases import BODIES, FRONTS, case, told
from tests.tools.properties import examples
from whatworkswell.case.repository import load
from whatworkswell.problems.reporting import FORMATS
from whatworkswell.site.check import check

QUICK = examples(150)
FACTS = "schema: 1\ntitle: Made up\nsummary: Made up.\norigin: documented\nsources: [{ref: made-up}]\nphases: [primary]\n"
#: Seconds of work, wide of what is needed, so that a slow machine gives the same verdict. What this guards against takes
#: minutes, or all memory.
LONG = 30.0


def judged(raw: bytes) -> None:
    """Check a case of these bytes, report it in every form, and look at where the messages point."""
    found = told(case(raw))
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in found:
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1
        assert problem.message
        assert problem.mend
        assert "{" not in problem.mend.replace("{ }", "").replace("{ opens", ""), problem
    for form in FORMATS.values():
        form(found).encode("utf-8")
    assert told(case(raw)) == found


@QUICK
@given(st.binary(max_size=400))
@example(b"")
@example(b"---\n---")
@example(b"---\nschema_: 2\n---\n")
def test_any_bytes(raw: bytes) -> None:
    judged(raw)


@QUICK
@given(FRONTS, BODIES)
def test_any_front_matter_and_any_account(front: str, body: str) -> None:
    judged(f"---\n{front}\n---\n{body}".encode())


@QUICK
@given(BODIES)
def test_any_account_below_sound_facts(body: str) -> None:
    judged(f"---\n{FACTS}---\n\n## What we did\n\n{body}".encode())


VALUES = st.recursive(
    st.sampled_from(
        ["", "x", "primary", "1", "-1", "true", "2012-03", "https://example.org", "a.pdf", "made-up", "documented", "<b>"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from("ref where name kind measure value school setting url file".split()), inner, max_size=3
        ).map(lambda facts: "{" + ", ".join(f"{key}: {value}" for key, value in facts.items()) + "}"),
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    "schema title summary key_points useful_for origin sources contact schools alliance regions phases year_groups subjects "
    "strands pupil_focus approaches techniques key_messages scale duration started ended context outcome evidence barriers "
    "cost adapted_from resources permissions licence again schema_ stage".split()
)


@examples(300)
@given(st.lists(st.tuples(KEYS, VALUES), max_size=12))
def test_known_keys_with_values_of_every_shape(facts: list[tuple[str, str]]) -> None:
    judged(("---\n" + "".join(f"{key}: {value}\n" for key, value in facts) + "---\n").encode())


def nested(opening: str, times: int) -> str:
    return "".join("  " * n + opening + "\n" for n in range(times))


HOSTILE = {
    "brackets": "[" * 20_000,
    "brackets that close": "[" * 20_000 + "]" * 20_000,
    "pictures": "![" * 20_000,
    "links in links": "[a](" * 20_000,
    "lists in lists": nested("- x", 300),
    "quotations in quotations": "> " * 1000 + "x",
    "lists and quotations in one line": "- > " * 5000 + "x",
    "declarations": "<![" * 20_000,
    "comments": "<!--" * 20_000,
    "instructions": "<?" * 20_000,
    "stars": "*a " * 20_000,
    "stars and lines": "*a_ " * 20_000,
    "backticks": "".join("`" * n + " " for n in range(1, 400)),
    "tables": "|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n" + "|\n" * 15_000,
    "footnotes": "".join(f"[^{n}] " for n in range(6000)) + "\n\n" + "".join(f"[^{n}]: x\n" for n in range(3000)),
    "one footnote": "[^1]" * 18_000 + "\n\n[^1]: x\n",
    "addresses": "www.a.b " * 12_000,
    "half addresses": "http://" * 14_000,
    "mail": "a@b.c " * 15_000,
    "many at signs": "a@" * 50_000,
    "references": "[a]: x\n" * 14_000 + "[a]" * 100,
    "entities": "&#" * 50_000,
    "open tags": "<b " * 30_000,
    "unclosed tags in an HTML block": "<p>" + "".join(f"<b {n}>" for n in range(3000)) + "<p>x" * 15_000,
    "closing tags": "</b>" * 25_000,
    "attributes": "<a " + "x=1 " * 25_000 + ">",
    "attributes without an end": '<a b="' * 15_000,
    "scripts": "<script>" * 12_000,
    "cells outside tables": "<td>" * 25_000,
    "headings": "# a\n" * 20_000,
    "the same heading": "### a\n" * 16_000,
    "rules": "---\n" * 20_000,
    "task boxes": "- [ ] x\n" * 12_000,
    "backslashes": "\\" * 100_000,
    "nothing but lines": "\n" * 100_000,
    "nul": "\0" * 50_000,
    "emoji": "👩🏽‍🏫" * 6000,
    "marks upon a letter": "a" + "\u0301" * 50_000,
    "five megabytes": "x" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_account_takes_long(name: str) -> None:
    begun = time.process_time()
    found = told(case(f"---\n{FACTS}---\n\n## What we did\n\n{HOSTILE[name]}\n".encode()))
    assert time.process_time() - begun < LONG
    assert len(found) < 1000


@pytest.mark.parametrize(
    "front",
    [
        "a: " + "[" * 16_000,
        "a: " + "{a: " * 4000,
        "- " * 8000,
        "? " * 8000,
        "&a " * 5000,
        "a: *a\n" * 2000,
        "a:\n" * 5000,
        "".join(f"a{n}:\n" for n in range(2000)),
        "a: " + "'" * 16_000,
        'a: "' + "\\x41" * 4000 + '"',
        "a: |\n" + " \n" * 8000,
        "#" * 16_000,
        "phases: [" + "x, " * 5000 + "]",
        "subjects: [" + "mathematix, " * 1300 + "]",
        "subjects: [" + ", ".join(f"x{n}" for n in range(2500)) + "]",
        "title: " + "x" * 16_000,
        "\n" * 16_000,
        "%YAML 1.1\n" * 1500,
        "--- a\n" * 2500,
        "a: 1\n...\n" * 1500,
    ],
    ids=range(20),
)
def test_no_front_matter_takes_long(front: str) -> None:
    begun = time.process_time()
    assert told(case(f"---\n{front}\n---\n".encode()))
    assert time.process_time() - begun < LONG


NAMES = st.binary(min_size=1, max_size=12).map(lambda raw: os.fsdecode(raw.replace(b"/", b"x").replace(b"\0", b"y")))


@examples(25)
@given(st.lists(NAMES.filter(lambda name: name not in (".", "..")), max_size=4, unique=True))
@example([os.fsdecode(b"\xff\xfe.pdf"), "::error::x\n.png", "\x1b[31m", "..pdf", "a" * 200 + ".png"])
def test_any_names_of_folders_and_files(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    root = tmp_path_factory.mktemp("site")
    for folder in ("made-up", *names):
        (root / "cases" / folder).mkdir(parents=True)
        (root / "cases" / folder / "index.md").write_text(f"---\n{FACTS}---\n", encoding="utf-8")
    for name in names:
        (root / "cases/made-up" / name).write_bytes(b"x")
    found = check(load(Path(root)))
    for form in FORMATS.values():
        form(found).encode("utf-8")
