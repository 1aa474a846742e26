"""The one Jinja environment of the core. Templates are ours; what an author wrote is only ever a value in them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from . import words

#: How a text of a data file marks what no source says, at its start or at the start of a sentence.
OURS = re.compile(r"(?:^|(?<= ))Ours:(?= )")


def by_us(text: str) -> Markup:
    """A text as HTML, with every `Ours:` in it as the mark of what is this site's own. Markdown: `*Ours:*{ .ww-by-us }`."""
    return Markup(OURS.sub('<em class="ww-by-us">Ours:</em>', escape(text)))  # noqa: S704 - escaped


@cache
def environment() -> Environment:
    """Autoescaping, and strict about names, so that a slip in a template is an error and not a hole in a page."""
    made = Environment(
        loader=PackageLoader("whatworkswell", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # templates do not change while a process runs, and asking the disk costs on every page
    )
    made.filters["by_us"] = by_us
    made.filters["listed"] = words.listed
    made.filters["lower_first"] = words.lower_first
    made.filters["signed"] = words.signed
    made.filters["upper_first"] = words.upper_first
    return made


def render(template: str, **values: Any) -> str:
    """The HTML of a template."""
    return environment().get_template(template).render(**values)


def compact(html: str) -> str:
    """HTML that Markdown passes on untouched: no blank line ends the block, no indent makes it code."""
    return re.sub(r"\s*\n\s*", "\n", html).strip() + "\n"
