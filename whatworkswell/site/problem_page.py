"""What a preview shows in the place of a case that cannot be published yet: what to mend, and where."""

from __future__ import annotations

from collections.abc import Sequence

from whatworkswell.problems.problem import Problem
from whatworkswell.kit.templating import render


def render_problems(slug: str, problems: Sequence[Problem]) -> str:
    """The problems of one case as the content of a page."""
    return render("site/problems.html.jinja", slug=slug, problems=problems)


def redirect(target: str) -> str:
    """A page that leads on to `target`, an address relative to it, by itself or by its link."""
    return render("site/redirect.html.jinja", target=target)
