"""A part of the two made-up cases, the weak beside the good, each marked as made up wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..account import SECTIONS
from ..datafile import pick
from .evidence import evidence_rows
from .templating import compact, render

if TYPE_CHECKING:
    from ..repository import Case
    from ..vocabulary import Vocabularies

#: What can be shown beside the sections of the account.
PARTS = {"title": "title and summary", "key-points": "key points", "evidence": "evidence", **SECTIONS}


def examples(cases: Mapping[str, Case], part: str, words: Vocabularies) -> str:
    """One part of both, such as "why" or "evidence"."""
    pick(PARTS, part, "part of a case")
    rows = {name: evidence_rows(case.front.evidence, words) for name, case in cases.items()}
    return compact(render("reference/examples.html.jinja", cases=cases, part=part, evidence=rows))
