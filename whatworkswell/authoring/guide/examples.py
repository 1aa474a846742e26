"""Two made-up cases that teach how to write one: the same work told well and told badly.

They are written exactly as a case is, so that the checker can hold them to its rules, but they are no cases: they stand
outside `cases`, and wherever they are shown they say that nobody did this.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from whatworkswell.case.datafile import DataError
from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.case.repository import Case, read_case
from whatworkswell.problems.reporting import as_text

FOLDER = Path("docs/_data/examples")
#: The weak one first: a reader sees what is missing before it is there.
NAMES = ("weak", "good")


def load(root: Path, words: Vocabularies) -> Mapping[str, Case]:
    """Both examples by name.

    Raises:
        DataError: one cannot be read as a case.
    """
    found = {name: read_case(root / FOLDER / name, words, None) for name in NAMES}
    if wrong := [problem for case in found.values() for problem in case.problems]:
        raise DataError(as_text(wrong))
    return found
