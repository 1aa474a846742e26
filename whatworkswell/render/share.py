"""The share control of a page or a part of it: its addresses, a line for a slide, a QR code, and the way into a pack.

Where the site does not know its own address it offers only what needs none: the rest would be wrong.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import quote

import segno

from .templating import compact, render

if TYPE_CHECKING:
    from .settings import PageSettings

#: The page that collects pages: its file in `docs`, and its address.
PACK_PAGE = "sessions/pack.md"
PACK = "sessions/pack/"


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
            "share.html.jinja",
            title=title,
            what=what,
            anchor=anchor,
            link=settings.permanent(address),
            short=settings.permanent(short) if short else "",
            line=f"{title}. {settings.site_name}. {settings.permanent(short or address)}",
            picture=picture_name(anchor),
            download=f"qr-{'-'.join([*url.strip('/').split('/'), anchor]).strip('-') or 'home'}.svg",
            pack=f"{settings.base}{PACK}?add={quote(url, safe='/')}" if with_pack and not anchor else "",
        )
    )


def picture_name(anchor: str = "") -> str:
    """The QR code's file, which stands beside the page."""
    return f"qr-{anchor}.svg" if anchor else "qr.svg"


def qr(address: str) -> bytes:
    """The QR code of an address as SVG. The mask is fixed: to choose the best one takes twice as long and reads no better."""
    out = io.BytesIO()
    code = segno.make_qr(address, error="m", mask=0, boost_error=False)
    code.save(out, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, light="#fff")
    return out.getvalue()
