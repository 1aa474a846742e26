"""References where they are named in a sentence, and the page that gives them in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.kit.cite import reference_html
from whatworkswell.kit.templating import compact, render

if TYPE_CHECKING:
    from whatworkswell.case.references import Reference

#: The page of all references, from the site's root. The anchor of a reference is its id.
PAGE = "references/"


def short_name(reference: Reference) -> str:
    """`Harris and Jones 2012`, `Fielding and others 2005`, `Ofsted 2010`; the title where nobody is named."""
    names = [name.family or name.literal for name in reference.author]
    who = names[0] if names else reference.publisher or reference.title
    if len(names) == 2:
        who = " and ".join(names)
    elif len(names) > 2:
        who = f"{who} and others"
    return f"{who} {reference.year or 'undated'}"


def mention(reference: Reference, base: str) -> str:
    """A reference in a sentence: a short name that leads to the full entry."""
    href = f"{base}{PAGE}#{reference.id}"
    return str(Markup('<a class="ww-mention" href="{}">{}</a>').format(href, short_name(reference)))


def references(known: Mapping[str, Reference]) -> str:
    """All references in the order of their authors, each with what we know of it."""
    ordered = sorted(known.values(), key=lambda reference: (short_name(reference).casefold(), reference.id))
    rows = [(reference, reference_html(reference)) for reference in ordered]
    return compact(render("topics/references/references.html.jinja", rows=rows))
