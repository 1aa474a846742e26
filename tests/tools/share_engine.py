"""The modules behind the form, in Chromium, without the site around them: one page, many cases in one call."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.tools.modules import FILE, MODULES, write_modules
from whatworkswell.authoring.form import files as form
from whatworkswell.case.repository import Repository
from whatworkswell.site.policy import policy

#: Every module by its name in the scripts of the tests.
_IMPORTS = f'const {{ {", ".join(MODULES)} }} = await import("/{FILE}");'


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
    write_modules(folder)
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
