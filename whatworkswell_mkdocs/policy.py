"""Gives every page its content security policy, and the host the same as headers."""

from pathlib import Path

from whatworkswell.site.policy import headers_file, script_hashes, with_policy

_hashes = set()


def forget():
    """Begin a build: no page has been seen."""
    _hashes.clear()


def governed(html):
    """The page with its policy."""
    hashes = script_hashes(html)
    _hashes.update(hashes)
    return with_policy(html, hashes)


def write_headers(config):
    """Write the headers for the host: those of every page that has been governed."""
    (Path(config.site_dir) / "_headers").write_text(headers_file(_hashes), encoding="utf-8")
