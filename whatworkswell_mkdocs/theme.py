"""Puts the site's own colours into the style sheets of the theme."""

from hashlib import sha256

from mkdocs.structure.files import File

from whatworkswell.shell.bundles import COLOURED

from .build import root_of

COLOURS = "docs/_data/colours.css"
#: What the parent theme brings and no page loads: its sheets are in ours, and the search is not its own.
UNUSED = ("assets/stylesheets/", "assets/javascripts/lunr/", "assets/javascripts/workers/")


def add_colours(files, config):
    """Replace each coloured sheet by one that ends with the site's colours, named by its content; drop what no page loads."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    path = root_of(config) / COLOURS
    if not path.is_file():
        return
    colours = path.read_text(encoding="utf-8")
    bundles = {name: dict(bundle) for name, bundle in config.theme["bundles"].items()}
    for name in COLOURED:
        file = files.get_file_from_path(bundles[name]["style"])
        text = f"{file.content_string}\n{colours}"
        uri = f"assets/{name}.{sha256(text.encode()).hexdigest()[:8]}.css"
        files.remove(file)
        files.append(File.generated(config, uri, content=text))
        bundles[name]["style"] = uri
    config.theme["bundles"] = bundles
