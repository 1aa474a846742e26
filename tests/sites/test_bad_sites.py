"""Tiny sites that must not build: each stops with the checker's own words, and nothing of them is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.sites.tiny import REGISTER, case

MACROS = "---\nrender_macros: true\n---\n"

#: What is wrong -> the files, and what must be said of them.
BAD: dict[str, tuple[Mapping[str, str], list[str]]] = {
    "a word that is not in its list": (
        case("made-up-two", phases="[primery]"),
        [
            "cases/made-up-two/index.md:7:10  E012 phases[1]",
            'found:    "primery"',
            "early-years, primary, secondary",
            "`primary`?",
        ],
    ),
    "all mistakes of all cases at once": (
        {**case("made-up-two", phases="[primery]", subjects="[maths]"), **case("made-up-three", origin="heard", licence="")},
        ["4 to mend", "made-up-two/index.md:7", "made-up-two/index.md:8", "made-up-three/index.md:5", "E011 licence"],
    ),
    "a link from a case to no case": (
        case("made-up-two", "## What we did\n\nMade up.\n\n[x](../made-up-on/index.md)\n"),
        ["cases/made-up-two/index.md:17:5  E042", "There is no such case", "`../made-up-one/index.md`?"],
    ),
    "a link from a case to no heading of another": (
        case("made-up-two", "## What we did\n\n[x](../made-up-one/index.md#what-we-dit)\n"),
        ["cases/made-up-two/index.md:15:5  E044", "allowed:  what-we-did", "Did you mean `what-we-did`?"],
    ),
    "a link from a case to no page": (
        case("made-up-two", "## What we did\n\n[x](../../docs/indx.md)\n"),
        ["cases/made-up-two/index.md:15:5  E043", "There is no such page", "Did you mean `../../docs/index.md`?"],
    ),
    "a link from a case to no heading of a page": (
        case("made-up-two", "## What we did\n\n[x](../../docs/index.md#first-step)\n"),
        ["cases/made-up-two/index.md:15:5  E044", "There is no such heading there", "Did you mean `first-steps`?"],
    ),
    "a link from a page to no case": (
        {"docs/guide.md": "# Guide\n\n[x](cases/made-up-on/index.md)\n"},
        ["'guide.md' contains a link 'cases/made-up-on/index.md', but the target is not found"],
    ),
    "a link from a page to no heading of a case": (
        {"docs/guide.md": "# Guide\n\n[x](cases/made-up-one/index.md#case-nowhere)\n"},
        ["'guide.md' contains a link 'cases/made-up-one/index.md#case-nowhere'", "does not contain an anchor '#case-nowhere'"],
    ),
    "an address that two cases claim": (
        {
            **case("made-up-two"),
            "docs/_data/register.csv": REGISTER + "made-up-one,candidate,,,,old-name,,\nmade-up-two,candidate,,,,old-name,,\n",
        },
        ["docs/_data/register.csv:3:1  E063 aliases", 'found:    "old-name"', "already belongs to “made-up-one”"],
    ),
    "a case that the register knows and that is gone": (
        {"docs/_data/register.csv": REGISTER + "made-up-gone,approved,2026-01-01,,,,,\n"},
        ["docs/_data/register.csv:2:1  E061", 'found:    "made-up-gone"', "A published address must not vanish"],
    ),
    "a wrong value in a macro": (
        {"docs/guide.md": MACROS + '# Guide\n\nWords.\n\n{{ case_index(subject="maths") }}\n'},
        ["guide.md:8  {{ case_index }}: 'maths' is not a subject. Allowed: ", "mathematics"],
    ),
    "a facet that does not exist": (
        {"docs/guide.md": MACROS + '# Guide\n\n{{ case_index(topic="english") }}\n'},
        ["guide.md:6  {{ case_index }}: 'topic' is not a facet. Allowed: subject, key_stage"],
    ),
    "an argument that a macro does not take": (
        {"docs/guide.md": MACROS + '# Guide\n\n{{ case_card("made-up-one", "big") }}\n'},
        ["guide.md:6  {{ case_card }}: too many positional arguments. It is written {{ case_card(slug) }}"],
    ),
    "a map with a wrong side, and pages without their data": (
        {
            "docs/guide.md": MACROS
            + '# Guide\n\n{{ gap_map("strand") }}\n\n{{ gap_map("phase", "phase") }}\n\n'
            + "{{ what_did_not_work() }}\n\n{{ fit_sheet() }}\n"
        },
        [
            "guide.md:6  {{ gap_map }}: 'strand' is not a side of the map. Allowed: approach, phase, subject, key_message",
            "guide.md:8  {{ gap_map }}: rows and columns are both 'phase'",
            "guide.md:10  {{ what_did_not_work }}: docs/_data/barriers.yml:1:1  cannot be read",
            "guide.md:12  {{ fit_sheet }}: docs/_data/fit.yml:1:1  cannot be read",
        ],
    ),
    "wrong data of the pages that are made": (
        {"docs/_data/fit.yml": "factors: []\n"},
        ["1 to mend", "docs/_data/fit.yml:1:1  value error, factors must be phase, setting"],
    ),
    "mistakes in two pages": (
        {
            "docs/guide.md": MACROS + '# Guide\n\n{{ case_card("made-up-on") }}\n',
            "docs/more.md": MACROS + "# More\n\n{{ key_message(11) }}\n",
        },
        [
            "2 to mend",
            "guide.md:6  {{ case_card }}: 'made-up-on' is not a case. Allowed: made-up-one. Did you mean made-up-one",
            "more.md:6  {{ key_message }}: 11 is not a key message. Allowed: 1, 2, 3",
        ],
    ),
    "a macro that does not exist": (
        {"docs/guide.md": MACROS + "# Guide\n\n{{ case_list() }}\n"},
        ["guide.md:6  {{ case_list }}: 'case_list' is not a macro. Allowed: ", "Did you mean case_index?"],
    ),
    "a heading that was published and is gone": (
        {"docs/guide.md": "# Guide\n\n## Now\n", "docs/_data/urls.txt": "guide/\nguide/#once\nguide/#now\n"},
        ["docs/_data/urls.txt:2:1  E064", 'found:    "guide/#once"'],
    ),
    "braces that are not closed": (
        {"docs/guide.md": MACROS + "# Guide\n\n{{ case_index( }}\n", "docs/more.md": MACROS + "# More\n\n{{ nobody }}\n"},
        ["guide.md:6  The braces cannot be read: unexpected '}'", "more.md:6  {{ nobody }}: 'nobody' is not a macro"],
    ),
    "a script in a case": (
        case("made-up-two", "## What we did\n\nMade up.\n\n<script>alert(1)</script>\n"),
        ["cases/made-up-two/index.md:17:1  E034", '"<script>', "This code is not allowed in a case"],
    ),
    "code on a tag of a case": (
        case("made-up-two", '## What we did\n\n<img src="x.png" alt="made up" onerror="alert(1)">\n'),
        ["cases/made-up-two/index.md:15:1  E034", "onerror"],
    ),
    "a tag in a title": (
        case("made-up-two", title="Made up <b>loud</b>"),
        ["cases/made-up-two/index.md:3:8  E016 title", "may not hold the signs < or >"],
    ),
    "keys that steer a theme": (
        case("made-up-two", render_macros="true", template="x.html", hide="[toc]", status="new"),
        [f"E023 {key}" for key in ("render_macros", "template", "hide", "status")],
    ),
    "keys that are the maintainers'": (
        case("made-up-two", stage="approved", aliases="[old-name]"),
        ["E023 stage", "E023 aliases"],
    ),
    "front matter that is not YAML": (
        case("made-up-two", summary="[never closed"),
        ["cases/made-up-two/index.md:", "E006"],
    ),
}
#: What only the site generator itself can say, as a warning that stops a strict build.
ITS_OWN_WORDS = {"a link from a page to no case", "a link from a page to no heading of a case"}


@pytest.mark.parametrize("name", [name for name in BAD if name not in ITS_OWN_WORDS])
def test_the_build_stops_and_says_why(name: str, must_fail: Callable[..., str]) -> None:
    files, wanted = BAD[name]
    said = must_fail(files)
    assert "to mend before the site can be published" in said
    assert "WARNING" not in said, said
    assert [part for part in wanted if part not in said] == [], said


@pytest.mark.parametrize("name", sorted(ITS_OWN_WORDS))
def test_the_build_stops_on_mistakes_in_pages(name: str, tiny_site: Callable) -> None:
    files, wanted = BAD[name]
    built = tiny_site(files).build()
    assert built.status != 0
    assert [part for part in wanted if part not in built.said] == [], built.said
