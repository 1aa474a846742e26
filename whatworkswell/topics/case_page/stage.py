"""How far the review of a case has come, as its page says it."""

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
    """What the stage is called, what it means for a reader, with its date, and where stages are explained."""

    id: str
    label: str
    meaning: str
    link: str

    @property
    def is_retired(self) -> bool:
        """Whether the case is kept for the record only."""
        return self.id == "retired"


def stage_of(case: Case, repository: Repository, settings: PageSettings) -> Stage:
    """The stage of a case."""
    entry, words = case.entry, repository.vocabularies
    meaning = words["stages"].terms[case.stage].definition
    if entry and case.stage == "retired" and entry.retired_reason:
        meaning = entry.retired_reason
    elif entry and entry.last_reviewed:
        meaning = f"{meaning} Last reviewed {partial_date(entry.last_reviewed)}."
    label = "Not reviewed yet" if case.stage == "candidate" else words.label("stages", case.stage)
    link = f"{settings.base}share/review/#{case.stage}" if REVIEW_PAGE in repository.pages else ""
    return Stage(case.stage, label, meaning, link)
