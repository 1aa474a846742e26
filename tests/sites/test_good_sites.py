"""Tiny sites that must build without a warning, and what is then in them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites.pages import pages_of
from tests.sites.tiny import REGISTER, Built, TinySite, case
from tests.tools.attachments import pdf
from whatworkswell.kit.who_answers import NO_NAME

PUBLISHED = {
    "SITE_URL": "https://practice.example.org/base/",
    "REPO_URL": "https://github.com/example/practice/",
    "PUBLISHER": "A <b>trust</b>",
    "EDITORS": "An editor",
    "CONTACT": "ask@example.org",
    "PAID_BY": "its schools",
}
#: Text that a teacher may well write, and that must come out as it went in.
BRACES = "{{ 7 * 7 }} {% raw %} {%- for x in y %} {# note #} <# note #> ${7*7} {{ config.site_name }}"
AWKWARD_TITLE = "Made-up {{ 7*7 }} “quoted” & 'single' \"double\" &lt;b&gt; &amp;"
PDF = pdf("Made up for a test")

LINKS = """## What we did

A made-up account: [itself](#what-we-did), [another](../made-up-one/index.md#what-we-did),
[a page](../../docs/index.md#first-steps), [a file](made-up-plan.pdf), [the web](https://example.org/).

### Two words & more

[That heading](#two-words--more), a note[^1].

[^1]: Made up too.
"""
BODY_WITH_BRACES = f"## What we did\n\nMade up: {BRACES}\n\n`{BRACES}`\n\n```\n{BRACES}\n```\n"


@pytest.fixture(scope="module")
def good(must_build: Callable[..., Built]) -> Built:
    """One site with everything that must work, published at an address below its host's root."""
    return must_build(
        case("made-up-two", LINKS, resources="[{title: A made-up plan, file: made-up-plan.pdf}]"),
        {"cases/made-up-two/made-up-plan.pdf": PDF},
        case("made-up-braces", BODY_WITH_BRACES, title="'" + AWKWARD_TITLE.replace("'", "''") + "'"),
        {
            "docs/guide.md": (
                "---\nrender_macros: true\n---\n# Guide\n\n"
                "[Two](cases/made-up-two/index.md#case-two-words--more) [Braces](cases/made-up-braces/index.md)\n\n"
                '{{ case_card("made-up-two") }}\n\n{{ case_index(subject="english") }}\n\n{{ newest_cases(1) }}\n\n'
                '{{ gap_map("subject", "phase") }}\n'
            ),
            "docs/_data/urls.txt": "guide/\nindex-of-old/ -> cases/\nhelp/old/ -> guide/\n",
            "docs/_data/register.csv": REGISTER
            + "made-up-two,approved,2026-01-02,,abcde,former-name older-name,,,2026-11-05,A reader\n"
            + "made-up-one,candidate,2026-01-03,,,,,\n",
        },
        **PUBLISHED,
    )


@pytest.fixture(scope="module")
def plain(must_build: Callable[..., Built]) -> Built:
    """A site as a fresh clone builds it: no address, no repository."""
    return must_build()


def tree(built: Built, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(built.read(address))


def test_a_gap_map_needs_neither_a_script_nor_a_form(good: Built) -> None:
    held = tree(good, "guide/").css_first("td.ww-gaps__full a")
    assert held.attributes["href"].startswith("../browse/subject/") and "share/form" not in good.read("guide/")


def test_links_lead_where_they_say(good: Built) -> None:
    account = tree(good, "cases/made-up-two/").css_first(".ww-account")
    links = {link.text(): link.attributes["href"] for link in account.css("a")}
    wanted = {
        "itself": "#case-what-we-did",
        "another": "../made-up-one/#case-what-we-did",
        "a page": "../../#first-steps",
        "a file": "made-up-plan.pdf",
        "the web": "https://example.org/",
        "That heading": "#case-two-words--more",
    }
    assert {text: links.get(text) for text in wanted} == wanted
    assert 'id="case-two-words--more"' in good.read("cases/made-up-two/")
    guide = good.read("guide/")
    assert 'href="../cases/made-up-two/#case-two-words--more"' in guide


def test_attachments_are_copied(good: Built) -> None:
    assert (good.site / "cases/made-up-two/made-up-plan.pdf").read_bytes() == PDF
    assert not list(good.site.rglob("index.md")), "what an author wrote is not published as a file"


def test_the_sites_data_is_not_published(good: Built) -> None:
    assert not list(good.site.rglob("register.csv"))
    assert not (good.site / "_data").exists()


def test_text_of_a_case_is_never_a_template(good: Built) -> None:
    page = tree(good, "cases/made-up-braces/")
    section = page.css_first("#case-what-we-did").parent
    assert [node.text().strip() for node in section.css("p, code")] == [f"Made up: {BRACES}", BRACES, BRACES, BRACES]
    assert page.css_first("h1").text() == AWKWARD_TITLE
    assert page.css_first("title").text().startswith(AWKWARD_TITLE)
    assert "49" not in page.css_first("article").text()


def test_titles_are_escaped_wherever_they_stand(good: Built) -> None:
    escaped = {html.escape(AWKWARD_TITLE, quote=quote) for quote in (True, False)}
    for address in ("cases/made-up-braces/", "cases/", "guide/", ""):
        page = good.read(address)
        assert "<b>" not in page
        for found in re.findall(r"Made-up \{\{ 7\*7 \}\}[^<]*", page):
            plain = found.replace("&#34;", "&quot;").replace("&#39;", "&#x27;")
            assert any(plain.startswith(one) for one in escaped), (address, found)
    assert tree(good, "cases/").css_first("a[href$='made-up-braces/']").text() == AWKWARD_TITLE


def test_front_matter_does_not_reach_the_theme(good: Built) -> None:
    page = tree(good, "cases/made-up-two/")
    assert page.css_first('meta[name="description"]').attributes["content"] == "Made up for a test; no school did this."
    assert page.css_first('meta[name="author"]') is None
    assert page.css_first("article.ww-case")


def test_edit_links_lead_to_the_file(good: Built) -> None:
    base = "https://github.com/example/practice/edit/main"
    case_links = [link.attributes["href"] for link in tree(good, "cases/made-up-two/").css('a[href*="/edit/"]')]
    assert case_links, "a reader can suggest an edit"
    assert set(case_links) == {f"{base}/cases/made-up-two/index.md"}
    page_links = {link.attributes["href"] for link in tree(good, "guide/").css('a[href*="/edit/"]')}
    assert page_links == {f"{base}/docs/guide.md"}


def test_without_a_repository_nothing_offers_an_edit(plain: Built) -> None:
    for address in ("", "cases/", "cases/made-up-one/"):
        page = plain.read(address)
        assert "/edit/" not in page
        assert "github.com/" not in page.replace("squidfunk.github", "")
        assert 'rel="edit' not in page
        assert "mailto:" not in page


def test_a_made_up_page_of_the_build_has_no_edit_link(good: Built) -> None:
    for path in good.site.glob("browse/**/index.html"):
        assert "/edit/" not in path.read_text(encoding="utf-8"), "there is no file behind it to edit"


def test_former_and_short_addresses_lead_on(good: Built) -> None:
    for address, target in {
        "s/abcde/": "../../cases/made-up-two/",
        "cases/former-name/": "../../cases/made-up-two/",
        "index-of-old/": "../cases/",
        "help/old/": "../../guide/",
        "cases/older-name/": "../../cases/made-up-two/",
    }.items():
        page = tree(good, address)
        assert page.css_first('meta[http-equiv="refresh"]').attributes["content"] == f"0; url={target}"
        assert page.css_first("a").attributes["href"] == target
        assert (good.site / address / target / "index.html").is_file()


def test_a_case_says_its_stage(good: Built) -> None:
    said = {slug: tree(good, f"cases/{slug}/").css_first(".ww-verdict").text() for slug in ("made-up-one", "made-up-two")}
    assert "Not yet checked against its source" in said["made-up-one"]
    assert "Checked against its source, November 2026" in said["made-up-two"]


def test_a_site_that_nobody_has_put_a_name_to_says_so_and_so_does_its_build_once(plain: Built, good: Built) -> None:
    assert plain.said.count(NO_NAME) == 1
    for address in ("", "cases/made-up-one/", "404.html"):
        assert NO_NAME in tree(plain, address).css_first("footer").text(), address
    assert NO_NAME not in good.said


def test_the_foot_of_each_page_says_who_answers(good: Built) -> None:
    for address in ("", "cases/made-up-one/", "404.html"):
        foot = tree(good, address).css_first("footer")
        said = " ".join(foot.text().split())
        assert "Published by A <b>trust</b>. Edited by An editor. Paid for by its schools. Contact" in said
        assert [link.attributes["href"] for link in foot.css("a") if link.text() == "Contact"] == ["mailto:ask@example.org"]
        assert NO_NAME not in said


def test_the_search_index_is_made(good: Built) -> None:
    assert (good.site / "pagefind/pagefind.js").is_file()
    assert (good.site / "pagefind/pagefind-highlight.js").is_file()


def test_nothing_comes_from_elsewhere_and_nothing_runs_in_a_page(good: Built, plain: Built) -> None:
    pages = [page for built in (good, plain) for page in pages_of(built.site)]
    assert pages
    wrong = [f"{page.name}: {found}" for page in pages for found in page.foreign_or_active()]
    assert not wrong


def test_a_site_without_cases_builds(tiny_site: Callable[..., TinySite]) -> None:
    site = tiny_site({"docs/index.md": "# Home\n"})
    (site.folder / "cases/made-up-one/index.md").unlink()
    (site.folder / "cases/made-up-one").rmdir()
    built = site.build()
    assert (built.status, "WARNING" in built.said) == (0, False), built.said
    assert "Nobody has shared one yet" in built.read("cases/")
