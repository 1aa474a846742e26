"""The share control of a page or a part of it: its addresses, a line for a slide, a QR code, and the way into a pack.

Where the site does not know its own address it offers only what needs none: the rest would be wrong.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import segno

from .templating import compact, render

if TYPE_CHECKING:
    from .settings import PageSettings

#: The page that collects pages: its file in `docs`, and its address.
PACK_PAGE = "sessions/pack.md"
PACK = "sessions/pack/"
#: The white edge that a QR code must have, in squares.
_QUIET = 4


def share(
    title: str,
    url: str,
    settings: PageSettings,
    *,
    anchor: str = "",
    short: str = "",
    what: str = "page",
    with_pack: bool = True,
) -> str:
    """The control for the page at `url` (from the site's root) or the part of it at `anchor`.

    `short` is a shorter address of the same page; `what` is the word for what is shared.
    """
    address = f"{url}#{anchor}" if anchor else url
    return compact(
        render(
            "kit/page_links.html.jinja",
            title=title,
            what=what,
            anchor=anchor,
            link=settings.permanent(address),
            short=settings.permanent(short) if short else "",
            line=f"{title}. {settings.site_name}. {settings.permanent(short or address)}",
            picture=picture_name(anchor),
            download=f"qr-{'-'.join([*url.strip('/').split('/'), anchor]).strip('-') or 'home'}.svg",
            pack=f"{settings.base}{PACK}?add={quote(url, safe='/')}" if with_pack and not anchor and url != PACK else "",
        )
    )


def picture_name(anchor: str = "") -> str:
    """The QR code's file, which stands beside the page."""
    return f"qr-{anchor}.svg" if anchor else "qr.svg"


def qr(address: str, cache: Path) -> bytes:
    """The QR code of an address as SVG, made once and then kept in the folder `cache`: thousands take many seconds."""
    kept = cache / f"{sha256(address.encode()).hexdigest()[:32]}.svg"
    if kept.is_file():
        return kept.read_bytes()
    picture = _draw(address).encode()
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(picture)
    return picture


def _draw(address: str) -> str:
    """Dark squares as strokes, one for each run of them in a row. The mask is fixed: to choose the best one takes twice as
    long, and readers manage without.
    """
    rows = segno.make_qr(address, error="m", mask=0, boost_error=False).matrix
    size = len(rows) + 2 * _QUIET
    strokes = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                strokes.append(f"M{x + _QUIET} {y + _QUIET}.5h{width}")
            x += width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path stroke="#000" d="{"".join(strokes)}"/></svg>\n'
    )
