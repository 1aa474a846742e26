"""The head of the page: what the case is called, the four things that a reader asks first, and the ways further down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.kit.badges import Badge, outcome_badge, strength_badge
from whatworkswell.kit.facts import Item
from whatworkswell.kit.words import period

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.kit.settings import PageSettings

    from .section import Outline
    from .sources import SourceLine
    from .stage import Stage

#: The headings that the line "On this page" leads to; a phone has no list of the parts at the side.
ON_THIS_PAGE = ("case-what-we-did", "case-what-happened", "case-what-did-not-work", "would-it-work-here", "related")
#: The page that says how to correct a case; a small site may not hold it.
CORRECTIONS_PAGE = "share/corrections.md"


@dataclass(frozen=True)
class Head:
    """What stands above the first heading. `dated` says how old it is, `successor` what took the place of a retired case.

    `not_asked` says that the schools of a documented case did not write it, and `objecting` leads to what they can do.
    """

    title: str
    summary: str
    all_cases: str
    is_brief: bool
    is_documented: bool
    stage: Stage
    outcome: Badge
    strength: Badge
    origin: str
    dated: str
    not_asked: str
    are_several: bool
    objecting: str
    successor: Item | None
    on_this_page: tuple[Outline, ...]


def head(
    case: Case,
    repository: Repository,
    settings: PageSettings,
    stage: Stage,
    sources: Sequence[SourceLine],
    outline: Sequence[Outline],
) -> Head:
    """The head of a case's page, which has the headings of `outline`."""
    front, words = case.front, repository.vocabularies
    is_documented = front.origin == "documented"
    are_several = len(front.schools) > 1 or bool(front.scale and (front.scale.schools or 0) > 1)
    asked = "the schools have not been asked" if are_several else "the school has not been asked"
    return Head(
        title=front.title,
        summary=front.summary,
        all_cases=f"{settings.base}cases/",
        is_brief=case.is_brief,
        is_documented=is_documented,
        stage=stage,
        outcome=outcome_badge(front.outcome, words),
        strength=strength_badge(case.strength, words),
        origin=words.label("origins", front.origin),
        dated=sources[0].age if sources else period(None, front.ended),
        not_asked=f"Written from a published source; {asked}." if is_documented else "",
        are_several=are_several,
        objecting=f"{settings.base}share/corrections/#schools" if CORRECTIONS_PAGE in repository.pages else "",
        successor=_successor(case, repository, settings),
        on_this_page=tuple(entry for entry in outline if entry.id in ON_THIS_PAGE),
    )


def _successor(case: Case, repository: Repository, settings: PageSettings) -> Item | None:
    """The case that took the place of a retired one."""
    other = repository.cases.get(case.entry.replaced_by) if case.entry else None
    return Item(other.front.title, settings.to(other.url)) if other else None
