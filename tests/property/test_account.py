"""Whatever is written, the HTML of an account holds only allowed tags and our own ids and classes, and runs nothing."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.property.cases import BODIES
from tests.tools.properties import examples
from whatworkswell.case.account import markup
from whatworkswell.case.account.account import Account, read_account
from whatworkswell.case.account.tags import ATTRIBUTES, SOURCE, TAGS

#: What our own step adds to what an author may use.
OURS = {
    "div": {"class", "role", "aria-label", "tabindex"},
    "a": {"id", "aria-label"},
    "li": {"id"},
    "img": {"loading"},
    "td": {"class"},
    "th": {"class"},
    **{f"h{n}": {"id"} for n in range(1, 7)},
}
CLASSES = re.compile(r"ww-[a-z-]+")
IDS = re.compile(r"case-\S+")
ADDRESSES = re.compile(r"(https?://\S+|#case-\S+|(\.\./)+[a-z0-9/_-]+/?(#\S+)?|(\.\./)*|[a-z0-9._-]+\.[a-z0-9]{2,5}|)")


def html_of(account: Account) -> str:
    return "".join(account.sections.values()) + account.notes


def judge(node: LexborNode) -> None:
    """Hold one element against the allow-list, as a browser's parser sees it."""
    assert node.tag in TAGS | {"div"}, node.html
    allowed = ATTRIBUTES.get(node.tag or "", set()) - {SOURCE, "align"} | OURS.get(node.tag or "", set())
    for name, value in node.attributes.items():
        assert name in allowed, node.html
        if name in ("href", "src"):
            assert ADDRESSES.fullmatch(value or ""), value
        elif name == "class":
            assert CLASSES.fullmatch(value or ""), value
        elif name == "id":
            assert IDS.fullmatch(value or ""), value


@examples(400)
@given(BODIES)
@example("![<table><script>alert(1)</script>](x.png)")
@example('<p title="<table>" data-sourcepos="1:1"><a href="x.pdf" title="<table><img src=x onerror=a()>">x</a>')
@example(
    '<a data-footnote-ref href="javascript:a()" onclick="a()">1</a> <a data-footnote-backref data-footnote-backref-idx="1 x">y'
)
@example('<section class="footnotes" data-footnotes><ol><li id="fn-x">a</li></ol></section>')
@example("x[^1]\n\n[^1]: <script>a</script>")
@example("<svg><title><b 1></title></svg>\n\n<math><mtext><table><mglyph><style><img src=x onerror=a()>")
def test_nothing_but_the_allowed_reaches_a_page(body: str) -> None:
    html = html_of(read_account(f"## Why\n\n{body}"))
    page = LexborHTMLParser(f"<!doctype html><body><main>{html}</main>").body
    assert page is not None
    main = page.css_first("main")
    assert main is not None
    assert [node.tag for node in page.iter()] == ["main"], "nothing breaks out of where it is put"
    for node in main.css("*"):
        if node.mem_id != main.mem_id:
            judge(node)
    assert not re.search(
        r"<(script|style|iframe|object|embed|svg|math|template|form|input|base|meta|link)\b", html, re.IGNORECASE
    )
    ids = [node.attributes.get("id") for node in main.css("[id]")]
    assert len(ids) == len(set(ids))


@examples(200)
@given(BODIES)
def test_reading_twice_gives_the_same(body: str) -> None:
    first, second = read_account(body), read_account(body)
    assert (first.sections, first.notes, first.findings, first.links) == (
        second.sections,
        second.notes,
        second.findings,
        second.links,
    )


@examples(200)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_text_in_code_comes_out_as_it_went_in(text: str) -> None:
    account = read_account("## Why\n\n````\n" + text.replace("`", "") + "\n````\n")
    assert account.findings == ()
    page = LexborHTMLParser(account.sections["why"])
    code = page.css_first("code")
    assert code is not None
    assert code.text() == text.replace("`", "") + "\n"


WORDS = st.text(
    st.characters(categories=["L", "M", "N", "Po", "Ps", "Pe", "Pd", "Pi", "Pf", "Sc", "So", "Zs"]), min_size=1, max_size=12
)
ORDINARY = st.lists(
    st.one_of(WORDS, st.sampled_from(["a < b", "5<6", "&", "{{ x }}", "->", "I <3", "50%", "“so”"])), max_size=30
).map(" ".join)


@examples(200)
@given(ORDINARY.filter(lambda text: "@" not in text))
def test_ordinary_text_is_never_refused(text: str) -> None:
    account = read_account(f"## Why\n\nSo: {text}\n")
    assert [f for f in account.findings if f.reason != "link"] == []


@examples(300)
@given(BODIES)
def test_cleaning_changes_nothing_that_markdown_alone_makes(body: str) -> None:
    """Where an author wrote no HTML, the two trees are not compared: this holds that they need not be."""
    plain = body.replace("<", "&lt;")
    assert [f for f in read_account(plain).findings if f.reason != "link"] == []
    tree = markup._tree(markup._render(plain, markup._SAFE))
    markup._plain_constructs(tree)
    html = tree.inner_html or ""
    cleaned = markup._tree(markup._CLEANER.clean(html))
    links = {"href", "src"}  # an address that is refused loses its attribute
    same = [
        (before.tag, {k: v for k, v in before.attributes.items() if k not in links})
        == (after.tag, {k: v for k, v in after.attributes.items() if k not in links})
        for before, after in zip(markup._tree(html).css("*"), cleaned.css("*"), strict=True)
    ]
    assert all(same)
