"""Who answers for the site, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .templating import compact, render

if TYPE_CHECKING:
    from .settings import PageSettings

#: What a site says of itself, and its build once, while its settings name nobody.
NO_NAME = "This is a copy of the site that nobody has put a name to yet."


def who_answers(settings: PageSettings) -> str:
    """Publisher, editors, contact and who pays, as far as the settings name them."""
    return compact(render("kit/who_answers.html.jinja", settings=settings, no_name=NO_NAME))
