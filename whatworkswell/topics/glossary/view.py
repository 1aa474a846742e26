"""The glossary as HTML: the whole page, one term where it stands, or the terms that a page uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.case.datafile import pick
from whatworkswell.kit.headings import as_markdown
from whatworkswell.kit.templating import compact, render

from .model import PAGE, STATUSES

if TYPE_CHECKING:
    from .model import Glossary, Term

#: A plain link to a term of the glossary, as the site generator writes it.
_LINK = re.compile(rf'<a href="([^"]*{PAGE}#([a-z0-9-]+))">')


def glossary(words: Glossary) -> str:
    """Every term under its letter; the anchor of a term is its id."""
    letters = [(letter, list(terms)) for letter, terms in groupby(words.terms.values(), _letter)]
    html = compact(render("topics/glossary/page.html.jinja", letters=letters, statuses=STATUSES, terms=words.terms))
    return as_markdown(html)


def term(words: Glossary, name: str, base: str, text: str = "") -> str:
    """A term in running text: a link to its explanation, which is shown on hover as well."""
    found = pick(words.terms, name, "term in the glossary")
    return render("topics/glossary/term.html.jinja", term=found, text=text or found.term, href=_address(found, base)).strip()


def terms(words: Glossary, names: Iterable[str], base: str) -> str:
    """Some terms, explained on the page in a box that opens; without names, nothing."""
    found = [pick(words.terms, name, "term in the glossary") for name in names]
    return _box(found, base)


def terms_used(words: Glossary, text: str, base: str) -> str:
    """The same box for the terms that `text` uses; nothing where it uses none."""
    return _box(words.found_in(text), base)


def with_tooltips(html: str, words: Glossary) -> str:
    """A page's HTML, its links to terms with the explanation at hand for the mouse; the link itself is for everyone."""

    def explained(link: re.Match[str]) -> str:
        found = words.terms.get(link[2])
        return str(Markup('<a class="ww-term" href="{}" title="{}">').format(link[1], found.explanation)) if found else link[0]

    return _LINK.sub(explained, html)


def _box(found: list[Term], base: str) -> str:
    if not found:
        return ""
    rows = [(item, _address(item, base)) for item in found]
    return compact(render("topics/glossary/box.html.jinja", rows=rows))


def _address(item: Term, base: str) -> str:
    return f"{base}{PAGE}#{item.id}"


def _letter(item: Term) -> str:
    return item.term[0].upper()
