"""Headings that reach a page's table of contents: Python-Markdown lists only those that it makes itself."""

from __future__ import annotations

import re

_HEADING = re.compile(r'^<h([2-6]) id="([a-z0-9-]+)">(.+)</h\1>$', re.MULTILINE)


def as_markdown(html: str) -> str:
    """HTML made for a Markdown page, with each heading that has nothing but an id written as Markdown.

    Such a heading must stand on a line of its own and inside no other block. Headings with a class stay as they are.
    """
    return _HEADING.sub(lambda m: f"\n{'#' * int(m[1])} {m[3]} {{: #{m[2]} }}\n", html)
