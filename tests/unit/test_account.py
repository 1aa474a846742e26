"""The account: sections, ids, links, footnotes, tables, and what ordinary text becomes."""

from __future__ import annotations

import pytest

from tests.tools import golden
from whatworkswell.case.account.account import github_slug, read_account


def html_of(markdown: str) -> str:
    """The HTML of a piece of Markdown, which must pass."""
    account = read_account(f"## Why\n\n{markdown}\n")
    assert account.findings == ()
    assert account.too_large == ""
    return account.sections["why"]


def test_sections_are_cut_at_their_headings() -> None:
    account = read_account(
        "## Why\n\nOne.\n\n### More\n\nTwo.\n\n## What we did ##\n\nThree.\n\n## Own\n\nLost.\n\n## Why\n\nFour.\n"
    )
    assert account.sections == {
        "why": '<p>One.</p>\n<h3 id="case-more">More</h3>\n<p>Two.</p>\n\n<p>Four.</p>',
        "what-we-did": "<p>Three.</p>",
    }
    assert [(h.level, h.text, h.line) for h in account.headings][:3] == [(2, "Why", 1), (3, "More", 5), (2, "What we did", 9)]


def test_an_empty_body() -> None:
    account = read_account("")
    assert (account.sections, account.notes, account.headings, account.links, account.stray) == ({}, "", (), (), 0)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("\n\ntext\n\n## Why\n", 3),
        ("\n- list\n\n## Why\n", 2),
        ("# Title\n\n## Why\n", 0),
        ("# Title\n\ntext\n", 3),
        ("> ## Why\n", 1),
        ("## Why\n\ntext\n", 0),
    ],
)
def test_text_before_the_first_section_is_noticed(body: str, line: int) -> None:
    assert read_account(body).stray == line


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("What we did", "what-we-did"),
        ("Pupils & talk", "pupils--talk"),
        ("“Talk” first!", "talk-first"),
        ("Year 4: the plan", "year-4-the-plan"),
        ("  Two  spaces ", "two--spaces"),
        ("snake_case-and-hyphens", "snake_case-and-hyphens"),
        ("Tŷ bach, Éire", "tŷ-bach-éire"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("हिन्दी", "हिन्दी"),
        ("😀 faces", "-faces"),
        ("x² + ½", "x--"),
        ("1. First", "1-first"),
        ("???", ""),
    ],
)
def test_anchors_are_those_of_github(heading: str, anchor: str) -> None:
    assert github_slug(heading) == anchor


def test_ids_are_numbered_as_github_numbers_them_and_never_twice_the_same() -> None:
    body = "## Why\n\n### A\n\n### A\n\n### A-1\n\n### A\n\n### *B* `c`\n\n### ???\n\n### Note 1\n\nText[^1]\n\n[^1]: Note.\n"
    account = read_account(body)
    ids = [heading.id for heading in account.headings]
    assert ids == ["case-why", "case-a", "case-a-1", "case-a-1-1", "case-a-2", "case-b-c", "case-section", "case-note-1-1"]
    assert account.anchors == set(ids)


def test_a_heading_in_a_list_or_quotation_is_marked() -> None:
    account = read_account("## Why\n\n> ## What we did\n\n- ## What happened\n")
    assert [heading.is_inside for heading in account.headings] == [False, True, True]
    assert set(account.sections) == {"why"}


def test_headings_set_with_lines_below_and_by_html() -> None:
    assert set(read_account("Why\n---\n\nx\n\n<h2>What we did</h2>\n\ny\n").sections) == {"why", "what-we-did"}


@pytest.mark.parametrize(
    ("written", "kind", "address"),
    [
        ("https://example.org/a?b=c&d", "web", "https://example.org/a?b=c&amp;d"),
        ("http://example.org", "web", "http://example.org"),
        ("plan.pdf", "file", "plan.pdf"),
        ("plan.pdf#page=2", "file", "plan.pdf"),
        ("#what-we-did", "anchor", "#case-what-we-did"),
        ("#t%C5%B7-bach", "anchor", "#case-tŷ-bach"),
        ("../another-case/index.md", "case", "../another-case/"),
        ("../another-case/index.md#why", "case", "../another-case/#case-why"),
        ("../../docs/handbook.md", "page", "../../handbook/"),
        ("../../docs/handbook/index.md#step-1", "page", "../../handbook/#step-1"),
        ("../../docs/a/b.md", "page", "../../a/b/"),
    ],
)
def test_links_lead_to_what_was_made_of_their_file(written: str, kind: str, address: str) -> None:
    account = read_account(f"## Why\n\nSee\n[it]({written}).\n")
    assert [(link.href, link.target.kind, link.line, link.column) for link in account.links] == [(written, kind, 4, 6)]
    assert f'<a href="{address}">it</a>' in account.sections["why"]


@pytest.mark.parametrize(
    "written",
    [
        "//example.org", "/cases/x/", "../x", "../x/", "../x.md", "../../x.md", "../../docs/../x.md", "../../docs/X.md",
        "index.md", "Plan.pdf", "a/plan.pdf", "../x/plan.pdf", "http://", "https://u:p@example.org", "?q", "#", "plan.pdf?x",
        "\\\\example.org", "../X/index.md", "..//x/index.md", "https:example.org", "http:/example.org",
    ],
)  # fmt: skip
def test_links_of_other_forms_lead_nowhere(written: str) -> None:
    account = read_account(f"## Why\n\n[it](<{written}>)\n")
    kinds = [link.target.kind for link in account.links] + [finding.reason for finding in account.findings]
    assert kinds in (["refused"], ["link"])
    assert 'href="' not in account.sections["why"].replace('href=""', "")


def test_addresses_and_mail_in_text_are_links_as_on_github() -> None:
    account = read_account("## Why\n\nhttps://example.org/x_(y), www.example.org and nobody@example.org.\n")
    assert [(link.href, link.target.kind) for link in account.links] == [
        ("https://example.org/x_(y)", "web"),
        ("http://www.example.org", "web"),
    ]
    assert [(f.reason, f.found, f.column) for f in account.findings] == [("link", "nobody@example.org", 48)]


def test_pictures_are_lazy_and_keep_their_description() -> None:
    account = read_account('## Why\n\n![A <wall> & "more"](wall.png "Title")\n')
    assert (account.links[0].is_image, account.links[0].alt) == (True, 'A <wall> & "more"')
    assert 'loading="lazy"' in account.sections["why"]
    assert "<wall>" not in account.sections["why"]


def test_footnotes_with_ids_of_ours_in_their_order() -> None:
    notes = "[^b]: Two[^a-2].\n[^a]: One\n\n    more\n[^a-2]: - list\n[^unused]: x\n"
    body = f"## Why\n\nA[^a] b[^b] a[^a] c[^a-2].\n\n{notes}\n## What next\n\nX[^b]\n"
    account = read_account(body)
    assert account.findings == ()
    assert account.sections["why"].count('id="case-ref-') == 3
    assert '<a href="#case-note-1" id="case-ref-1">1</a></sup> b' in account.sections["why"]
    assert '<a href="#case-note-1">1</a></sup> c' in account.sections["why"], "an id once only"
    assert '<a href="#case-note-2">2</a>' in account.sections["what-next"]
    for number in (1, 2, 3):
        assert account.notes.count(f'<li id="case-note-{number}">') == 1
        assert f'<a href="#case-ref-{number}" aria-label="Back to where note {number} is used">' in account.notes
    assert "unused" not in account.notes
    assert account.notes.startswith("<ol>")
    assert account.links == ()


def test_a_list_at_the_end_is_not_the_footnotes() -> None:
    account = read_account("## Why\n\n[x](#fn-1)\n\n---\n\n1. one\n")
    assert account.notes == ""
    assert "<li>one</li>" in account.sections["why"]
    assert [link.href for link in account.links] == ["#fn-1"]


def test_task_boxes_become_signs() -> None:
    html = html_of("- [ ] not\n- [x] done\n\n  more\n\n1. [X] also\n")
    assert (html.count("☐"), html.count("☑"), "<input" in html) == (1, 2, False)


def test_tables_scroll_in_frames_also_inside_others() -> None:
    html = html_of("| a | b |\n|:--|--:|\n| 1 | <table><tr><td>2</td></tr></table> |\n\n> | c |\n> |---|\n> | d |\n")
    assert html.count('<div class="ww-scroll" role="region" aria-label="Table" tabindex="0"><table>') == 3
    assert html.count("</table></div>") == 3
    assert "data-sourcepos" not in html


def test_a_description_that_looks_like_a_table_stays_one() -> None:
    html = html_of("![<table><script>alert(1)</script>](x.png)\n\n`<table>` and &lt;table&gt;\n")
    assert "ww-scroll" not in html
    assert "<script" not in html


def test_code_is_text_whatever_it_says() -> None:
    html = html_of(
        "`{{ 7*7 }}` `<script>alert(1)</script>` `<!-- x -->`\n\n```html\n<iframe onload=x>\n```\n\n    {% include 'x' %}\n"
    )
    assert "{{ 7*7 }}" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<iframe" not in html
    assert "<pre><code>&lt;iframe" in html


@pytest.mark.parametrize(
    "text",
    [
        "a < b", "5<6", "x<y", "<- ->", "I <3 it", "a << b >> c", "<>", "< b>", "</ b>", "1<!2", "a<b",
        "AT&T &amp; &copy; &notit; &#128512;", "KS2 3AB", "0123456789", "£50 or 50%", "Mae’r plant yn siarad â’i gilydd",
        "D’fhoghlaim páistí", "“Curly” ‘quotes’ – …",
        "👩🏽\u200d🏫 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "H<sub>2</sub>O, x<sup>2</sup>",
        "<kbd>Ctrl</kbd>", '<abbr title="National Health Service">NHS</abbr>', "one<br>two<br/>three<br />four",
        "line\\\nbreak  \nhere", "~~struck~~ *em* __strong__ ***both***", "{{ 7*7 }} {% if x %} ${x} #{x}",
        "[x] [y][] [z][q]", "****", "a*b*c_d_e", "<dl><dt>a</dt><dd>b</dd></dl>", "<del>x</del> <s>y</s> <i>z</i>",
        '<td align="left">x</td>', "\\<script>", "&lt;script&gt;", "`` ` ``", "Term\n: meaning", "---\n\n***",
        "1) one\n2) two", "+ a\n* b\n- c", "C:\\pupils\\work", "it's 100% <https://example.org>",
        "<ol start='3'><li>x</li></ol>", '<table><caption>x</caption><tr><th scope="col" colspan=2>y</th></tr></table>',
        "<B>x</b>", "<figure><img src='x.png' alt='x'><figcaption>y</figcaption></figure>", "> quote\nlazy\n> > deep",
        "![a](b.png)![c](d.png)",
    ],
)  # fmt: skip
def test_ordinary_text_is_never_refused(text: str) -> None:
    assert html_of(text) or text.startswith("<td")


def test_a_whole_account_of_ordinary_text_is_never_refused() -> None:
    rich = golden.load("none-ordinary-rich-text").files["cases/synthetic-case/index.md"]
    account = read_account(rich.decode().split("---\n", 2)[2])
    assert account.findings == ()
    assert len(account.sections) == 5
