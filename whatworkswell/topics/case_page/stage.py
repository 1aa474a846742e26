"""How far the review of a case has come, as its page says it.

A case that a school wrote is reviewed with the school. A documented one is checked against its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.kit.words import partial_date

if TYPE_CHECKING:
    from whatworkswell.case.repository import Case, Repository
    from whatworkswell.kit.settings import PageSettings

#: The page that explains the stages; a small site may not hold it.
REVIEW_PAGE = "share/review.md"


@dataclass(frozen=True)
class Stage:
    """What the stage is called, what it means for a reader, with its date, who checked it, and where stages are explained.

    `id` is that of the case's stage, or "checked" or "unchecked" for a documented case that is not retired.
    """

    id: str
    label: str
    meaning: str
    link: str
    checked_by: str = ""

    @property
    def is_retired(self) -> bool:
        """Whether the case is kept for the record only."""
        return self.id == "retired"


def stage_of(case: Case, repository: Repository, settings: PageSettings) -> Stage:
    """The stage of a case."""
    entry, words = case.entry, repository.vocabularies
    explained = f"{settings.base}share/review/#" if REVIEW_PAGE in repository.pages else ""
    if case.front.origin == "documented" and case.stage != "retired":
        return _checked(case, f"{explained}checked" if explained else "")
    meaning = words["stages"].terms[case.stage].definition
    if entry and case.stage == "retired" and entry.retired_reason:
        meaning = entry.retired_reason
    elif entry and entry.last_reviewed:
        meaning = f"{meaning} Last reviewed {partial_date(entry.last_reviewed)}."
    label = "Not reviewed yet" if case.stage == "candidate" else words.label("stages", case.stage)
    return Stage(case.stage, label, meaning, f"{explained}{case.stage}" if explained else "")


def _checked(case: Case, link: str) -> Stage:
    """Whether somebody has compared a documented case with its source, and when."""
    if case.entry and (day := case.entry.source_checked):
        label = f"Checked against its source, {partial_date(day[:7])}"
        return Stage("checked", label, "Somebody compared this page with its source.", link, case.entry.checked_by)
    return Stage("unchecked", "Not yet checked against its source", "Compare it with the source before you rely on it.", link)
