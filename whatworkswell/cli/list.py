"""`whatworkswell list`: the cases, all or some, for people or for programs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from whatworkswell.case import repository
from whatworkswell.case.front_matter.vocabulary import Vocabulary
from whatworkswell.case.repository import Case
from whatworkswell.catalogue.facets import FACETS, values
from whatworkswell.problems.problem import shorten

from .targets import ROOT

#: What a case has only one of.
_SINGLE = ("outcome", "strength", "origin", "stage")
_HEADINGS = ("Case", "Title", "Outcome", "Stage")
_NARROWEST = 40


def _key(facet: str) -> str:
    return facet.replace("-", "_")


def _with_facets(command: Callable[..., None]) -> Callable[..., None]:
    """An option for every facet, and one for the stage."""
    for name, label in reversed([*((facet.id, facet.label) for facet in FACETS), ("stage", "Stage in the register")]):
        command = click.option(f"--{name}", _key(name), multiple=True, metavar="WORD", help=f"{label}.")(command)
    return command


@click.command("list")
@ROOT
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print.")
@_with_facets
def command(root: Path | None, style: str, **wanted: tuple[str, ...]) -> None:
    """List cases, all or some.

    The words are those that are typed in a case; a wrong one is answered with those that there are. An option that is
    given twice lets through what has either word; different options must all fit. With --format json, a line for each
    case, with everything by which it can be chosen.
    """
    site = repository.load(repository.find_root(root or Path.cwd()))
    for facet in FACETS:
        _refuse_unknown(facet.id, wanted[_key(facet.id)], site.vocabularies[facet.vocabulary])
    _refuse_unknown("stage", wanted["stage"], site.vocabularies["stages"])
    facts = ((case, _facts(case)) for case in site.cases.values())
    found = [(case, held) for case, held in facts if all(_fits(held[name], words) for name, words in wanted.items())]
    if style == "json":
        for case, held in found:
            click.echo(json.dumps(_summary(case, held)))
        return
    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    for line in _table([_row(case, site.vocabularies["outcomes"]) for case, _ in found], width):
        click.echo(line)
    click.echo(f"{len(found):,} of {len(site.cases):,} {'case' if len(site.cases) == 1 else 'cases'}.", err=True)


def _facts(case: Case) -> dict[str, list[str]]:
    """What a case can be chosen by."""
    return {_key(facet.id): list(values(case, facet)) for facet in FACETS} | {"stage": [case.stage]}


def _fits(held: Sequence[str], words: Sequence[str]) -> bool:
    return not words or any(word in held for word in words)


def _summary(case: Case, held: Mapping[str, list[str]]) -> dict[str, Any]:
    facts = {name: next(iter(words), None) if name in _SINGLE else words for name, words in held.items()}
    return {"slug": case.slug, "url": case.url, "title": case.front.title, "summary": case.front.summary, **facts}


def _row(case: Case, outcomes: Vocabulary) -> tuple[str, ...]:
    outcome = outcomes.label_of(case.front.outcome) or "not recorded"
    return tuple(map(shorten, (case.slug, case.front.title or "(no title)", outcome, case.stage)))


def _refuse_unknown(option: str, words: Sequence[str], vocabulary: Vocabulary) -> None:
    for word in words:
        if word not in vocabulary:
            near = vocabulary.nearest(word)
            mend = f" Did you mean {near}?" if near else ""
            raise click.UsageError(f"--{option}: {word!r} is not among its words.{mend} Allowed: {', '.join(vocabulary.terms)}.")


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Columns that fit into `width`: the first and the title share what the short ones leave, and go on below."""
    if not rows:
        return
    longest = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    gaps = 2 * (len(_HEADINGS) - 1)
    room = width - gaps - longest[2] - longest[3]
    slug = min(longest[0], max(room // 2, room - longest[1]))
    widths = [slug, max(min(longest[1], room - slug), 1), longest[2], longest[3]]
    for row in (_HEADINGS, *rows):
        cells = [wrap(cell, size, break_on_hyphens=True) or [""] for cell, size in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = [(cell[line] if line < len(cell) else "").ljust(size) for cell, size in zip(cells, widths, strict=True)]
            yield "  ".join(parts).rstrip()
