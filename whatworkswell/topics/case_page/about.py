"""About this case: its sources, its stage and licence, how to cite it, whom to ask and how to correct it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.kit.cite import cite_case, rights_in_words
from whatworkswell.kit.facts import Item
from whatworkswell.topics.references.rights import rights_box

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import Contact
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.references import Reference
    from whatworkswell.case.repository import Case
    from whatworkswell.kit.settings import PageSettings

    from .sources import SourceLine
    from .stage import Stage


@dataclass(frozen=True)
class AboutSection(Section):
    """The facts about the page itself. `replaced` are the retired cases whose place it has taken; blank is left out.

    `editors` is the way to ask the site's own people, where the school gives no `contact`; `rights` is HTML.
    """

    template = "topics/case_page/about.html.jinja"
    heading = Outline("about-this-case", "About this case")
    sources: tuple[SourceLine, ...]
    stage: Stage
    replaced: tuple[Item, ...]
    licence: str
    rights: Markup
    contact: Contact | None
    editors: str
    citation: str
    edit_link: str
    mail_link: str


def about_section(
    case: Case,
    words: Vocabularies,
    settings: PageSettings,
    references: Mapping[str, Reference],
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
        licence=rights_in_words(case, words.label("licences", front.licence), references),
        rights=_rights(case, references, settings.base),
        contact=front.contact,
        editors="" if front.contact else settings.ask_link,
        citation=cite_case(case, references, settings),
        edit_link=settings.edit_link(case.slug),
        mail_link=settings.mail_link(f"A change to: {front.title}"),
    )


def _rights(case: Case, references: Mapping[str, Reference], base: str) -> Markup:
    """Whose work a documented case was written from."""
    sources = [references[source.ref] for source in case.front.sources if source.ref in references]
    return rights_box([source for source in sources if source.rights], base) if case.front.origin == "documented" else Markup()
