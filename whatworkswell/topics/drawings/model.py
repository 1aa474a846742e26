"""The words in the drawings of the handbook and the evidence. How each is drawn is its template's business."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, Text

FILE = Path("docs/_data/drawings.yml")


class Drawing(Data):
    """A drawing's title and description, for those who do not see it, and its words.

    `boxes` are the labels of the boxes in order, `note` is what stands by itself. A timeline has a length for each box and a
    gap after each but the last.
    """

    title: Text
    description: Text
    boxes: tuple[Text, ...]
    note: Text = ""
    lengths: tuple[Text, ...] = ()
    gaps: tuple[Text, ...] = ()


class Drawings(Data):
    """`drawings.yml`: the drawings by name."""

    drawings: Mapping[str, Drawing]


def load(root: Path) -> Mapping[str, Drawing]:
    """Every drawing by its name.

    Raises:
        DataError: the file is absent or wrong.
    """
    return datafile.load(root, FILE, Drawings).drawings
