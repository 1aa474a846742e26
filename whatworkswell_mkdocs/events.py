"""The events of MkDocs, in the order in which each part of the engine acts on them."""

from mkdocs.plugins import event_priority

from . import build, cases, files, frame, policy, search, site, theme


def on_startup(command, dirty):
    """Called once for each command."""
    build.serving = command == "serve"


@event_priority(100)  # first of all: everything else needs the site
def on_config(config):
    """Open the site, and stop the build where something in it is wrong."""
    site.open_for(config)


def on_pre_build(config):
    """Called before each build; a preview builds many times in one process."""
    policy.forget()


def on_files(files, config):
    """Add the pages that are made and the files that go with them; put the site's colours into the theme's sheets."""
    theme.add_colours(files, config)
    cases.add_pages(files, config)
    return files


def on_page_read_source(page, config):
    """Keep the text of an author from everybody who would read it as a page."""
    return cases.source_of(page, config)


@event_priority(100)  # before mkdocs-macros, which must be told to leave the page alone
def on_page_markdown(markdown, page, config, files):
    """Give a made page its content."""
    cases.fill(page, config)


def on_page_content(html, page, config, files):
    """Explain the terms of a page at each of them."""
    return build.site_of(config).with_tooltips(html)


def on_env(env, config, files):
    """Once all pages are known: check links from cases to their headings, and mistakes in macros."""
    site.check_pages(config, files)


def on_page_context(context, page, config, nav):
    """Give the templates what they may know of a page."""
    context["ww"] = frame.of(page, config)
    return context


@event_priority(-100)  # last: what another plugin adds to a page is governed too
def on_post_page(output, page, config):
    """Write the QR codes of a page beside it, and govern the page."""
    frame.write_qr_codes(output, page, config)
    return policy.governed(output)


@event_priority(-100)
def on_post_template(output_content, template_name, config):
    """Govern a page that the theme makes by itself, such as 404.html."""
    return policy.governed(output_content) if template_name.endswith(".html") else None


def on_post_build(config):
    """Write what stands beside the pages, and the search index of all of them."""
    files.write(config)
    policy.write_headers(config)
    search.index(config)


def on_shutdown():
    """Leave nothing running behind a preview."""
    search.stop()
