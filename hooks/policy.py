"""Gives every page its content security policy, and the host the same as headers."""

from pathlib import Path

from mkdocs.plugins import event_priority

from whatworkswell.site.policy import headers_file, script_hashes, with_policy

hashes = set()


def on_pre_build(config):
    """A preview builds many times in one process."""
    hashes.clear()


@event_priority(-100)  # last: what another plugin adds to a page is governed too
def on_post_page(output, page, config):
    """Add the policy to a page."""
    return _governed(output)


@event_priority(-100)
def on_post_template(output_content, template_name, config):
    """Add the policy to a page that the theme makes by itself, such as 404.html."""
    return _governed(output_content) if template_name.endswith(".html") else None


def on_post_build(config):
    """Write the headers for the host."""
    (Path(config.site_dir) / "_headers").write_text(headers_file(hashes), encoding="utf-8")


def _governed(html):
    found = script_hashes(html)
    hashes.update(found)
    return with_policy(html, found)
