"""`whatworkswell new-session`: begin a session, as a file to write over and a page that shows it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import click

from whatworkswell.case.front_matter.value_types import SLUG
from whatworkswell.case.repository import find_root
from whatworkswell.case.writing import put_text
from whatworkswell.problems.problem import PracticeError
from whatworkswell.topics.sessions.model import FOLDER

from .targets import ROOT

#: The page of a session. Its title is written over with the session's.
PAGE = """\
---
title: Name of the session
description: What people will do, and what they will leave with.
render_macros: true
bundle: session
---

# Name of the session

{{{{ session("{name}") }}}}
"""


@click.command("new-session")
@click.argument("name", metavar="ID")
@ROOT
def command(name: str, root: Path | None) -> None:
    """Begin a session for leaders to run: a file to write over, and its page.

    ID is the name of the file, which becomes its address: small letters, digits and hyphens. Nothing that exists is ever
    changed. The page on writing your own session says what each line holds.
    """
    if not SLUG.fullmatch(name):
        near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        raise PracticeError(f"{name!r} cannot be an id. Allowed: small letters, digits and hyphens. Try {near or 'my-session'}.")
    site = find_root(root or Path.cwd())
    written = {
        FOLDER / f"{name}.yml": files("whatworkswell.topics.sessions").joinpath("new-session.yml").read_text(encoding="utf-8"),
        Path("docs/sessions") / f"{name}.md": PAGE.format(name=name),
    }
    if there := [path.as_posix() for path in written if (site / path).exists()]:
        raise PracticeError(f"{' and '.join(there)} is there already. Choose another id.")
    for path, text in written.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        put_text(site / path, text)
        click.echo(f"Written: {path.as_posix()}")
    click.echo("Write over what stands there. Then run `whatworkswell check`, and name the page in mkdocs.yml under nav.")
