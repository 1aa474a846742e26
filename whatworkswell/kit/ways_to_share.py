"""The ways in which a school can send in what it did: only those that this site offers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from whatworkswell.case.account.links import page_url

from .headings import as_markdown
from .templating import compact, render

if TYPE_CHECKING:
    from .settings import PageSettings

#: The pages that some of the ways need, by their files in `docs`; `page_url` gives their addresses.
FORM, TRIAL, WORD = "share/form.md", "share/trial.md", "share/word.md"


def ways_to_share(settings: PageSettings, pages: Collection[str]) -> str:
    """Each way with what it asks of a school. `pages` are those that the site has."""
    html = render(
        "kit/ways_to_share.html.jinja",
        base=settings.base,
        with_form=FORM in pages,
        with_trial=TRIAL in pages,
        with_word=WORD in pages,
        email=settings.submissions_email,
        repository=settings.repo_url.rstrip("/"),
    )
    return as_markdown(compact(html))


def form_address(pages: Collection[str], known: Sequence[tuple[str, str]] = ()) -> str:
    """The address of the form from the site's root, with the `known` facts filled in; on a site without it, of the share page."""
    if FORM not in pages:
        return "share/"
    return f"{page_url(FORM)}?{urlencode(known)}" if known else page_url(FORM)
