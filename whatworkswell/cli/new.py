"""`whatworkswell new`: begin a case, by answering questions or by giving facts as options."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from .. import repository, scaffold
from ..account import SECTIONS
from ..frontmatter import Tree
from ..keys import Key, tree
from ..problems import Problem
from ..reporting import as_text
from ..repository import CASES
from ..scaffold import BLANK, Draft, case_text
from ..vocabulary import packaged
from .asking import Interview, has_terminal
from .targets import ROOT

#: Lists whose option is not simply their name without an s.
_SINGULAR = {"approaches": "approach", "pupil_focus": "pupil_focus"}
_INDEX = re.compile(r"\[\d+\]")
#: How many words an option's help may name.
_FEW = 8


def _options(part: Key, path: str = "") -> Iterator[tuple[str, str, Key]]:
    """For every key: its option, its dotted path, and the key."""
    for key in part.keys:
        here = f"{path}.{key.name}" if path else key.name
        if key.name == "schema":
            continue
        if key.kind == "part" and not key.many:
            yield from _options(key, here)
        else:
            name = _SINGULAR.get(here, here.removesuffix("s") if key.many else here)
            yield f"--{re.sub('[._]', '-', name)}", here, key


def _with_facts(command: Callable[..., None]) -> Callable[..., None]:
    """An option for every key of the model."""
    for name, path, key in reversed(list(_options(tree()))):
        kind = {"part": "FACTS", "whole": "NUMBER", "decimal": "NUMBER", "yes-no": "true|false"}.get(key.kind, "TEXT")
        metavar = "WORD" if key.vocabulary else kind
        option = click.option(name, path.replace(".", "_"), multiple=key.many, metavar=metavar, help=_option_help(key))
        command = option(command)
    return command


def _option_help(key: Key) -> str:
    words = packaged()[key.vocabulary].terms if key.vocabulary else {}
    allowed = f" One of: {', '.join(words)}." if 0 < len(words) <= _FEW else ""
    keys = f" Its keys: {', '.join(child.name for child in key.keys)}." if key.keys else ""
    return f"{key.description}{allowed}{keys}"


@click.command("new")
@click.argument("slug", required=False)
@ROOT
@click.option("--blank", is_flag=True, help="Ask nothing: what is not given stays blank.")
@_with_facts
def command(slug: str | None, root: Path | None, blank: bool, **given: Any) -> None:
    """Begin a case, by answering questions or by giving facts as options.

    SLUG is the name of the case's folder, which becomes its address: small letters, digits and hyphens. Without one, it is
    made from the title.

    In a terminal you are asked for what the options do not give. Enter leaves an answer blank, ? shows help, and Ctrl-C
    stops and keeps what was answered. Nothing that exists is ever changed. In the end you are told what is still to fill
    in, and where.

    An option for a list may be given more than once. One that takes FACTS takes the first key alone, or several as
    "name=Hill School; role=lead".
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    if slug and (why := scaffold.refusal(slug, site)):
        raise click.UsageError(why)
    draft = _draft(given)
    _refuse(draft, slug or "new-case", site)
    asked = not blank and has_terminal()
    if not (asked or slug or draft.facts.get("title")):
        raise click.UsageError("Give a name for the folder, such as talk-partners-in-year-4, or a --title to make one from.")
    stopped = False
    if asked:
        begun = case_text(draft, site.vocabularies)
        try:
            with _hanging_up_is_stopping():
                interview = Interview(site, draft)
                interview.introduce()
                slug = slug or interview.name()
                interview.run()
        except (click.Abort, KeyboardInterrupt):
            stopped = True
            click.echo("\n\nStopped.")
        if stopped and case_text(draft, site.vocabularies) == begun:
            click.echo("Nothing was answered, so nothing was written.")
            sys.exit(1)
    title = draft.facts.get("title")
    slug = slug or scaffold.suggested_slug(str(title or ""), scaffold.taken_names(site))
    text = case_text(draft, site.vocabularies)
    scaffold.create(text, slug, site)
    _report(scaffold.judge(text, slug, site), slug, site.root)
    sys.exit(1 if stopped else 0)


def _draft(given: dict[str, Any]) -> Draft:
    draft = Draft()
    for _, path, key in _options(tree()):
        value = given[path.replace(".", "_")]
        if value in (None, ()):
            continue
        *outer, name = path.split(".")
        place = draft.facts
        for step in outer:
            place = place.setdefault(step, {})  # type: ignore[assignment]
        place[name] = [_facts(item, key) if key.keys else item for item in value] if key.many else value
    return draft


def _facts(text: str, key: Key) -> Tree:
    """`name=Hill School; role=lead`, or the first key alone. Other signs of equality and semicolons belong to the text."""
    names = "|".join(child.name for child in key.keys)
    if not re.match(rf"({names})=", text):
        return {key.keys[0].name: text}
    pieces = re.split(rf";\s*(?=(?:{names})=)", text)
    return {name: value for name, _, value in (piece.partition("=") for piece in pieces)}


def _refuse(draft: Draft, slug: str, site: repository.Repository) -> None:
    """Stop at options that the checker would refuse, all at once."""
    found = scaffold.judge(case_text(draft, site.vocabularies), slug, site)
    wrong = [p for p in found if p.is_error and p.code not in BLANK]
    if wrong:
        raise click.UsageError("\n".join(["Nothing was written.", *map(_said, wrong)]))


def _said(p: Problem) -> str:
    found = f" Found: {p.found}." if p.found else ""
    allowed = f" Allowed: {p.allowed}." if p.allowed else ""
    return f"  {p.field}: {p.message}{found}{allowed} {p.mend}"


def _report(found: list[Problem], slug: str, root: Path) -> None:
    """Where the case is, what is blank in it, and what else the checker says."""
    path = f"{CASES}/{slug}"
    click.echo(f"\nWrote {root / path}/index.md.")
    blanks = [p for p in found if p.code in BLANK]
    if blanks:
        click.echo("\nStill to fill in:")
        for p in blanks:
            click.echo(f"  {p.path}:{p.line}  {_wanted(p)}")
    if others := [p for p in found if p.code not in BLANK]:
        click.echo(f"\nTo mend:\n{as_text(others)}", nl=False)
    click.echo(f"\nOpen the file in any text editor. Then this says what is left: whatworkswell check {path}")


def _wanted(p: Problem) -> str:
    if p.code == "E013":
        return f"{p.field}: {tree().at(_INDEX.sub('', p.field)).description}"
    return f"{SECTIONS[p.field]}: {p.mend}"


@contextmanager
def _hanging_up_is_stopping() -> Iterator[None]:
    """A closed window or a shutdown loses no more than Ctrl-C does."""

    def stop(_: int, __: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    signals = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
