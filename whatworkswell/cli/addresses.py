"""`whatworkswell addresses`: the ledger of the pages that the site has published, brought up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from whatworkswell.case import repository
from whatworkswell.case.writing import put_text
from whatworkswell.site import ledger as addresses

from .targets import ROOT


@click.command("addresses")
@ROOT
@click.option("--check", is_flag=True, help="Change nothing; name what is missing and end with 1 if anything is.")
def command(root: Path | None, check: bool) -> None:
    """Add the pages, headings and slides that are new to the list of published addresses.

    What is in the list is a promise: the build stops when such an address is gone. Where a page has moved, write
    `old/ -> new/` in its line, and the old address leads on.
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    path = site.root / addresses.FILE
    text, added = addresses.with_new(path.read_text(encoding="utf-8") if path.is_file() else "", site)
    for address in added:
        click.echo(address)
    if added and not check:
        put_text(path, text)
    count = f"{len(added):,} {'address' if len(added) == 1 else 'addresses'}"
    click.echo(f"{count} to add." if check else f"{count} added.", err=True)
    sys.exit(1 if check and added else 0)
