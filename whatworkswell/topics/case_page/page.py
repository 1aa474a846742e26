"""The page of a case: a pure function of the case, its neighbours' cards, the vocabularies and the references.

Nothing here reads a file or a clock, so the same input makes the same bytes. What the author wrote reaches the
templates as values, escaped there; the account alone is HTML, made safe before it comes here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.kit.facts import at_a_glance
from whatworkswell.kit.templating import render

from .about import about_section
from .absent import absent
from .account import account_section
from .context import context_section
from .cost import CostSection, cost_section
from .evidence import EvidenceSection, evidence_section
from .head import Head, head
from .key_messages import key_messages
from .plain import AtAGlance, Barriers, Explained, FamilyTree, KeyPoints, WouldItWork
from .related import related_section
from .resources import resources_section
from .search_marks import SearchMarks, search_marks
from .section import Outline, Part, Section
from .sources import source_lines
from .stage import stage_of
from .trials import trials_section
from .your_turn import your_turn

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.catalogue.related import Related
    from whatworkswell.kit.settings import PageSettings


@dataclass(frozen=True)
class CasePage:
    """The whole page without the shell of the site around it, and its table of contents for that shell."""

    head: Head
    parts: tuple[Part, ...]
    search: SearchMarks
    outline: tuple[Outline, ...]


def case_page(
    case: Case,
    *,
    repository: Repository,
    related: Sequence[Related],
    settings: PageSettings,
    explained: str = "",
    fit: str = "",
    family: str = "",
    replaced: Sequence[Case] = (),
) -> CasePage:
    """The page of a case, its sections in their order; those that it has nothing for are left out.

    `explained` is the box of its terms, `fit` the comparison with a reader's school and `family` its kin, all as HTML
    of our own templates. `replaced` are the retired cases whose place it has taken.
    """
    front, words, base = case.front, repository.vocabularies, settings.base
    stage, sources = stage_of(case, repository, settings), tuple(source_lines(case, repository, settings.year))
    glance, context = AtAGlance(at_a_glance(case, words, settings)), context_section(front, words)
    #: The sections that the page names even where it has nothing for them.
    asked: dict[type[Section], Section | None] = {
        EvidenceSection: evidence_section(front, repository, base),
        Barriers: Barriers(front.barriers) if front.barriers else None,
        CostSection: cost_section(front.cost),
    }
    missing = [kind.heading for kind, section in asked.items() if section is None]
    in_order: tuple[Part | None, ...] = (
        KeyPoints(front.key_points) if front.key_points else None,
        glance,
        context,
        account_section(case),
        Explained(Markup(explained)) if explained else None,  # noqa: S704 - made by a template of ours
        *asked.values(),
        absent(missing, front) if missing else None,
        resources_section(case, words),
        WouldItWork(Markup(fit)) if fit else None,  # noqa: S704 - likewise
        trials_section(case, repository, base),
        FamilyTree(Markup(family)) if family else None,  # noqa: S704 - likewise
        key_messages(front, words, settings),
        related_section(case, related, repository, base),
        your_turn(case, repository, base),
        about_section(case, words, settings, repository.references, sources=sources, stage=stage, replaced=replaced),
    )
    parts = tuple(part for part in in_order if part)
    outline = tuple(entry for part in parts for entry in part.outline)
    facts = (*glance.facts, *(fact for level in context.levels for fact in level.facts))
    return CasePage(head(case, repository, settings, stage, sources, outline), parts, search_marks(case, words, facts), outline)


def render_case(page: CasePage) -> str:
    """The HTML of a case's page."""
    return render("topics/case_page/case.html.jinja", page=page)
