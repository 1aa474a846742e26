"""How to cite a case, and how a reference is written out, as plain text that can be selected and pasted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from .words import listed

if TYPE_CHECKING:
    from whatworkswell.case.references import Reference
    from whatworkswell.case.repository import Case

    from .settings import PageSettings


def authors(reference: Reference) -> str:
    """`Hadfield, M. and Jopling, M.`; the publisher where nobody is named."""
    names = [str(name) for name in reference.author]
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else reference.publisher


def reference_parts(reference: Reference) -> tuple[str, str, str]:
    """A reference in the Harvard manner, in three: who and when; the title; where it appeared."""
    who = authors(reference)
    when = str(reference.year) if reference.year else "undated"
    place = [reference.container_title]
    if reference.volume:
        place.append(reference.volume + (f"({reference.issue})" if reference.issue else ""))
    if reference.page:
        place.append("pp. " + reference.page.replace("-", "\N{EN DASH}"))
    if reference.publisher and reference.publisher != who:
        place.append(reference.publisher)
    return f"{who} ({when})", reference.title, ", ".join(part for part in place if part)


def reference_html(reference: Reference) -> str:
    """A reference on one line as HTML, its title linked where it can be read."""
    who, title, place = reference_parts(reference)
    shown = Markup('<a href="{}">{}</a>').format(reference.link, title) if reference.link else escape(title)
    return str(Markup('<span class="ww-reference">{} {}.{}</span>').format(who, shown, f" {place}." if place else ""))


def reference_text(reference: Reference) -> str:
    """A reference on one line of plain text, with where it can be read."""
    who, title, place = reference_parts(reference)
    return f"{who} {title}.{f' {place}.' if place else ''}{f' {reference.link}' if reference.link else ''}"


def written_after(case: Case, references: Mapping[str, Reference]) -> str:
    """`A college (2012) and A team (2016)`: whose work a documented case retells. Blank for a school's own account."""
    if case.front.origin != "documented":
        return ""
    return listed(reference_parts(references[source.ref])[0] for source in case.front.sources if source.ref in references)


def rights_in_words(case: Case, licence: str, references: Mapping[str, Reference]) -> str:
    """What the licence of a case covers, and what it does not."""
    if not (others := written_after(case, references)):
        return licence
    return f"{licence}, for the words of this page. It was written after {others}, whose work keeps its own terms."


def cite_case(case: Case, references: Mapping[str, Reference], settings: PageSettings) -> str:
    """The citation of a case's page with the work it was made from, and its address where the site knows its own."""
    address = settings.permanent(case.url)
    published = case.entry.first_published[:4] if case.entry else ""
    after = f", after {others}" if (others := written_after(case, references)) else ""
    editors = f"edited by {settings.editors}" if settings.editors else ""
    site = ", ".join(part for part in (settings.site_name, editors, settings.published_by) if part)
    title = f"\N{LEFT SINGLE QUOTATION MARK}{case.front.title}\N{RIGHT SINGLE QUOTATION MARK}"
    return f"{title} ({published or settings.year}){after}.{f' {site}.' if site else ''} {address}".rstrip()
