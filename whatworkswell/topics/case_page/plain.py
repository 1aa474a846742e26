"""The sections that show what they are given as it is; each has a template of its own name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.case.front_matter.keys import tree

from .section import Outline, Part, Section

if TYPE_CHECKING:
    from markupsafe import Markup

    from whatworkswell.case.front_matter.model import Barrier
    from whatworkswell.kit.facts import Fact


@dataclass(frozen=True)
class KeyPoints(Section):
    """What a busy reader must take away."""

    template = "topics/case_page/key_points.html.jinja"
    heading = Outline("key-points", tree()["key_points"].label)
    points: tuple[str, ...]


@dataclass(frozen=True)
class AtAGlance(Section):
    """The facts that a reader checks first."""

    template = "topics/case_page/at_a_glance.html.jinja"
    heading = Outline("at-a-glance", "At a glance")
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Explained(Part):
    """The box of the terms that the case uses."""

    template = "topics/case_page/explained.html.jinja"
    html: Markup


@dataclass(frozen=True)
class Barriers(Section):
    """What stood in the way, and what helped."""

    template = "topics/case_page/barriers.html.jinja"
    heading = Outline("barriers", tree()["barriers"].label)
    entries: tuple[Barrier, ...]


@dataclass(frozen=True)
class WouldItWork(Section):
    """The comparison with a reader's school, made in `topics.fit`."""

    template = "topics/case_page/fit.html.jinja"
    heading = Outline("would-it-work-here", "Would it work here?")
    html: Markup


@dataclass(frozen=True)
class FamilyTree(Section):
    """What grew from what, made in `topics.family`."""

    template = "topics/case_page/family.html.jinja"
    heading = Outline("family-tree", "Family tree")
    html: Markup
