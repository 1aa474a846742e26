"""Every page is valid HTML, by the Nu checker's word; what the theme itself writes is listed, never passed over unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

#: What is said of Material's own parts, as (part of the message, part of the element). They do no harm: a check box with
#: `autocomplete` is how the theme keeps its menu from opening again on Back, its title is the label of a
#: box that is hidden, and a block of JSON is no script to a browser, so that its security policy leaves it alone.
THEME = [
    ("Attribute “autocomplete” is only allowed", 'class="md-toggle"'),
    ("The value of the “for” attribute of the “label” element", '<label class="md-nav__title" for="__'),
    ("Inline script violates Content Security Policy", '<script id="__config" type="application/json">'),
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
def test_every_page_is_valid_html(
    built_site: Path, serve: Callable[..., str], validate_html: Callable[[Iterable[Path | str]], list[str]]
) -> None:
    address = serve(built_site)
    messages = validate_html(sorted(address + str(page.relative_to(built_site)) for page in built_site.rglob("*.html")))
    if ours := [message.replace(address, "/") for message in messages if of_the_theme(message) is None]:
        pytest.fail(by_kind(ours), pytrace=False)
    assert {of_the_theme(message) for message in messages} == set(range(len(THEME))), "take out of THEME what is gone"
