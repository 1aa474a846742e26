"""Writes what stands beside the pages: slides for PowerPoint, forms, cases as data, and what leads on from former addresses."""

from pathlib import Path

from .build import site_of


def write(config):
    """Write every file that is made of data into the built site."""
    site = site_of(config)
    for uri, make in site.files():
        _write(config, uri, make())
    for address, page in site.redirect_pages():
        _write(config, f"{address}index.html", page.encode())


def _write(config, uri, content):
    path = Path(config.site_dir) / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
