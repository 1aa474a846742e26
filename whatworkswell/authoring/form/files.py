"""What the form in the browser goes by, made from the core when the site is built: nothing is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from whatworkswell.case.repository import Repository

from .definition import rulebook

#: Where the rulebook is in the built site.
ADDRESS = "share/rulebook.json"


def files(site: Repository) -> Mapping[str, Callable[[], bytes]]:
    """What the form needs in the built site: each path there, and how its content is made."""
    return {ADDRESS: lambda: rulebook(site).model_dump_json(exclude_unset=True).encode("utf-8")}
