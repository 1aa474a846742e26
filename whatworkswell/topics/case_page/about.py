"""About this case: its sources, its stage and licence, how to cite it, whom to ask and how to correct it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.kit.cite import cite_case
from whatworkswell.kit.facts import Item

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import Contact
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case
    from whatworkswell.kit.settings import PageSettings

    from .sources import SourceLine
    from .stage import Stage


@dataclass(frozen=True)
class AboutSection(Section):
    """The facts about the page itself. `replaced` are the retired cases whose place it has taken; blank is left out."""

    template = "topics/case_page/about.html.jinja"
    heading = Outline("about-this-case", "About this case")
    sources: tuple[SourceLine, ...]
    stage: Stage
    replaced: tuple[Item, ...]
    licence: str
    contact: Contact | None
    citation: str
    edit_link: str
    mail_link: str


def about_section(
    case: Case,
    words: Vocabularies,
    settings: PageSettings,
    *,
    sources: tuple[SourceLine, ...],
    stage: Stage,
    replaced: Sequence[Case],
) -> AboutSection:
    """What the page says about itself."""
    front = case.front
    return AboutSection(
        sources=sources,
        stage=stage,
        replaced=tuple(Item(old.front.title, settings.to(old.url)) for old in replaced),
        licence=words.label("licences", front.licence),
        contact=front.contact,
        citation=cite_case(case, settings),
        edit_link=settings.edit_link(case.slug),
        mail_link=settings.mail_link(f"A change to: {front.title}"),
    )
