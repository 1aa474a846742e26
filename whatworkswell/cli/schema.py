"""`whatworkswell schema`: the JSON Schema of a case's front matter."""

from __future__ import annotations

import json
from pathlib import Path

import click

from .. import vocabulary
from ..files import put_text
from ..problems import PracticeError
from ..repository import find_root
from ..schema import json_schema
from .targets import ROOT


@click.command("schema")
@ROOT
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it there instead.")
def command(root: Path | None, output: Path | None) -> None:
    """Print the JSON Schema of a case's front matter.

    Editors use it to complete and check what is typed. The allowed words are those of the site around the working folder,
    or those that come with this program where there is no site.
    """
    try:
        site = find_root(root or Path.cwd())
    except PracticeError:
        if root:
            raise
        words = vocabulary.packaged()
    else:
        words = vocabulary.load(site)
    text = json.dumps(json_schema(words), ensure_ascii=False, indent=2) + "\n"
    if output:
        put_text(output, text)
    else:
        click.echo(text, nl=False)
