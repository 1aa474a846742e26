"""What the frame around a page may know of it: its links to copy with their QR codes, and the files that its kind loads."""

from dataclasses import dataclass
from html import unescape
from pathlib import Path

from whatworkswell.shell.bundles import Bundle, bundle_name, bundle_of

from .build import site_of


@dataclass(frozen=True)
class Frame:
    """`links` is HTML."""

    links: str
    bundle: Bundle


def of(page, config):
    """The frame of a page. The title of a page is HTML here; the links escape it themselves."""
    links = site_of(config).share(unescape(page.title or config.site_name), page.url)
    name = bundle_name(page.url, page.meta.get("template", ""), page.meta.get("bundle", ""))
    return Frame(links, bundle_of(config.theme["bundles"], name))


def write_qr_codes(output, page, config):
    """Write the QR codes of a page that shows one beside it."""
    if 'class="ww-share"' not in output:
        return
    folder = Path(config.site_dir) / page.url
    for name, picture in site_of(config).qr_codes(page.url):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture)
