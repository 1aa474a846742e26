"""The modules behind the form, in Chromium, without the site around them: one page, many cases in one call."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from whatworkswell.authoring.form import files as form
from whatworkswell.case.repository import Repository
from whatworkswell.site.policy import policy

ROOT = Path(__file__).resolve().parents[2]
#: Every module by its name in the scripts of the tests.
_NAMES = "check casefile preview personal archive attachment slug github trialfile engine/rules engine/links engine/markdown"
_IMPORTS = f"""
const names = "{_NAMES}".split(" ");
const [check, casefile, preview, personal, archive, attachment, slug, github, trialfile, store, links, markdown] =
  await Promise.all(names.map((name) => import(`/assets/js/share/${{name}}.js`)));
"""


class Engine:
    """The modules of the form on one page, going by the rules of a site."""

    def __init__(self, page: Page, site: Repository) -> None:
        self._page = page
        self.run("store.withRules(input)", json.loads(form.files(site)[form.ADDRESS]()))

    def run(self, script: str, input: object = None) -> Any:
        """What a script returns; it knows the modules by name, and `input`."""
        return self._page.evaluate(f"async (input) => {{ {_IMPORTS} {script} }}", input)


@contextmanager
def engine(browser: Browser, serve: Callable[..., str], folder: Path, site: Repository) -> Iterator[Engine]:
    """The modules, served with the site's own policy. Anything that the console says is an error."""
    shutil.copytree(ROOT / "docs/assets/js/share", folder / "assets/js/share")
    for name in ("markdown-it", "js-yaml", "fflate"):
        for library in (ROOT / "docs/assets/vendor").glob(f"{name}*"):
            shutil.copytree(library, folder / "assets/vendor" / library.name)
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy([])}"><link rel="icon" href="data:,">'
        "<title>Modules</title></head><body></body></html>",
        encoding="utf-8",
    )
    context = browser.new_context()
    page, wrong = context.new_page(), []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(serve(folder))
    yield Engine(page, site)
    context.close()
    assert not wrong
