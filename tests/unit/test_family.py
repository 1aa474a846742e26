"""Families of cases: who stands below whom, how much of a family a page tells, and that list and drawing say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.unit.made_up import site, text
from tests.unit.test_trials import TRIAL
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.register import FILE
from whatworkswell.case.repository import Repository
from whatworkswell.topics.family import view as family
from whatworkswell.topics.family.drawing import DEEPEST, LANE, LANES, STEP, WIDTH
from whatworkswell.topics.family.tree import MOST_EACH_WAY, FamilyTree, Growth
from whatworkswell.topics.family.view import render_all, render_family

CHANGES = "Made up. Shorter visits, because the bus leaves at three."


def grown(*origins: str) -> str:
    """A made-up case that grew from others."""
    listed = ", ".join(f'{{case: {origin}, changes: "{CHANGES} ({origin})"}}' for origin in origins)
    return text(adapted_from=f"[{listed}]", title="Made up to have grown") if origins else text()


def repository(root: Path, cases: Mapping[str, tuple[str, ...]], **files: str) -> Repository:
    """A site of cases, each with the slugs of those that it grew from."""
    written = {f"cases/{slug}/index.md": grown(*origins) for slug, origins in cases.items()}
    return site(root, {**written, **files})


def told(tree: FamilyTree, slug: str) -> list[tuple[str, int]]:
    found = tree.of(slug)
    return [(member.case.slug, member.depth) for member in found.members] if found else []


def test_a_case_without_kin_and_trials_has_no_family(tmp_path: Path) -> None:
    tree = FamilyTree(repository(tmp_path, {"alone": ()}).cases)
    assert tree.of("alone") is None
    assert tree.all() == ()


def test_a_case_stands_below_the_last_of_those_that_it_grew_from(tmp_path: Path) -> None:
    cases = {"one": (), "two": ("one",), "other": (), "three": ("other", "two"), "four": ("one",)}
    tree = FamilyTree(repository(tmp_path, cases).cases)
    (whole,) = tree.all()
    assert [(m.case.slug, m.depth, [g.parent for g in m.grew]) for m in whole.members] == [
        ("one", 0, []),
        ("four", 1, ["one"]),
        ("two", 1, ["one"]),
        ("other", 0, []),
        ("three", 1, ["other", "two"]),
    ]
    assert (whole.root.slug, whole.size) == ("one", 5)


def test_near_kin_are_what_a_case_grew_from_and_what_grew_from_it(tmp_path: Path) -> None:
    line = {"a-one": (), "b-two": ("a-one",), "c-three": ("b-two",), "d-four": ("c-three",), "e-five": ("d-four",)}
    cases = {**line, "sister": ("a-one",)}
    tree = FamilyTree(repository(tmp_path, cases).cases)
    assert told(tree, "b-two") == [("a-one", 0), ("b-two", 1), ("c-three", 2), ("d-four", 3)]
    assert told(tree, "sister") == [("a-one", 0), ("sister", 1)]
    found = tree.of("sister")
    assert found and (found.size, found.root.slug) == (6, "a-one")


def test_a_page_tells_a_bounded_number_of_kin(tmp_path: Path) -> None:
    children = {f"child-{n:03}": ("root",) for n in range(3 * MOST_EACH_WAY)}
    tree = FamilyTree(repository(tmp_path, {"root": (), **children}).cases)
    found = tree.of("root")
    assert found and len(found.members) == 1 + MOST_EACH_WAY
    assert found.size == 1 + 3 * MOST_EACH_WAY
    assert told(tree, "child-001") == [("root", 0), ("child-001", 1)]


class Counted(list[Growth]):
    """A list that counts what is taken from it."""

    taken = 0

    def __iter__(self) -> Iterator[Growth]:
        for growth in super().__iter__():
            self.taken += 1
            yield growth


def test_thousands_of_brothers_and_sisters_cost_a_page_nothing(tmp_path: Path) -> None:
    children = {f"child-{n:03}": ("root",) for n in range(200)}
    tree = FamilyTree(repository(tmp_path, {"root": (), **children}).cases)
    tree.of("child-000")  # the index of whole families is made once
    many = Counted(tree._children["root"])
    tree._children["root"] = many
    for slug in children:
        tree.of(slug)
    assert many.taken == 0
    tree.of("root")
    assert many.taken <= 2 * MOST_EACH_WAY


def test_a_long_line_of_descent_is_no_deeper_than_it_can_be_shown(tmp_path: Path) -> None:
    cases = {f"case-{n:03}": (f"case-{n - 1:03}",) if n else () for n in range(150)}
    (whole,) = FamilyTree(repository(tmp_path, cases).cases).all()
    assert len(whole.members) == 150
    page = LexborHTMLParser(render_family(whole, packaged(), "../"))
    assert len(page.css(".ww-kin__list li")) == 150
    assert page.css("figcaption")[0].text() == "The first 40 cases are drawn. The list has all 150."
    assert max(float(box.attributes["x"] or 0) for box in page.css("rect")) <= 1 + STEP * DEEPEST


# What a page shows


def family_of(root: Path) -> Repository:
    cases = {"one": (), "two": ("one",), "other": (), "three": ("other", "two")}
    return repository(
        root,
        cases,
        **{
            "cases/one/trials/oak-school.yml": TRIAL,
            str(FILE): "slug,stage,first_published,last_reviewed,short_code,aliases,retired_reason,replaced_by\n"
            "other,retired,2024-01-01,,,,Out of date,\n",
        },
    )


def words(text: str) -> str:
    return re.sub(r"\W+", " ", text)


def test_the_list_says_what_the_drawing_shows_and_all_of_it(tmp_path: Path) -> None:
    here = family_of(tmp_path)
    found = FamilyTree(here.cases).of("three")
    assert found
    page = LexborHTMLParser(render_family(found, packaged(), "../../", here="three"))
    said = words(page.css(".ww-kin__list")[0].text())
    for line in page.css("svg text.ww-tree__title, svg text.ww-tree__along"):
        for word in words(line.text()).split():
            assert word in said.split() or word in ("From", "Trial"), word
    assert [node.text() for node in page.css("svg text.ww-tree__note")] == [
        "Not stated",
        "Mixed \u00b7 2024",
        "Not stated",
        "Not stated \u00b7 retired",
        "This case \u00b7 Not stated",
    ]
    assert "(retired)" in page.css(".ww-kin__list")[0].text()
    assert said.count(words(CHANGES).strip()) == 3
    links = [node.attributes["href"] for node in page.css(".ww-kin__list a")]
    assert links == [
        "../../cases/one/",
        "../../cases/one/#trial-oak-school",
        "../../cases/two/",
        "../../cases/other/",
        "../../cases/other/",
        "../../cases/two/",
    ]
    assert page.css("svg")[0].attributes["role"] == "img"
    assert page.css("svg title")[0].text() == "What grew from what: 4 cases and 1 trial"
    assert not page.css("[style], [onclick]")


def test_no_line_of_a_drawing_runs_out_of_it(tmp_path: Path) -> None:
    cases: dict[str, tuple[str, ...]] = {f"root-{n}": () for n in range(7)}
    cases |= {f"child-{n}": tuple(f"root-{m}" for m in range(n + 2)) for n in range(6)}
    here = repository(tmp_path, cases)
    (whole,) = FamilyTree(here.cases).all()
    page = LexborHTMLParser(render_family(whole, packaged(), "../"))
    boxes = [tuple(float(box.attributes[name] or 0) for name in ("x", "y", "width", "height")) for box in page.css("rect")]
    assert len(boxes) == len(cases)
    for (_, top, _, height), (_, below, _, _) in pairwise(boxes):
        assert top + height < below
    for number in map(float, re.findall(r"H([\d.]+)", " ".join(str(path.attributes["d"]) for path in page.css("path")))):
        assert 0 < number < WIDTH
    assert all(x + width <= WIDTH for x, _, width, _ in boxes)
    assert len({path.attributes["d"] for path in page.css("path.ww-tree__edge")}) == sum(map(len, cases.values()))
    assert WIDTH - max(x + width for x, _, width, _ in boxes) <= LANES * LANE + 1


def test_all_families_are_counted_honestly(tmp_path: Path) -> None:
    page = LexborHTMLParser(render_all((), 19, packaged(), "../"))
    said = "None of the 19 cases here names another that it grew from yet. Nobody has told of a trial yet."
    assert page.css("p")[0].text() == said
    assert page.css("figcaption")[0].text() == "How to read a tree, once there is one."
    assert len(page.css("path.ww-tree__edge")) == 2
    here = family_of(tmp_path)
    page = LexborHTMLParser(render_all(FamilyTree(here.cases).all(), 4, packaged(), "../"))
    assert "2 of the 4 cases here name another that they grew from. 1 trial has been told." in page.text()
    assert [node.attributes["id"] for node in page.css("h3")] == ["family-one"]


def test_of_very_many_families_some_are_listed_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family, "FAMILIES_DRAWN", 2)
    cases = {f"{kind}-{n}": (f"root-{n}",) if kind == "child" else () for kind in ("root", "child") for n in range(5)}
    page = LexborHTMLParser(render_all(FamilyTree(repository(tmp_path, cases).cases).all(), 10, packaged(), "../"))
    assert (len(page.css("svg")), len(page.css(".ww-kin__list"))) == (2, 5)
