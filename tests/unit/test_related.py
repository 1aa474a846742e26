"""Related cases: found by what they share, the rarer the better, each with its reasons, and at a bounded cost."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cases import make_case, make_repository
from whatworkswell.case.register import Entry
from whatworkswell.catalogue import related
from whatworkswell.catalogue.related import RelatedCases

BASE = "phases: [primary]\nsubjects: [{subject}]\napproaches: [{approach}]"


def case(tmp_path: Path, slug: str, subject: str, approach: str, more: str = "", **kwargs: object):
    return make_case(tmp_path, f"{BASE.format(subject=subject, approach=approach)}\n{more}".strip(), slug=slug, **kwargs)


def reasons(repository, slug: str) -> dict[str, tuple[str, ...]]:
    return {found.case.slug: found.reasons for found in RelatedCases(repository).of(slug)}


def test_what_is_rare_counts_for_more_than_what_is_common(tmp_path: Path):
    cases = [case(tmp_path, f"music-{n}", "music", "coaching") for n in range(4)]
    one = case(tmp_path, "one", "music", "learning-walk")
    walk = case(tmp_path, "walk", "science", "learning-walk")
    found = list(reasons(make_repository(one, walk, *cases), "one"))
    assert found[0] == "walk"


def test_a_case_is_not_related_to_itself_nor_to_one_with_which_it_shares_nothing(tmp_path: Path):
    one = case(tmp_path, "one", "music", "coaching")
    other = make_case(
        tmp_path, "phases: [secondary]\nsubjects: [science]\napproaches: [mentoring]\nkey_messages: []", slug="other"
    )
    assert "one" not in reasons(make_repository(one, other), "one")


def test_a_family_comes_first_and_says_so_on_both_sides(tmp_path: Path):
    parent = case(tmp_path, "parent", "science", "mentoring")
    child = case(tmp_path, "child", "music", "coaching", "adapted_from:\n  - case: parent\n    changes: Shorter visits")
    twin = case(tmp_path, "twin", "music", "coaching")
    repository = make_repository(parent, child, twin)
    assert next(iter(reasons(repository, "child").items())) == (
        "parent",
        ("This case was developed from it", *reasons(repository, "child")["parent"][1:]),
    )
    assert reasons(repository, "parent")["child"][0] == "It was developed from this case"


def test_retired_cases_are_not_proposed(tmp_path: Path):
    one = case(tmp_path, "one", "music", "coaching")
    old = case(tmp_path, "old", "music", "coaching", entry=Entry("old", stage="retired", retired_reason="Out of date"))
    third = case(tmp_path, "third", "science", "mentoring")
    assert "old" not in reasons(make_repository(one, old, third), "one")


def test_the_work_for_one_case_does_not_grow_with_the_number_of_cases(tmp_path: Path, monkeypatch):
    """Every value proposes at most so many neighbours, however many cases hold it."""
    monkeypatch.setattr(related, "NEIGHBOURS", 4)
    cases = [case(tmp_path, f"case-{n:02}", "music", "coaching") for n in range(30)]
    index = RelatedCases(make_repository(*cases, case(tmp_path, "other", "science", "mentoring")))
    for trait in index._traits["case-10"]:
        assert len(list(index._near(trait, "case-10"))) <= 4
