"""The mark of what no source says: one word, in pages, data files and slides."""

from __future__ import annotations

from pathlib import Path

import pytest

from whatworkswell.kit.templating import by_us
from whatworkswell.topics.sessions import deck, model

MARK = '<em class="ww-by-us">Ours:</em>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ours: walk round.", f"{MARK} walk round."),
        ("Notes feed the plan. Ours: people dare more.", f"Notes feed the plan. {MARK} people dare more."),
        ("The plan is ours: read it.", "The plan is ours: read it."),
        ("Yours: this one.", "Yours: this one."),
        ("Ours: <b>", f"{MARK} &lt;b&gt;"),
        ("No mark & no more.", "No mark &amp; no more."),
    ],
)
def test_the_mark_is_put_where_a_text_says_so(text: str, html: str) -> None:
    assert by_us(text) == html


def test_the_notes_of_a_slide_keep_the_word(root: Path) -> None:
    session = model.load(root)["headteacher-3"]
    notes = [note for slide in deck.deck(session) for note in slide.notes]
    assert "Ours: walk round while they work." in notes


def test_no_page_tells_it_in_another_way(root: Path) -> None:
    """A page marks what is its own with the mark, so that readers need to learn only one."""
    told = [
        f"{path.relative_to(root)}: {line}"
        for folder in ("evidence", "handbook", "jpd")
        for path in sorted((root / "docs" / folder).rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(words in line for words in (" is ours", " are ours", "our own view", "(The question is ours", "not the guide's"))
    ]
    assert told == []
