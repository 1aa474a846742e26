"""What may not be published in an account: refused word for word, in its line, and gone from the HTML."""

from __future__ import annotations

import pytest

from whatworkswell.case.account.account import read_account

HOSTILE_ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "javascript&colon;alert(1)",
    "&#1;javascript:alert(1)", "vbscript:x", "data:text/html,x", "data:image/png;base64,x", "mailto:a@example.org", "file:///etc/passwd",
    "ftp://example.org", "tel:0", "blob:x", "intent:x", "x-y.z+1:a", "view-source:https://example.org",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
@pytest.mark.parametrize(
    "form",
    [
        "[x]({})",
        "[x](<{}>)",
        "![x]({})",
        "[x][r]\n\n[r]: {}",
        '<a href="{}">x</a>',
        "<a href='{}'>x</a>",
        '<img src="{}" alt="x">',
    ],
)
def test_no_address_runs_anything(address: str, form: str) -> None:
    account = read_account("## Why\n\n" + form.format(address) + "\n")
    refused = [f for f in account.findings if f.reason == "link"] + [x for x in account.links if x.target.kind == "refused"]
    assert len(refused) == 1
    assert refused[0].line >= 3
    html = account.sections["why"].replace('href=""', "").replace('src=""', "")
    assert "href=" not in html
    assert "src=" not in html


@pytest.mark.parametrize("written", ["[x]()", "[x](<>)", "[x](# )", "![x]()", "<a href>x</a>", '<a href=" ">x</a>'])
def test_an_empty_address_is_refused_once(written: str) -> None:
    account = read_account(f"## Why\n\n{written}\n")
    assert len(account.findings) + len([x for x in account.links if x.target.kind == "refused"]) == 1


HOSTILE = [
    ("<script>alert(1)</script>", "<script>"),
    ("<SCRIPT SRC=//example.org/x></SCRIPT>", "<SCRIPT SRC=//example.org/x>"),
    ("<iframe src='https://example.org'></iframe>", "<iframe src='https://example.org'>"),
    ('x <b onclick="a()">y</b>', '<b onclick="a()">'),
    ('<img src="x.png" alt="x" onerror=a()>', '<img src="x.png" alt="x" onerror=a()>'),
    ('<p style="position:fixed">x</p>', '<p style="position:fixed">'),
    ('<p class="md-header">x</p>', '<p class="md-header">'),
    ('<a id="x" name="y">z</a>', '<a id="x" name="y">'),
    ("<!-- note -->", "<!-- note -->"),
    ("x <!-- note --> y", "<!-- note -->"),
    ("<![CDATA[ x ]]>", "<![CDATA[ x ]]>"),
    ("x <![CDATA[ y ]]> z", "<![CDATA[ y ]]>"),
    ("<!DOCTYPE html>", "<!DOCTYPE html>"),
    ("x <?php echo 1 ?> y", "<?php echo 1 ?>"),
    ("<style>p{}</style>", "<style>"),
    ("<details><summary>x</summary>y</details>", "<details>"),
    ("<svg><script>alert(1)</script></svg>", "<svg>"),
    ("<math><mi>x</mi></math>", "<math>"),
    ("<form action='x'><input name='y'></form>", "<form action='x'>"),
    ("<object data='x'></object>", "<object data='x'>"),
    ("<base href='https://example.org'>", "<base href='https://example.org'>"),
    ("<meta http-equiv='refresh' content='0'>", "<meta http-equiv='refresh' content='0'>"),
    ("<template><p>x</p></template>", "<template>"),
    ("<input type=\"checkbox\" checked>", '<input type="checkbox" checked>'),
    ("<section class=\"other\">x</section>", '<section class="other">'),
    ("<div\n<b>x</b>", "<div\n<b>"),
    ("<p title=\"x\">y</p>", '<p title="x">'),
]  # fmt: skip


@pytest.mark.parametrize(("written", "found"), HOSTILE)
@pytest.mark.parametrize("before", ["", "One line.\n\n`<script>` in code, and\n\n- a list\n- of two\n\n> and a quotation\n\n"])
def test_what_may_not_be_published_is_named_word_for_word_in_its_line(written: str, found: str, before: str) -> None:
    body = f"## Why\n\n{before}{written}\n"
    account = read_account(body)
    first = account.findings[0]
    at = body.split("\n")[: first.line - 1]
    assert first.found == found
    assert first.line == (f"## Why\n\n{before}").count("\n") + 1
    assert body[len("\n".join([*at, ""])) + first.column - 1 :].startswith(found.split("\n")[0])
    html = "".join(account.sections.values())
    assert "<script" not in html
    assert found not in html


@pytest.mark.parametrize(
    "written", ["<b>x", "x</b>", "<b>x\n\ny</b>", "*x <b> y* z</b>", "<b><i>x</b></i>", "<ul><li>x</ul>", "<p>x</p></p>"]
)
def test_tags_without_their_partner_are_told(written: str) -> None:
    findings = read_account(f"## Why\n\n{written}\n").findings
    assert {f.reason for f in findings} == {"pair"}


def test_the_same_piece_twice_is_told_in_both_places() -> None:
    findings = read_account("## Why\n\nOne <u>a</u> and <u>b</u>\nand <u>c</u>.\n").findings
    assert [(f.line, f.column, f.found) for f in findings] == [(3, 5, "<u>"), (3, 18, "<u>"), (4, 5, "<u>")]


def test_the_rest_of_the_account_is_still_read() -> None:
    account = read_account("## Why\n\n<script>x</script>\n\n[x](plan.pdf)\n\n## What we did\n\ny\n")
    assert set(account.sections) == {"why", "what-we-did"}
    assert [(link.href, link.line) for link in account.links] == [("plan.pdf", 5)]


def test_a_line_claimed_in_html_cannot_break_anything() -> None:
    for claim in ("9" * 5000, "-1", "x", "0", "999999"):
        account = read_account(
            f'## Why\n\n<p data-sourcepos="{claim}:1-1:1">x [y](z)</p>\n\n<p data-sourcepos="{claim}"><u>x</u></p>\n'
        )
        assert all(1 <= f.line <= 6 for f in account.findings)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("x" * 102_401, "100 KB of text"),
        ("> " * 1000 + "x", "deep"),
        ("".join("  " * n + "- x\n" for n in range(30)), "deep"),
        ("<div>" * 3000, "deep"),
        ("<p>" + "".join(f"<b {n}>" for n in range(2000)) + "<p>x" * 8000, "deep"),
        ("- a\n" * 21_000, "more than 20,000"),
        ("a\n\n" * 21_000, "more than 20,000"),
    ],
)
def test_limits(body: str, says: str) -> None:
    account = read_account(body)
    assert says in account.too_large
    assert (account.sections, account.findings) == ({}, ())


def test_ten_levels_of_lists_with_a_table_in_a_quotation_fit() -> None:
    nested = (
        "".join("  " * n + "- x\n" for n in range(9)) + "  " * 9 + "> | a |\n" + "  " * 9 + "> |---|\n" + "  " * 9 + "> | b |\n"
    )
    assert read_account(f"## Why\n\n{nested}").too_large == ""


def test_only_what_was_written_is_told() -> None:
    found = [finding.found for finding in read_account("Words <title>and more\n").findings]
    assert found == ["<title>", "<p>"], "without the place that the parser notes on its own tag"
