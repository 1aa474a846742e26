"""A stranger's text in our comments: whatever it is, it is shown as it stands and does nothing."""

from __future__ import annotations

import html
import importlib.util

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st

from tests.tools.properties import examples
from tests.tools.workflows import SCRIPTS

_spec = importlib.util.spec_from_file_location("escaping", SCRIPTS / "escaping.py")
assert _spec
assert _spec.loader
escaping = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(escaping)

TEXTS = st.text(max_size=60) | st.text("`*_[]()!<>&;#@|~\\\"'$:/.-+=ab1 \n", max_size=60)


def shown(markdown: str) -> str:
    """The HTML of a paragraph, as GitHub makes it, without its frame."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    made = cmarkgfm.markdown_to_html_with_extensions(f"x {markdown} x", options, ["autolink", "table", "strikethrough"])
    assert made.startswith("<p>x ")
    assert made.endswith(" x</p>\n")
    return str(made[5:-7])


@examples(300)
@given(TEXTS)
@example("[a](https://evil.example) www.evil.example a@evil.example")
@example("<b>x</b> &lt; ![x](y) [^1] ~~x~~ `x")
def test_plain_text_is_shown_as_it_stands(text: str) -> None:
    made = shown(escaping.plain(text))
    assert "<" not in made
    assert html.unescape(made).replace(escaping.JOINER, "").strip() == escaping.one_line(text, 600).replace(escaping.JOINER, "")


@examples(300)
@given(TEXTS)
@example("`")
@example("`` a ```")
@example(" ` ")
def test_code_is_shown_as_it_stands(text: str) -> None:
    made = shown(escaping.code(text))
    assert made.startswith("<code>")
    assert made.endswith("</code>")
    assert html.unescape(made[6:-7]).strip() == escaping.one_line(text, 300)


@examples(300)
@given(TEXTS)
@example("Use `a` or `b`.")
@example("`")
@example("` `x` ``")
@example("`0 `0")
def test_a_sentence_holds_nothing_but_text_and_code(text: str) -> None:
    made = shown(escaping.sentence(text))
    left = made.replace("<code>", "").replace("</code>", "")
    assert "<" not in left
    assert html.unescape(left).replace(escaping.JOINER, "").replace("`", "").split() == (
        escaping.one_line(text, 600).replace(escaping.JOINER, "").replace("`", "").split()
    )


def test_a_sentence_keeps_its_spaces() -> None:
    assert shown(escaping.sentence("Use `a` `b`, not c.")) == "Use <code>a</code> <code>b</code>, not c."
