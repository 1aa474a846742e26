"""The page about the command line, made from the commands' own help."""

from __future__ import annotations

from click.testing import CliRunner

from whatworkswell.cli import COMMANDS, main

FILE = "docs/share/commands.md"
OPENING = """\
---
title: Commands
description: The commands that check, write and list cases and sessions in a terminal.
---

# Commands

The tool of this site checks, begins and lists cases in a terminal. `make setup` installs it; each command below is then run as
`.venv/bin/whatworkswell`. It works on the site around the folder that you are in.

A command ends with 0 when all is well, with 1 when there is something to mend, and with 2 when it was not used as it should be.

| command | what it does |
| --- | --- |
"""


def page() -> str:
    """The text of the page."""
    rows = "".join(f"| [{name}](#{name}) | {text} |\n" for name, text in COMMANDS.items())
    return f"{OPENING}{rows}{''.join(map(_section, COMMANDS))}"


def _section(name: str) -> str:
    help = CliRunner().invoke(main, [name, "--help"], prog_name="whatworkswell", terminal_width=80)
    return f"\n## {name} {{#{name}}}\n\n```text\n{help.output.rstrip()}\n```\n"
