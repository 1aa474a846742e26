"""Keeps former and short addresses working: writes a page at each that leads on."""

from pathlib import Path

from whatworkswell.site.site import site_at


def on_post_build(config):
    """Called once everything else is written."""
    site = site_at(Path(config.config_file_path).parent.resolve())
    for address, page in site.redirect_pages():
        path = Path(config.site_dir) / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
