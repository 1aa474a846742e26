"""The share control of every page with its QR code."""

from html import unescape
from pathlib import Path

from whatworkswell.site.site import site_at


def _site(config):
    return site_at(Path(config.config_file_path).parent.resolve())


def on_page_context(context, page, config, nav):
    """Give the templates the control. The title of a page is HTML here; the control escapes it itself."""
    context["ww_share"] = _site(config).share(unescape(page.title or config.site_name), page.url)
    return context


def on_post_page(output, page, config):
    """Write the QR codes of the page beside it."""
    if 'class="ww-share"' not in output:
        return output
    folder = Path(config.site_dir) / page.url
    for name, picture in _site(config).qr_codes(page.url):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture)
    return output
