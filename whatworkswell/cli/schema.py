"""`whatworkswell schema`: the JSON Schema of a case's front matter or of a trial."""

from __future__ import annotations

import json
from pathlib import Path

import click

from whatworkswell.case.front_matter import vocabulary
from whatworkswell.case.repository import find_root
from whatworkswell.case.schema import json_schema, trial_schema
from whatworkswell.case.writing import put_text
from whatworkswell.problems.problem import PracticeError

from .targets import ROOT


@click.command("schema")
@ROOT
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it there instead.")
@click.option("--trial", is_flag=True, help="Of a trial instead of a case.")
def command(root: Path | None, output: Path | None, trial: bool) -> None:
    """Print the JSON Schema of a case's front matter, or of a trial.

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
    text = json.dumps((trial_schema if trial else json_schema)(words), ensure_ascii=False, indent=2) + "\n"
    if output:
        put_text(output, text)
    else:
        click.echo(text, nl=False)
