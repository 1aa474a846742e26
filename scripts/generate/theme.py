"""The theme in the package, made from the sources in its folders: it holds only what MkDocs must see.

A source `NAME.shell.html` becomes the template `NAME.html`; the entries of `bundles` become style sheets and scripts whose
names carry a hash of their content.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import material
import yaml

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "whatworkswell"
FOLDER = "whatworkswell/theme"
#: A script that stands in the page itself, and the partial template that holds it.
INLINE = {"first-paint.js": "first-paint.html"}
_PARENT = Path(material.__file__).parent / "templates"


def files() -> dict[str, bytes]:
    """Every file of the theme by its path from the root.

    Raises:
        SystemExit: a bundle cannot be made; what esbuild says is printed.
    """
    return {f"{FOLDER}/{name}": content for name, content in sorted({**_templates(), **_bundles()}.items())}


def _templates() -> dict[str, bytes]:
    shells = {path.name.replace(".shell.html", ".html"): path for path in PACKAGE.rglob("*.shell.html")}
    partials = {f"partials/{path.name}": path for path in (PACKAGE / "shell/partials").glob("*.html")}
    return {name: path.read_bytes() for name, path in {**shells, **partials}.items()}


def _bundles() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        command = ["node", "scripts/bundle.mjs", folder, str(_PARENT / "assets/stylesheets")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        made = json.loads(done.stdout)
        content = {name: (Path(folder) / file).read_bytes() for name, file in made["files"].items()}
    inline = {f"partials/{INLINE[name]}": b"<script>%s</script>\n" % content.pop(name).strip() for name in INLINE}
    assets = {f"assets/{made['files'][name]}": data for name, data in content.items()}
    return {
        "__init__.py": b'"""The theme as MkDocs sees it: made by `make generate` from the folders around it."""\n',
        **inline,
        **assets,
        "assets/LICENCES.txt": _licences(made["packages"]),
        "mkdocs_theme.yml": _configuration({name: f"assets/{made['files'][name]}" for name in content}),
    }


def _configuration(names: dict[str, str]) -> bytes:
    """The theme's own settings, with the files of each bundle."""
    bundles: dict[str, dict[str, str]] = {}
    modules = {"form", "search", "zip"}
    for entry, file in sorted(names.items()):
        name, _, ending = entry.partition(".")
        kind = "style" if ending == "css" else "module" if name in modules else "script"
        bundles.setdefault(name, {})[kind] = file
    (script,) = (_PARENT / "assets/javascripts").glob("bundle.*.min.js")
    made = {"parent_script": script.relative_to(_PARENT).as_posix(), "bundles": bundles}
    return (PACKAGE / "shell/theme.yml").read_bytes() + yaml.safe_dump(made).encode()


def _licences(packages: list[str]) -> bytes:
    """What the packages in the bundles ask for: their names, versions and licences, and those of the parent theme."""
    parts = []
    for name in packages:
        folder = ROOT / "node_modules" / name
        version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        (licence, *_) = sorted(path for path in folder.iterdir() if path.name.lower().startswith(("licence", "license")))
        parts.append(f"{name} {version}\n\n{licence.read_text(encoding='utf-8').strip()}\n")
    return "\n----\n\n".join(parts).encode()
