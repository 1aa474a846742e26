"""Cases made for a test: plain text in, a `Case` and its `Repository` out, nothing read from the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.references import Name, Reference
from whatworkswell.case.register import Entry
from whatworkswell.case.repository import Case, Repository, read_case

MINIMAL = """
schema: 1
title: Talk before writing
summary: Two teachers planned talk before writing.
origin: documented
sources:
  - ref: report-2012
phases: [primary]
subjects: [english]
approaches: [joint-planning]
licence: CC-BY-4.0
"""
REPORT = Reference(id="report-2012", type="report", title="A report", author=(Name(literal="A college"),), issued=2012)


@dataclass(frozen=True)
class Neighbour:
    """A related case, as the core's own are."""

    case: Case
    reasons: tuple[str, ...]


def make_case(
    folder: Path,
    front: str = "",
    body: str = "## What we did\n\nThey planned.\n",
    *,
    slug: str = "a-case",
    entry: Entry | None = None,
    trials: Mapping[str, str] | None = None,
) -> Case:
    """Write a case whose front matter is the least that is allowed, with the keys of `front` put in or in their place.

    `trials` are its trials in YAML, by the names of their files.
    """
    extra = dedent(front).strip()
    keys = {line.split(":")[0] for line in extra.splitlines() if line[:1].isalpha()}
    kept: list[str] = []
    skipping = False
    for line in MINIMAL.strip().splitlines():
        skipping = line.split(":")[0] in keys if line[:1].isalpha() else skipping
        if not skipping:
            kept.append(line)
    place = folder / slug
    place.mkdir(parents=True)
    (place / "index.md").write_text("---\n" + "\n".join(kept) + f"\n{extra}\n---\n\n{body}", encoding="utf-8")
    for name, facts in (trials or {}).items():
        file = place / "trials" / f"{name}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(dedent(facts), encoding="utf-8")
    case = read_case(place, packaged(), entry)
    problems = [*case.problems, *(problem for trial in case.trials for problem in trial.problems)]
    assert not problems, problems
    return case


def make_repository(*cases: Case, references: Mapping[str, Reference] | None = None) -> Repository:
    """A repository that holds these cases and one report."""
    return Repository(
        root=Path(),
        cases={case.slug: case for case in cases},
        vocabularies=packaged(),
        references=references or {REPORT.id: REPORT},
        register={},
        pages=frozenset(),
        problems=(),
    )
