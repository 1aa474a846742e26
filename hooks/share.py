"""The share control of every page with its QR code, and the files that are made of the sessions and of the rules of a case."""

from html import unescape
from pathlib import Path

from whatworkswell import form
from whatworkswell.render import word
from whatworkswell.site import site_at


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


def on_post_build(config):
    """Write what is made of the sessions, what cases are compared by, and the forms: for the browser and for Word."""
    site = _site(config)
    forms = {**form.files(site.repository), **word.files(site.repository.vocabularies, site.settings)}
    for uri, make in (*site.teaching.files().items(), *site.fit.files().items(), *forms.items()):
        path = Path(config.site_dir) / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
