"""A new case: whatever was answered, the file can be read, and only blanks and wrong answers are left to mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.properties import examples
from tests.unit.sites import case, make_site
from tests.unit.test_formatting import TEXTS, values
from whatworkswell.authoring import scaffold
from whatworkswell.authoring.scaffold import BLANK, NOT_ASKED, Draft, case_text, create, judge, refusal, suggested_slug
from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.case import repository
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.formatting import formatted
from whatworkswell.case.front_matter import reader as frontmatter
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.repository import Repository
from whatworkswell.problems.problem import PracticeError

REGISTER = """\
slug,stage,first_published,last_reviewed,short_code,aliases,retired_reason,replaced_by
talk,candidate,2026-11-22,,abcde,former-talk,,
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return repository.load(make_site(tmp_path_factory.mktemp("site"), {"talk": case()}, REGISTER))


def codes(draft: Draft, site: Repository) -> set[str]:
    return {p.code for p in judge(case_text(draft, site.vocabularies), "new-talk", site)}


@pytest.mark.parametrize("origin", REQUIRED)
def test_nothing_answered_leaves_only_blanks(origin: str, site: Repository) -> None:
    text = case_text(Draft({"origin": origin}), site.vocabularies)
    found = judge(text, "new-talk", site)
    assert {p.code for p in found} == set(BLANK)
    blank = {p.field for p in found}
    top = {path.split(".")[0] for path in REQUIRED[origin]} - set(NOT_ASKED)
    assert {field.split(".")[0].split("[")[0] for field in blank} == top | set(SECTIONS)
    for p in found:
        if p.code == "E013":
            line = text.split("\n")[p.line - 1]
            assert line.endswith(":"), "nothing stands after a key that is left blank"
            assert "# " in text.split("\n")[p.line - 2], "a word of help stands above it"


def test_every_heading_is_there_in_order(site: Repository) -> None:
    text = case_text(Draft(), site.vocabularies)
    assert [line[3:] for line in text.split("\n") if line.startswith("## ")] == list(SECTIONS.values())


def test_optional_keys_are_named_and_left_out(site: Repository) -> None:
    text = case_text(Draft(), site.vocabularies)
    assert "\nalliance:" not in text
    assert "# You may also give: sources, contact, alliance," in text


def test_answers_stand_in_the_file(site: Repository) -> None:
    facts: dict[str, Tree] = {
        "title": 'Talk: "what # we did"',
        "key_points": ["One"],
        "schools": [{"name": "Hill: School", "role": "lead"}, {}],
        "phases": ["primary", " "],
        "scale": {"teachers": "3"},
        "evidence": [{"measure": "talk"}],
        "alliance": " ",
    }
    text = case_text(Draft(facts, {"why": "\nBecause.\n\nAnd so.\n\n"}), site.vocabularies)
    for piece in (
        "title: 'Talk: \"what # we did\"'\n",
        "key_points:\n  - One\n  -\n",
        'schools:\n  - name: "Hill: School"\n    role: lead\nphases: [primary]\n',
        "scale: {teachers: 3}\n",
        "  - kind:\n    measure: talk\n",
        "\n## Why\n\nBecause.\n\nAnd so.\n\n## What we did\n\n## What happened\n",
    ):
        assert piece in text
    assert "alliance:" not in text.replace("alliance, ", "")
    assert codes(Draft(facts), site) == set(BLANK)


def test_a_case_without_a_school_says_so(site: Repository) -> None:
    assert "\nschools: []\n" in case_text(Draft({"schools": []}), site.vocabularies)


def test_every_key_is_asked_once() -> None:
    asked = [path for chapter in CHAPTERS for path in chapter.keys]
    assert len(asked) == len(set(asked))
    levels = {path.split(".")[0] for path in asked}
    assert levels == {key.name for key in tree().keys} - set(NOT_ASKED)
    assert {path.split(".")[1] for path in asked if "." in path} == {key.name for key in tree()["context"].keys}
    assert [id for chapter in CHAPTERS for id in chapter.sections] == list(SECTIONS)


def shaped(key: Key) -> st.SearchStrategy[Tree]:
    """An answer that fits, or any other."""
    if key.vocabulary:
        good: st.SearchStrategy[Tree] = st.sampled_from(list(packaged()[key.vocabulary].terms))
        return st.lists(good, max_size=3) | values(key) if key.many else good | values(key)
    return values(key)


DRAFTS = st.builds(
    Draft,
    st.fixed_dictionaries({}, optional={key.name: shaped(key) for key in tree().keys if key.name != "schema"}),
    st.dictionaries(st.sampled_from(list(SECTIONS)), TEXTS, max_size=3),
)


@examples(150, fixtures=True)
@given(DRAFTS)
def test_any_answers_give_a_file_that_can_be_read(site: Repository, draft: Draft) -> None:
    text = case_text(draft, site.vocabularies)
    reading = frontmatter.read(text.encode(), "x")
    assert {p.code for p in reading.problems} <= {"E002", "E009"}, "a character or a size that is refused, but no broken YAML"
    if reading.problems:
        return
    answered = {key: value for key, value in draft.facts.items() if isinstance(value, str) and value.strip() and key != "origin"}
    for key, value in answered.items():
        kept = " ".join(value.split()) if tree()[key].kind == "text" else value
        assert reading.data[key] == kept.encode("utf-8", "replace").decode()
    for p in judge(text, "new-talk", site, among_all=False):
        top = p.field.split(".")[0].split("[")[0]
        about_answers = top in draft.facts or top in draft.account or p.field == "account"
        assert p.code in BLANK or about_answers, (p.code, p.field)
    if not draft.account:
        assert formatted(text.encode(), "x") == text


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Talk partners in year 4", "talk-partners-in-year-4"),
        ("Pupils’ own “learning detectives”: a trial", "pupils-own-learning-detectives-a-trial"),
        ("Café Ŵyn", "cafe-wyn"),
        ("Talk", "talk-2"),
        ("Former talk", "former-talk-2"),
        ("New", "new-case"),
        ("A", "a-case"),
        ("", "my-case"),
        ("日本", "my-case"),
        ("Index: index", "index-index"),
        (
            "Pupils explain their own thinking aloud in lessons where nobody hurries",
            "pupils-explain-their-own-thinking-aloud-in-lessons",
        ),
    ],
)
def test_a_slug_is_made_from_the_title(title: str, slug: str, site: Repository) -> None:
    assert suggested_slug(title, scaffold.taken_names(site)) == slug
    assert refusal(slug, site) == ""


@given(st.text(max_size=200))
def test_any_title_gives_a_slug(title: str) -> None:
    empty = Repository(Path("/nowhere"), {}, packaged(), {}, {}, frozenset(), ())
    assert refusal(suggested_slug(title), empty) == ""


@pytest.mark.parametrize("slug", ["talk", "former-talk", "Talk", "a", "a b", "../talk2", "talk/two", "-a-", "x" * 61, "new", ""])
def test_some_names_cannot_be_used(slug: str, site: Repository) -> None:
    assert refusal(slug, site)
    with pytest.raises(PracticeError, match="Nothing was written"):
        create("text", slug, site)


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    site = repository.load(make_site(tmp_path, {"talk": case()}))
    (tmp_path / "cases/TAKEN").write_text("mine", encoding="utf-8")
    (tmp_path / "cases/broken").symlink_to(tmp_path / "nowhere")
    for slug in ("talk", "taken", "broken"):
        with pytest.raises(PracticeError):
            create("text", slug, site)
    assert (tmp_path / "cases/talk/index.md").read_text(encoding="utf-8") == case()
    assert create("text", "fresh", site).read_text(encoding="utf-8") == "text"
    with pytest.raises(PracticeError, match="already"):
        create("other", "fresh", site)


def test_a_case_with_the_title_of_another_is_told(site: Repository) -> None:
    assert "W001" in codes(Draft({"title": "Talk before writing"}), site)
