"""The context of a case at its three levels, and what of its circumstances is not recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.case.front_matter.keys import tree
from whatworkswell.kit.facts import Level, context_levels, not_recorded

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import CaseFrontMatter
    from whatworkswell.case.front_matter.vocabulary import Vocabularies


@dataclass(frozen=True)
class ContextSection(Section):
    """The levels that something is known of, and what a reader will look for in vain."""

    template = "topics/case_page/context.html.jinja"
    heading = Outline("context", tree()["context"].label)
    levels: tuple[Level, ...]
    unrecorded: tuple[str, ...]
    is_documented: bool


def context_section(front: CaseFrontMatter, words: Vocabularies) -> ContextSection:
    """The context of a case."""
    return ContextSection(context_levels(front, words), not_recorded(front), front.origin == "documented")
