"""The command `whatworkswell`. Each subcommand is a file of its own, imported only when it is called."""

from __future__ import annotations

import importlib
import io
import os
import sys
from typing import Any

import click

from whatworkswell import __version__
from whatworkswell.problems.problem import PracticeError

#: The commands in the order in which help lists them, each the function `command` of a module in this package. What each
#: does is repeated here, because help should not import them all; a test holds the two together.
COMMANDS = {
    "check": "Check cases and sessions and say what to mend.",
    "new": "Begin a case, by answering questions or by giving facts as options.",
    "new-trial": "Begin a trial: what happened when a school tried a case.",
    "new-session": "Begin a session for leaders to run: a file to write over, and its page.",
    "template": "Write the form for a case, which `import` reads when it is filled in.",
    "import": "Make a case of what a school has sent.",
    "format": "Put cases and their trials into the form in which they are kept.",
    "list": "List cases, all or some.",
    "schema": "Print the JSON Schema of a case's front matter, or of a trial.",
    "register": "Add the cases that are not yet in the register.",
    "addresses": "Add the pages, headings and slides that are new to the list of published addresses.",
}
#: What people come for, and the commands that help with it.
GROUPS = {
    "Write": ("new", "new-trial", "new-session", "template", "format"),
    "Check and look up": ("check", "list", "schema"),
    "Look after a site": ("import", "register", "addresses"),
}
#: The modules that are not called as their command is.
_MODULES = {"import": "import_case"}


class _FailedError(click.ClickException):
    """The command could not do what it was asked to."""

    exit_code = 2


class _Lazy(click.Group):
    """Imports a command's module when it is asked for, so that `--help` and `check` start fast."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{_MODULES.get(name, name.replace('-', '_'))}").command
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        for group, names in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl([(name, COMMANDS[name]) for name in names], col_max=12)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PracticeError as error:
            raise _FailedError(str(error)) from error
        except BrokenPipeError:
            # Whoever read our output has enough, as `head` has. Python would complain when it flushes the rest.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            raise _FailedError(f"{error.filename or 'A file'}: {error.strerror or error}.") from error


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whatworkswell")
def main() -> None:
    """Check, write and list case studies of practice.

    To share what your school tried, begin with `new`. To see what is still to do, use `check`. Each command says more of
    itself: whatworkswell new --help.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a case may hold letters that this terminal does not have
