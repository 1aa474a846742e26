"""The glossary: enough terms, no dead end, found where they stand, and explained in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from whatworkswell.case.datafile import ChoiceError, DataError
from whatworkswell.topics.glossary import model as data
from whatworkswell.topics.glossary import view as pages


@pytest.fixture(scope="module")
def words(root: Path) -> data.Glossary:
    return data.load(root)


def load(tmp_path: Path, *terms: str) -> data.Glossary:
    file = tmp_path / data.FILE
    file.parent.mkdir(parents=True)
    file.write_text("title: Glossary\nterms:\n" + "".join(f"  - {{{term}}}\n" for term in terms), encoding="utf-8")
    return data.load(tmp_path)


def test_the_terms_that_readers_ask_for_are_there(words: data.Glossary) -> None:
    asked = {
        "nqt", "afl", "iris", "level-4", "sub-level", "npqh", "sle", "nle", "national-strategies", "national-college",
        "teaching-school", "itt", "ite", "inset", "performance-management", "hei", "local-authority", "ta", "send", "eyfs",
        "key-stage", "case-pupil", "study-lesson", "learning-log", "leading-teacher", "jpd", "cpd",
    }  # fmt: skip
    assert asked <= words.terms.keys()
    assert len(words.terms) >= 40


def test_what_is_gone_says_what_came_next(words: data.Glossary) -> None:
    assert not [term.id for term in words.terms.values() if term.status == "former" and not term.now and not term.see]


def test_explanations_suit_a_reader_of_twelve(words: data.Glossary) -> None:
    said = "\n\n".join(f"{term.explanation}\n\n{term.now or ''}" for term in words.terms.values())
    assert reading_age(said) <= 13


def test_every_term_has_its_anchor_and_no_link_is_dead(words: data.Glossary) -> None:
    page = HTMLParser(pages.glossary(words))
    anchors = [node.attributes["id"] for node in page.css("[id]")]
    assert len(anchors) == len(set(anchors))
    assert set(words.terms) <= set(anchors)
    letters = {f"#letter-{term.term[0].lower()}" for term in words.terms.values()}
    links = {node.attributes["href"] for node in page.css("a")}
    assert links - letters <= {f"#{anchor}" for anchor in anchors}


def test_terms_are_found_in_a_text(words: data.Glossary) -> None:
    text = "Six NQTs used AfL. Teaching assistants helped. Peer observation came next, and the children made a sub-level."
    assert [term.id for term in words.found_in(text)] == ["afl", "nqt", "peer-observation", "sub-level", "ta"]


@pytest.mark.parametrize("text", ["Ta for that", "the lant", "They sat tests", "It was outstanding", "cover the page", ""])
def test_other_words_are_not_taken_for_terms(words: data.Glossary, text: str) -> None:
    assert words.found_in(text) == []


def test_a_term_in_a_sentence_leads_to_its_explanation(words: data.Glossary) -> None:
    link = HTMLParser(pages.term(words, "nqt", "../../", "new teachers")).css_first("a")
    assert link is not None
    assert (link.text(), link.attributes["href"]) == ("new teachers", "../../glossary/#nqt")
    assert str(link.attributes["title"]).startswith("Newly qualified teacher. ")


def test_a_box_explains_the_terms_of_a_page(words: data.Glossary) -> None:
    box = HTMLParser(pages.terms(words, ["nqt", "iris"], "../")).css_first("details")
    assert box is not None
    assert box.css_first("summary").text() == "Words explained: NQT, IRIS"
    assert pages.terms_used(words, "an NQT filmed with IRIS", "../").count("<dt>") == 2
    assert pages.terms_used(words, "nothing to explain", "../") == ""


def test_a_wrong_name_says_what_is_near(words: data.Glossary) -> None:
    with pytest.raises(ChoiceError, match=r"'nqts' is not a term in the glossary.*Did you mean nqt"):
        pages.term(words, "nqts", "../")


TERM = "id: one, term: One, explanation: First., status: current"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ([TERM, TERM], "the id one is there twice"),
        ([f"{TERM}, see: [two]"], "one points to two, which is not in the glossary"),
        (["id: one, term: One, explanation: First., status: changed"], "one has changed, so it needs `now`"),
        (["id: one, term: One, explanation: First., status: old"], r"glossary.yml:3:\d+  terms\[1\].status"),
    ],
    ids=["twice", "dead end", "changed", "status"],
)
def test_a_mistake_in_the_file_is_told(tmp_path: Path, terms: list[str], said: str) -> None:
    with pytest.raises(DataError, match=said):
        load(tmp_path, *terms)


def test_terms_are_in_alphabetical_order(tmp_path: Path) -> None:
    later = "id: two, term: aTwo, explanation: Second., status: current"
    assert list(load(tmp_path, TERM, later).terms) == ["two", "one"]


def test_links_to_terms_have_the_explanation_at_hand(words: data.Glossary) -> None:
    html = '<p><a href="../glossary/#nqt">NQT</a> <a href="../glossary/#no-such">x</a> <a href="../">up</a></p>'
    shown = HTMLParser(pages.with_tooltips(html, words)).css("a")
    assert [link.attributes.get("title") for link in shown] == [words.terms["nqt"].explanation, None, None]
    assert [link.attributes["href"] for link in shown] == ["../glossary/#nqt", "../glossary/#no-such", "../"]
