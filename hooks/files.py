"""Writes the files that are made of data: slides for PowerPoint, the forms, and the cases as data."""

from pathlib import Path

from whatworkswell.site.site import site_at


def on_post_build(config):
    """Called once the pages are written."""
    site = site_at(Path(config.config_file_path).parent.resolve())
    for uri, make in site.files():
        path = Path(config.site_dir) / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
