"""A tiny site with a family: where its links lead, and what a wrong trial stops."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites.families import FAMILY, TRIAL
from tests.sites.tiny import Built


@pytest.fixture(scope="module")
def families(must_build: Callable[..., Built]) -> Built:
    """The site; strict, so that every anchor that its pages name is there."""
    return must_build(
        FAMILY, {"docs/guide.md": "# Guide\n\n[x](cases/made-up-one/index.md#trial-oak-school) [y](family-tree.md#families)\n"}
    )


def test_only_kin_and_tried_cases_have_a_family_tree(families: Built) -> None:
    has = {slug: 'id="family-tree"' in families.read(f"cases/made-up-{slug}/") for slug in ("one", "two", "diary", "alone")}
    assert has == {"one": True, "two": True, "diary": True, "alone": False}
    assert "Nobody has told us yet" in families.read("cases/made-up-alone/")


def test_links_between_kin_lead_to_what_is_there(families: Built) -> None:
    page = LexborHTMLParser(families.read("family-tree/"))
    links = [str(link.attributes["href"]) for link in page.css(".ww-kin a")]
    assert links
    for link in links:
        address, _, anchor = link.removeprefix("../").partition("#")
        assert not anchor or f'id="{anchor}"' in families.read(address), link


def test_a_retired_case_stays_at_its_address_and_leaves_the_lists(families: Built) -> None:
    assert "Made-up learning diary" in families.read("cases/made-up-diary/")
    for address in ("cases/", "browse/approach/joint-planning/"):
        assert "made-up-one" in families.read(address)
        assert "made-up-diary" not in families.read(address)


def test_a_trial_is_not_published_as_a_file(families: Built) -> None:
    assert not list(families.site.rglob("*.yml"))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"cases/made-up-one/trials/oak-school.yml": TRIAL.replace("outcome: mixed", "outcome: splendid")},
            ["cases/made-up-one/trials/oak-school.yml:6:10  E012 outcome", "improved, mixed"],
        ),
        ({"cases/nowhere/trials/oak-school.yml": TRIAL}, ["cases/nowhere/trials:1:1  E107"]),
        (
            {"docs/tree.md": '---\nrender_macros: true\n---\n# Tree\n\n{{ family_tree("made-up-on") }}\n'},
            ["Did you mean made-up-one"],
        ),
    ],
    ids=["a wrong word", "no case", "a wrong name in a page"],
)
def test_what_is_wrong_stops_the_build(files: dict[str, str], said: list[str], must_fail: Callable[..., str]) -> None:
    found = must_fail(files)
    for piece in said:
        assert piece in found
