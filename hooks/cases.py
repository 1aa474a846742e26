"""Brings the pages that are made from data into the build: cases above all.

A case never passes through Python-Markdown or Jinja, and its front matter never becomes `page.meta`: the core makes
the page's content, and the theme gets only checked plain text, escaped.
"""

import html
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from whatworkswell.site.site import site_at


def _site(config):
    return site_at(Path(config.config_file_path).parent.resolve())


def on_files(files, config):
    """Add every page that is made, and the files that go with the cases."""
    site = _site(config)
    for uri in site.made:
        source = site.repository.root / uri
        is_case = source.is_file()
        file = File.generated(config, uri, **({"abs_src_path": str(source)} if is_case else {"content": ""}))
        file.edit_uri = f"../{uri}" if is_case else None
        files.append(file)
    for uri, path in site.attachments():
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return files


def on_page_read_source(page, config):
    """What an author wrote is not read as a page: no front matter for the theme, no text for other plugins."""
    return "" if page.file.src_uri in _site(config).made else None


@event_priority(100)  # before mkdocs-macros, which must be told to leave the page alone
def on_page_markdown(markdown, page, config, files):
    """Give a made page its content, and the little that the theme may know of it."""
    made = _site(config).make(page.file.src_uri)
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


def on_page_content(content, page, config, files):
    """Explain the terms of a page where they stand."""
    return _site(config).with_tooltips(content)


def _toc_entry(entry, level):
    children = [_toc_entry(child, level + 1) for child in entry.children]
    return {"id": entry.id, "name": html.escape(entry.title), "level": level, "children": children}
