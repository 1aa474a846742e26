"""Every page is valid HTML, by the Nu checker's word; what the theme itself writes is listed, never passed over unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

#: What Material's own parts are told, as (part of the message, part of the element). They do no harm: a check box with
#: `autocomplete` is how the theme keeps its menu from opening again on Back, and its titles are labels of hidden boxes.
THEME = [
    ("Attribute “autocomplete” is only allowed", 'class="md-toggle"'),
    ("The value of the “for” attribute of the “label” element", '<label class="md-nav__title" for="__'),
]


def of_the_theme(message: str) -> int | None:
    return next((n for n, (said, element) in enumerate(THEME) if said in message and element in message), None)


def by_kind(messages: list[str]) -> str:
    """Each thing that is said once, with how often and the first place."""
    kinds: dict[str, list[str]] = {}
    for message in messages:
        kind = message.split(": ", 1)[1].rsplit(": ", 1)[0]
        kinds.setdefault(kind, []).append(message)
    return "\n".join(f"{len(found)} times: {found[0]}" for found in kinds.values())


@pytest.mark.slow
def test_every_page_is_valid_html(built_site: Path, validate_html: Callable[[Iterable[Path]], list[str]]) -> None:
    messages = validate_html([built_site])
    if ours := [message.replace(str(built_site), "") for message in messages if of_the_theme(message) is None]:
        pytest.fail(by_kind(ours), pytrace=False)
    assert {of_the_theme(message) for message in messages} == set(range(len(THEME))), "take out of THEME what is gone"
