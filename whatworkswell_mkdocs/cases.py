"""Brings the pages that are made from data into the build: cases above all.

A case never passes through Python-Markdown or Jinja, and its front matter never becomes `page.meta`: the core makes
the page's content, and the theme gets only checked plain text, escaped.
"""

import html

from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from .build import site_of


def add_pages(files, config):
    """Add every page that is made, and the files that go with the cases."""
    site = site_of(config)
    for uri in site.made:
        source = site.repository.root / uri
        is_case = source.is_file()
        file = File.generated(config, uri, **({"abs_src_path": str(source)} if is_case else {"content": ""}))
        file.edit_uri = f"../{uri}" if is_case else None
        files.append(file)
    for uri, path in site.attachments():
        files.append(File.generated(config, uri, abs_src_path=str(path)))


def source_of(page, config):
    """Nothing for a page that is made: no front matter for the theme, no text for other plugins. None for all others."""
    return "" if page.file.src_uri in site_of(config).made else None


def fill(page, config):
    """Give a made page its content, and the little that the theme may know of it."""
    made = site_of(config).make(page.file.src_uri)
    if made is None:
        return
    page.title = html.escape(made.title)
    page.meta = {
        "title": page.title,
        "description": html.escape(made.description),
        "template": made.template,
        "render_macros": False,
    }
    page.content = made.html
    page.toc = get_toc([_toc_entry(entry, 2) for entry in made.outline])
    page.present_anchor_ids = set(made.anchors)
    page.links_to_anchors = {}
    page.render = lambda config, files: None


def _toc_entry(entry, level):
    children = [_toc_entry(child, level + 1) for child in entry.children]
    return {"id": entry.id, "name": html.escape(entry.title), "level": level, "children": children}
