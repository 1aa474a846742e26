"""The controlled words: what is nearest to what was typed, and how a site replaces a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from whatworkswell.case.front_matter.vocabulary import Vocabularies, load, nearest, packaged
from whatworkswell.problems.problem import PracticeError


@pytest.fixture(scope="module")
def words() -> Vocabularies:
    return packaged()


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("phases", "primery", "primary"),
        ("phases", "Primary", "primary"),
        ("phases", " PRIMARY ", "primary"),
        ("subjects", "maths", "mathematics"),
        ("subjects", "numeracy", "mathematics"),
        ("subjects", "Literacy", "english"),
        ("roles", "NQT", "early-career-teacher"),
        ("pupil-focus", "SEN", "send"),
        ("year-groups", "Year 4", "y4"),
        ("approaches", "lesson_study", "lesson-study"),
        ("approaches", "Lesson Studies", "lesson-study"),
        ("regions", "yorkshire", "yorkshire-and-the-humber"),
        ("licences", "cc by 4.0", "CC-BY-4.0"),
        ("outcomes", "no change", "no-change"),
        ("outcomes", "amazing", None),
        ("phases", "", None),
        ("phases", "---", None),
        ("phases", "😀", None),
        ("phases", "x" * 100_000, None),
    ],
)
def test_the_nearest_word_by_name_or_spelling(words: Vocabularies, name: str, typed: str, meant: str | None) -> None:
    assert words[name].nearest(typed) == meant


def test_nearest_among_any_names() -> None:
    assert nearest("Why?", ["Why", "What next"]) == "Why"
    assert nearest("what we do", ["Why", "What we did"]) == "What we did"
    assert nearest("why", []) is None


def test_every_word_is_nearest_to_itself_and_broader_words_exist(words: Vocabularies) -> None:
    for vocabulary in words.by_name.values():
        for term in vocabulary.terms:
            assert vocabulary.nearest(term) == term, vocabulary.name
            assert vocabulary.nearest(term.upper()) is not None


def test_labels(words: Vocabularies) -> None:
    assert words.label("phases", "early-years") == words["phases"].terms["early-years"].label
    assert words.label("phases", "unheard-of") == "unheard-of"
    assert words.label("phases", None) == ""


def write(root: Path, name: str, text: str | bytes) -> Path:
    folder = root / "docs/_data/vocabulary"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def test_a_site_replaces_one_list_and_keeps_the_others(tmp_path: Path) -> None:
    own = load(write(tmp_path, "phases.yml", "name: phases\nlabel: Phase\nterms:\n  - {id: made-up, label: Made up}\n"))
    assert list(own["phases"].terms) == ["made-up"]
    assert own["subjects"] is packaged()["subjects"]
    assert load(tmp_path / "elsewhere") is packaged()


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "- a", "name: phases", "name: phases\nlabel: x\nterms:\n", "name: phases\nlabel: x\nterms: [a]", "name: [",
        b"name: \xff", "name: phases\nlabel: x\nterms: [{id: a}]",
        "name: phases\nlabel: x\nterms: [{id: a, label: b, colour: red}]",
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_used_is_named(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(PracticeError, match=r"phases\.yml is not a vocabulary"):
        load(write(tmp_path, "phases.yml", text))


def test_a_list_that_replaces_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="replaces no vocabulary"):
        load(write(tmp_path, "fases.yml", "name: fases\nlabel: x\nterms: []\n"))
