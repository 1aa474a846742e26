"""A part of the two made-up cases, the weak beside the good, each marked as made up wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.datafile import pick
from whatworkswell.kit.templating import compact, render
from whatworkswell.topics.case_page.evidence import evidence_rows

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case

#: What can be shown beside the sections of the account.
PARTS = {"title": "title and summary", "key-points": "key points", "evidence": "evidence", **SECTIONS}


def examples(cases: Mapping[str, Case], part: str, words: Vocabularies) -> str:
    """One part of both, such as "why" or "evidence"."""
    pick(PARTS, part, "part of a case")
    rows = {name: evidence_rows(case.front.evidence, words) for name, case in cases.items()}
    return compact(render("authoring/guide/examples.html.jinja", cases=cases, part=part, evidence=rows))
