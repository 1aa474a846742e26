"""Modules of the engine's scripts as one file, so that a test can call them one by one in a browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Where the file is in the folder of a site.
FILE = "modules/all.js"
#: Each module by the name under which the file exports it.
MODULES = {
    **{name: f"authoring/form/{name}.js" for name in "archive attachment casefile check draftfile github".split()},
    **{name: f"authoring/form/{name}.js" for name in "journal personal preview slug trialfile".split()},
    "form_rules": "authoring/form/rules.js",
    "links": "authoring/form/engine/links.js",
    "markdown": "authoring/form/engine/markdown.js",
    "store": "authoring/form/engine/rules.js",
    "compare": "topics/fit/compare.js",
    "engine": "topics/search/engine.js",
}


def write_modules(site: Path) -> None:
    """Write the file into the folder of a site."""
    lines = "".join(f'export * as {name} from "./whatworkswell/{path}";\n' for name, path in MODULES.items())
    command = ["node_modules/.bin/esbuild", "--bundle", "--format=esm", f"--outfile={site / FILE}", "--log-level=error"]
    subprocess.run(command, cwd=ROOT, input=lines, text=True, check=True)
