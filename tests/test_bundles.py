"""The theme in the package: made from its sources, light, and with a style for all that a page shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.generate import theme

#: What the theme publishes: the name of each file without the hash of its content.
PUBLISHED = set(
    (
        "LICENCES.txt zip.js shared.css shared.js home.css search.css search.js case.css case.js handbook.css evidence.css "
        "session.css session.js present.css present.js pack.css pack.js guide.css collections.css start.css start.js fit.css "
        "fit.js gap-map.css gap-map.js family.css setbacks.css form.css form.js"
    ).split()
)
#: Classes that some page does without, and why.
ELSEWHERE = {
    "ww-example": "the form has a box for its examples; the worked example of the handbook is a part of its page",
    "ww-stretch": "a session's page sets its stretches in cards; on a slide they are lines",
}
MOST_SHEETS, MOST_SCRIPTS = 2, 3


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return theme.files()


def test_the_committed_theme_is_what_the_sources_make(made: dict[str, bytes], root: Path) -> None:
    folder = root / theme.FOLDER
    committed = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix != ".pyc" and path.is_file()
    }
    assert committed == made, "run: make generate"


def test_the_theme_publishes_nothing_else(made: dict[str, bytes]) -> None:
    assets = [name.removeprefix(f"{theme.FOLDER}/assets/") for name in made if "/assets/" in name]
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in assets} == PUBLISHED
    others = {Path(name).suffix for name in made if "/assets/" not in name}
    assert others == {".html", ".py", ".yml"}, "MkDocs publishes any other file that lies in a theme"


def test_the_bundles_are_the_same_wherever_they_are_made(
    made: dict[str, bytes], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "a folder with another name"
    shutil.copytree(root / "whatworkswell", other / "whatworkswell", ignore=shutil.ignore_patterns("theme", "__pycache__"))
    shutil.copytree(root / "scripts", other / "scripts")
    shutil.copy(root / "package.json", other)
    (other / "node_modules").symlink_to(root / "node_modules")
    shutil.copytree(theme._PARENT / "assets/stylesheets", other / "parent/assets/stylesheets")
    shutil.copytree(
        theme._PARENT / "assets/javascripts", other / "parent/assets/javascripts", ignore=shutil.ignore_patterns("lunr")
    )
    monkeypatch.setattr(theme, "ROOT", other)
    monkeypatch.setattr(theme, "PACKAGE", other / "whatworkswell")
    monkeypatch.setattr(theme, "_PARENT", other / "parent")
    assert theme.files() == made


def test_a_page_loads_few_files(built_site: Path) -> None:
    pages = [path for path in built_site.rglob("*.html") if "pagefind" not in path.parts]
    heavy = []
    for path in pages:
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        sheets, scripts = page.css("link[rel=stylesheet]"), page.css("script[src]")
        if len(sheets) > MOST_SHEETS or len(scripts) > MOST_SCRIPTS:
            heavy.append(f"{path.relative_to(built_site)}: {len(sheets)} sheets, {len(scripts)} scripts")
        sources = [str(script.attributes["src"]) for script in scripts if script.parent and script.parent.tag != "head"]
        preloaded = {str(link.attributes["href"]) for link in page.css('link[rel="preload"]')}
        heavy += [f"{path.relative_to(built_site)}: {source} is not preloaded" for source in sources if source not in preloaded]
    assert pages
    assert not heavy


def test_each_class_of_a_page_has_its_style_there(built_site: Path, root: Path) -> None:
    """A class that some source sheet gives a look has it on every page that uses it: its sheet is in the page's bundles."""
    package = root / "whatworkswell"
    defined: dict[str, set[str]] = {}
    for path in package.rglob("*.css"):
        if path.parent.name not in ("assets", "bundles"):
            for name in _classes(path.read_text(encoding="utf-8")):
                defined.setdefault(name, set()).add(path.relative_to(package).as_posix())
    loaded: dict[str, set[str]] = {}
    bare = set()
    for path in (path for path in built_site.rglob("*.html") if "pagefind" not in path.parts):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        names: set[str] = set()
        for link in page.css("link[rel=stylesheet]"):
            sheet = str(link.attributes["href"]).rpartition("/")[2]
            if sheet not in loaded:
                loaded[sheet] = _classes((built_site / "assets" / sheet).read_text(encoding="utf-8"))
            names |= loaded[sheet]
        used = {name for node in page.css("[class]") for name in str(node.attributes["class"] or "").split()}
        for name in used & set(defined) - names - set(ELSEWHERE):
            address = path.relative_to(built_site).parent.as_posix()
            bare.add(f"{name} of {', '.join(sorted(defined[name]))} on {address.split('/')[0]}")
    assert not bare


def _classes(css: str) -> set[str]:
    return set(re.findall(r"\.(ww-[\w-]+)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))
