"""What is wrong in one case and across cases: links, sections, facts that do not fit, names, titles, families."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.made_up import BODY, problems, said, site, text
from whatworkswell.checks.case import check_page_anchors
from whatworkswell.checks.links import advice

OTHER = {"cases/another-case/index.md": text(title="Another")}
FULL = ("Why", "What we did", "What happened", "What made the difference", "What did not work")
SUBMITTED = {
    "origin": "submitted",
    "key_points": "[One, Two]",
    "useful_for": "[teacher]",
    "schools": "[]",
    "ended": "'2020'",
    "context": "{school: {setting: urban}}",
    "outcome": "improved",
    "evidence": "[{kind: teacher-report, measure: talk}]",
    "permissions": "{school_approved: true, no_pupil_identifiable: true, photos: none}",
}


def body(*sections: str, words: str = "Made up.") -> str:
    return "".join(f"\n## {name}\n\n{words}\n" for name in sections)


def test_a_sound_site_says_nothing(tmp_path: Path) -> None:
    links = "[a](#what-we-did) [b](../another-case/index.md#what-we-did) [c](../../docs/a/b.md#x) [d](https://example.org)"
    files = {"index.md": text(BODY + links), "docs/a/b.md": "# Page\n", **OTHER}
    assert said(tmp_path, files) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("[x](gone.pdf)", "E041"),
        ("[x](../gone/index.md)", "E042"),
        ("[x](../../docs/gone.md)", "E043"),
        ("[x](#gone)", "E044"),
        ("[x](../another-case/index.md#gone)", "E044"),
        ("![x](https://example.org/x.png)", "E045"),
        ("![x](../another-case/index.md)", "E045"),
        ("![](https://example.org/x.png)", "E045"),
        ("[x](../../mkdocs.yml)", "E040"),
        ("[x](http://)", "E040"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_once_at_its_place(tmp_path: Path, link: str, code: str) -> None:
    found = problems(tmp_path, {"index.md": text(f"{BODY}\nSee {link}\n"), **OTHER})
    assert [(p.code, p.line, p.column) for p in found] == [(code, 17, 5 + link.index("(") + 1)]
    assert found[0].field == "account"


def test_an_anchor_in_another_case_and_in_letters_of_any_kind(tmp_path: Path) -> None:
    there = "../another-case/index.md"
    links = f"### Tŷ bach\n\n[a](#tŷ-bach) [b](#t%C5%B7-bach) [c]({there}#pupils--talk) [d]({there}#Pupils)\n"
    files = {
        "index.md": text(f"{BODY}\n{links}"),
        "cases/another-case/index.md": text(f"{BODY}\n### Pupils & talk\n", title="Two"),
    }
    assert said(tmp_path, files) == [("E044", f"{there}#Pupils")]


def test_the_headings_of_a_case_too_large_to_read_are_not_known(tmp_path: Path) -> None:
    files = {"index.md": text(f"{BODY}\n[a](../another-case/index.md#x)\n"), "cases/another-case/index.md": text("x" * 110_000)}
    assert [code for code, _ in said(tmp_path, files)] == ["E035", "W001", "E044"]


def test_headings_of_pages_are_checked_once_they_are_known(tmp_path: Path) -> None:
    links = "[a](../../docs/page.md#step-1) [b](../../docs/page.md#step-9) [c](../../docs/other.md#x)"
    repository = site(tmp_path, {"index.md": text(f"{BODY}\n{links}\n"), "docs/page.md": "", "docs/other.md": ""})
    found = check_page_anchors(repository, {"page.md": frozenset({"step-1", "step-2"})})
    assert [(p.code, p.found, p.allowed) for p in found] == [("E044", "../../docs/page.md#step-9", "step-1, step-2")]


def test_more_links_than_a_page_can_carry(tmp_path: Path) -> None:
    found = problems(tmp_path, {"index.md": text(BODY + "\n" + "[x](https://example.org)\n" * 301)})
    assert [(p.code, p.found, p.line) for p in found] == [("E035", "301 links", 317)]


@pytest.mark.parametrize(
    ("href", "part"),
    [
        ("../another-case", "`../another-case/index.md`"),
        ("/cases/another-case/", "`../another-case/index.md`"),
        ("nobody@example.org", "no e-mail address"),
        ("My%20Plan%20(2).PDF", "`my-plan-2.pdf`"),
        ("www.example.org/a", "`https://www.example.org/a`"),
        ("plan.pdf", ""),
        ("???", ""),
    ],
)
def test_advice_on_links_that_show_what_was_meant(href: str, part: str) -> None:
    assert part in advice(href) if part else advice(href) == ""


def test_retired_cases_and_pictures_without_words_are_warnings(tmp_path: Path) -> None:
    register = "slug,stage,first_published,last_reviewed,short_code,aliases,retired_reason,replaced_by\n"
    files = {
        "index.md": text(f"{BODY}\n[x](../another-case/index.md)\n"),
        "docs/_data/register.csv": register + "another-case,retired,,,,,Made up,\n",
        **OTHER,
    }
    found = problems(tmp_path, files)
    assert [(p.code, p.is_error) for p in found] == [("W003", False)]


def test_a_submitted_case_needs_its_sections_and_a_documented_one_needs_one(tmp_path: Path) -> None:
    assert said(tmp_path / "a", {"index.md": text(body(*FULL), **SUBMITTED)}) == []
    assert said(tmp_path / "b", {"index.md": text(body("What we did"))}) == []
    found = problems(tmp_path / "c", {"index.md": text("", **SUBMITTED)})
    fields = ["why", "what-we-did", "what-happened", "what-made-the-difference", "what-did-not-work"]
    assert [(p.code, p.field) for p in found] == [("E030", field) for field in fields]
    lines = text("", **SUBMITTED).count("\n")
    assert {p.line for p in found} == {lines}, "a line that the file has"


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        ("Why|What happened|What we did", ["What happened"]),
        ("What next|Why|What we did|What happened", ["What next"]),
        ("Why|What we did|Why", ["Why"]),
        ("What happened|What we did|Why", ["What happened", "What we did"]),
    ],
)
def test_no_more_sections_than_must_are_told_to_move(tmp_path: Path, sections: str, told: list[str]) -> None:
    found = said(tmp_path, {"index.md": text(body(*sections.split("|")))})
    assert [code for code, _ in found] == ["E032"] * len(told)
    assert len(found) == len(told)


@pytest.mark.parametrize("heading", ["What we did.", "what we did", "WHAT WE DID", "What we dit", "What  we   did?"])
def test_a_heading_that_is_nearly_right_is_told_and_not_also_missed(tmp_path: Path, heading: str) -> None:
    found = problems(tmp_path, {"index.md": text(body(heading))})
    assert [p.code for p in found] == ["E031"]
    assert "“## What we did”" in found[0].mend


def test_without_front_matter_only_that_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, {"index.md": "# Title\n\ntext\n\n## Own\n"}) == [("E003", "# Title")]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"started": "'2020'", "ended": "2020-01"}, []),
        ({"started": "2020-02", "ended": "2020-01-31"}, ["E024"]),
        ({"outcome": "improved"}, ["W004"]),
        ({"outcome": "too-early"}, []),
        ({"outcome": "improved", "evidence": "[{kind: hearsay, measure: x}]"}, ["E012"]),
        ({"outcome": "improved", "evidence": "[]"}, []),
        ({"outcome": "improved", "evidence": ""}, ["E013"]),
        ({"resources": "[{title: x, url: https://example.org}]"}, []),
        ({"resources": "[{title: x, url: https://example.org, file: x.pdf}]"}, ["E024", "E041"]),
        ({"evidence": "[{kind: test-result, measure: x, value: 3, compared_value: 2, compared_with: baseline}]"}, []),
        ({"evidence": "[{kind: teacher-report, measure: x, ref: gone}]"}, ["E025"]),
        ({"sources": "[{ref: made-up-2}]"}, ["E025"]),
        ({"permissions": "{school_approved: false, no_pupil_identifiable: true, photos: none}"}, ["E026"]),
    ],
)
def test_facts_that_do_not_fit(tmp_path: Path, facts: dict[str, str], codes: list[str]) -> None:
    assert sorted(p.code for p in problems(tmp_path, {"index.md": text(**facts)})) == codes


@pytest.mark.parametrize(
    ("slugs", "code"),
    [
        (("ab", "x" * 61, "Talk", "talk--x", "talk_x", "tâlk", "new talk", "-talk"), "E050"),
        (("assets", "com1", "handbook", "con"), "E051"),
        (("abc", "x" * 60, "year-4", "4-talk"), None),
    ],
)
def test_names_of_folders(tmp_path: Path, slugs: tuple[str, ...], code: str | None) -> None:
    found = problems(tmp_path, {f"cases/{slug}/index.md": text(title=f"Made up {slug}") for slug in slugs})
    assert [p.code for p in found] == ([code] * len(slugs) if code else [])


def test_titles_that_only_capitals_tell_apart(tmp_path: Path) -> None:
    files = {
        f"cases/{slug}/index.md": text(title=title) for slug, title in (("one", "Straße"), ("two", "STRASSE"), ("six", "Other"))
    }
    assert [(p.code, p.path) for p in problems(tmp_path, files)] == [("W001", "cases/two/index.md")]


def family(**parents: str) -> dict[str, str]:
    """Cases by slug, each with the slugs it was developed from."""
    files = {}
    for slug, origins in parents.items():
        grown = ", ".join(f"{{case: {origin}, changes: None}}" for origin in origins.split())
        files[f"cases/{slug}/index.md"] = text(title=f"Made up {slug}", adapted_from=f"[{grown}]")
    return files


@pytest.mark.parametrize(
    ("parents", "circles"),
    [
        ({"aaa": "", "bbb": "aaa", "ccc": "aaa bbb", "ddd": "bbb ccc"}, []),
        ({"aaa": "aaa"}, ["aaa from aaa"]),
        ({"aaa": "bbb", "bbb": "aaa"}, ["aaa from bbb from aaa"]),
        ({"aaa": "bbb", "bbb": "ccc", "ccc": "bbb"}, ["bbb from ccc from bbb"]),
        ({"aaa": "bbb ccc", "bbb": "aaa", "ccc": "aaa"}, ["aaa from bbb from aaa", "aaa from ccc from aaa"]),
        ({"aaa": "", "bbb": "ccc", "ccc": "ddd aaa", "ddd": "bbb"}, ["bbb from ccc from ddd from bbb"]),
    ],
)
def test_families_go_in_no_circle(tmp_path: Path, parents: dict[str, str], circles: list[str]) -> None:
    assert sorted(found for code, found in said(tmp_path, family(**parents)) if code == "E052") == circles


def test_a_long_line_of_descent_is_no_trouble(tmp_path: Path) -> None:
    slugs = [f"case-{n}" for n in range(120)]
    files = family(**dict(zip(slugs, ["", *slugs], strict=False)))
    assert said(tmp_path, files) == []


def test_what_lies_beside_the_cases(tmp_path: Path) -> None:
    files = {
        "index.md": text(),
        "cases/README.md": "x",
        "cases/.hidden": "x",
        "cases/stray.txt": "x",
        "cases/empty/plan.pdf": b"x",
    }
    repository = site(tmp_path, files)
    (tmp_path / "cases/linked").symlink_to(tmp_path / "cases/made-up")
    (tmp_path / "cases/other").mkdir()
    (tmp_path / "cases/other/index.md").symlink_to(tmp_path / "cases/made-up/index.md")
    assert [(p.code, p.path) for p in repository.problems] == [
        ("E001", "cases/empty/index.md"),
        ("E053", "cases/stray.txt"),
    ]
    found = problems(tmp_path, {})
    assert {("E053", "cases/linked"), ("E001", "cases/other/index.md")} <= {(p.code, p.path) for p in found}


def test_a_file_beyond_all_bounds_is_not_read(tmp_path: Path) -> None:
    assert [code for code, _ in said(tmp_path, {"index.md": "x" * 5_000_000})] == ["E009"]


def test_problems_come_in_the_order_of_the_files_and_always_the_same(tmp_path: Path) -> None:
    files = {
        f"cases/{slug}/index.md": text("\n## Own\n\n[x](gone.pdf)\n", phases="[x]", subjects="[y]") for slug in ("bbb", "aaa")
    }
    first = problems(tmp_path, files)
    assert first == problems(tmp_path, files)
    places = [(p.path, p.line, p.code) for p in first]
    assert places == sorted(places)
    assert len(first) == 11
