"""The one Jinja environment of the core. Templates are ours; what an author wrote is only ever a value in them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from . import words


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
