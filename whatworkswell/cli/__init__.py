"""The command `whatworkswell`. Each subcommand is a file of its own, imported only when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from .. import __version__
from ..problems import PracticeError

#: The commands in the order in which help lists them; each is the function `command` of a module in this package.
COMMANDS = ("check", "new", "format", "list", "schema", "register")


class _Lazy(click.Group):
    """Imports a command's module when it is asked for, so that `--help` and `check` start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PracticeError as error:
            raise click.UsageError(str(error)) from error
        except BrokenPipeError:
            sys.exit(0)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whatworkswell")
def main() -> None:
    """Check, write and list case studies of practice."""
