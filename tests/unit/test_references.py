"""The list of references: read in its order, refused with its file's name where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from whatworkswell.case.references import FILE, Name, load
from whatworkswell.problems.problem import PracticeError
from whatworkswell.topics.references.rights import rights_box, rights_list


def written(root: Path, text: str | bytes) -> Path:
    file = root / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def test_references_by_id_in_their_order(tmp_path: Path) -> None:
    text = """
- {id: made-up-2, type: report, title: Second, issued: 2012, volume: 3, author: [{family: Writer, given: A.}, {literal: A group}]}
- {id: made-up-1, type: article-journal, title: First, issued: {date-parts: [[2011, 5]]}, DOI: 10.0000/made-up, URL: "https://example.org"}
- {id: made-up-0, type: report, title: Undated, container-title: A series, URL: "https://example.org"}
"""
    found = load(written(tmp_path, text))
    assert list(found) == ["made-up-2", "made-up-1", "made-up-0"]
    assert [r.year for r in found.values()] == [2012, 2011, None]
    assert [str(name) for name in found["made-up-2"].author] == ["Writer, A.", "A group"]
    assert found["made-up-2"].volume == "3"
    assert [r.link for r in found.values()] == ["", "https://doi.org/10.0000/made-up", "https://example.org"]
    assert found["made-up-0"].container_title == "A series"


def test_a_work_that_pages_were_made_from_says_whose_it_is(tmp_path: Path) -> None:
    rights = "{written_by: A writer, published_by: A press, terms: None are printed., taken: Facts., not_taken: Sentences.}"
    (work,) = load(
        written(tmp_path, f"- {{id: w, type: report, title: A work, issued: 2012, publisher: A press, rights: {rights}}}")
    ).values()
    assert work.rights and work.rights.disclaimer == ""
    box = LexborHTMLParser(rights_box([work], "../"))
    assert box.css_first("details:not([open]) > summary").text() == "Rights and credit: after A press (2012)"
    assert [node.text() for node in box.css("dd")] == ["A writer", "A press", "None are printed.", "Facts.", "Sentences."]
    assert [node.attributes["href"] for node in box.css("a")] == ["../about/licence/", "../share/corrections/#owners"]
    assert [node.text() for node in LexborHTMLParser(rights_list([work], "../")).css("dd")] == [
        node.text() for node in box.css("dd")
    ]
    both = LexborHTMLParser(rights_box([work, work.model_copy(update={"title": "Another"})], "../"))
    assert both.css_first("summary").text() == "Rights and credit: after A press (2012)", "each name once"
    assert [node.text() for node in both.css("p > cite")] == ["A work", "Another"]
    assert rights_box([], "../") == ""


def test_none_are_none(tmp_path: Path) -> None:
    assert load(tmp_path) == {}
    assert load(written(tmp_path, "")) == {}
    assert str(Name()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "made up",
        "- made up",
        "{id: x}",
        "- {id: x}",
        "- {id: x, type: y, title: z, colour: red}",
        "- {id: [",
        "- 3",
        "3",
        "- {id: x, type: y, title: z, rights: {written_by: A writer}}",
        b"- \xff",
    ],
)
def test_a_mistake_names_the_file(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(PracticeError, match=r"references\.yml"):
        load(written(tmp_path, text))


def test_an_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="made-up"):
        load(written(tmp_path, "- {id: made-up, type: report, title: One}\n- {id: made-up, type: report, title: Two}\n"))


def test_the_four_sources_of_this_site_say_whose_they_are_and_a_disclaimer_is_told(root: Path) -> None:
    known = {ref: reference for ref, reference in load(root).items() if reference.rights}
    assert set(known) == {"ns-cpd-lesson-study", "ns-number-lesson-study", "hadfield-jopling-2016", "ncsl-jpd-2012"}
    guide = known["ncsl-jpd-2012"].rights
    assert guide and "all rights reserved" in guide.terms
    assert "Department for Education" in guide.disclaimer
    assert [ref for ref, reference in known.items() if "No terms are printed" in reference.rights.terms] == [
        "ns-cpd-lesson-study",
        "ns-number-lesson-study",
        "hadfield-jopling-2016",
    ]
