"""The answers to one question, read off the tables and lines below it in a filled Word form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from whatworkswell.case.front_matter.keys import Key
from whatworkswell.case.front_matter.model import MAY_BE_EMPTY
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import Vocabularies

from .blocks import Block, Paragraph, Table
from .labels import ANSWER, NEEDED, NONE, YES_NO, guidance
from .parts import CHOOSE, UNTICKED

_BOX = re.compile(r"([☐☒☑✓✔✗✘🗹🗷🗸])")
_TICKED_BY_HAND = re.compile(r"\[?[xX]\]?[ \u00a0]+(?=\S)")


def lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    """Every line in these blocks that is not blank, those in tables row by row."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (line for row in block.rows for cell in row for line in lines_of(cell))
        elif text := block.text.strip():
            yield text


class Answers:
    """Reads answers. `left` takes what is there and answers nothing."""

    def __init__(self, vocabularies: Vocabularies, left: Callable[[str], None]) -> None:
        self.vocabularies = vocabularies
        self.left = left

    def of(self, key: Key, blocks: Sequence[Block]) -> Tree | None:
        """The answer as it would be typed in the front matter, or None where there is none."""
        own = {guidance(key, key.label), key.description}
        blocks = [one for one in blocks if isinstance(one, Table) or one.text.strip() not in own]
        if key.kind != "part":
            return self.single(key, list(lines_of(blocks)))
        tables = [one for one in blocks if isinstance(one, Table)]
        is_empty = self._loose(key, [one for one in blocks if isinstance(one, Paragraph)])
        items = [item for table in tables for item in self._items(key, table) if item]
        if not key.many:
            return self._one(items)
        return [*items] if items or is_empty else None

    def single(self, key: Key, lines: list[str]) -> Tree | None:
        """The answer for a key that is no part."""
        lines = [line for line in lines if line != CHOOSE]
        if key.vocabulary and key.many:
            return list(self._ticked(key, lines)) or None
        if key.many:
            return [*lines] or None
        if not lines:
            return None
        text = " ".join(lines) if key.kind == "text" or len(lines) > 1 else lines[0]
        if key.kind == "yes-no":
            return next((value for value, word in YES_NO.items() if word.casefold() == text.casefold()), text)
        return self._word(key, text) if key.vocabulary else text

    def _word(self, key: Key, text: str) -> str:
        """The word of a list that is meant; what is in no list stays as it was typed, and the checker says so."""
        return self.vocabularies[key.vocabulary].named(text) or text

    def _ticked(self, key: Key, lines: list[str]) -> Iterator[str]:
        for line in lines:
            first, *pairs = _BOX.split(line)
            boxes = [("", first), *zip(pairs[::2], pairs[1::2], strict=True)]
            for box, words in boxes:
                label, *others = [word.strip() for word in words.split("\t")]
                yield from self._choice(key, box, label, is_alone=len(boxes) == 1)
                for other in others:
                    yield from self._choice(key, "", other, is_alone=False)

    def _choice(self, key: Key, box: str, words: str, is_alone: bool) -> Iterator[str]:
        """A word if it is chosen: by its box, by an x typed before it, or because it was written on a line of its own."""
        if not words:
            return
        by_hand = _TICKED_BY_HAND.match(words)
        label = words[by_hand.end() :] if by_hand else words
        if (box and box != UNTICKED) or (by_hand and self.vocabularies[key.vocabulary].named(label)):
            yield self._word(key, label)
        elif is_alone:
            yield self._word(key, words)
        elif not self.vocabularies[key.vocabulary].named(words):
            self.left(words)

    # Parts

    def _loose(self, key: Key, paragraphs: Sequence[Paragraph]) -> bool:
        """What stands beside the tables of a part: whether the box is ticked that says that there is nothing."""
        is_empty = False
        for text in lines_of(paragraphs):
            box, words = text[:1], text[1:].strip()
            if key.name in MAY_BE_EMPTY and words == NONE:
                is_empty = is_empty or box != UNTICKED
            else:
                self.left(text)
        return is_empty

    def _items(self, key: Key, table: Table) -> Iterator[dict[str, Tree]]:
        """The parts that a table holds: one below each other with their names before them, or one in each row."""
        labels = {inner.label: inner for inner in key.keys}
        header = [labels.get(_name(cell)) for cell in table.rows[0]] if table.rows else []
        if header and header[0] is not None and any(header[1:]):
            for cell, inner in zip(table.rows[0], header, strict=True):
                self._beside(cell, inner)
            for row in table.rows[1:]:
                yield self._row(row, header)
        else:
            yield from self._listed(table, labels, key.label)

    def _row(self, row: Sequence[Sequence[Block]], header: Sequence[Key | None]) -> dict[str, Tree]:
        item: dict[str, Tree] = {}
        for number, cell in enumerate(row):
            key = header[number] if number < len(header) else None
            if key is None:
                for line in lines_of(cell):
                    self.left(line)
            elif (value := self.single(key, list(lines_of(cell)))) is not None:
                item[key.name] = value
        return item

    def _listed(self, table: Table, labels: dict[str, Key], title: str) -> Iterator[dict[str, Tree]]:
        item: dict[str, Tree] = {}
        met: set[str] = set()
        for row in table.rows:
            key = labels.get(_name(row[0])) if row else None
            answers = [line for cell in row[1:] for line in lines_of(cell)]
            if key is None:
                header = re.compile(rf"{re.escape(title)}(?: \d+)?") if answers == [ANSWER] else None
                for line in (*lines_of(row[0] if row else ()), *answers):
                    if header is None or not (line == ANSWER or header.fullmatch(line)):
                        self.left(line)
                continue
            if key.name in met:  # its rows were copied below: this is the next one
                yield item
                item, met = {}, set()
            met.add(key.name)
            self._beside(row[0], key)
            if (value := self.single(key, answers)) is not None:
                item[key.name] = value
        yield item

    def _beside(self, cell: Sequence[Block], key: Key | None) -> None:
        """Keep what somebody wrote into the cell that names a key."""
        for line in list(lines_of(cell))[1 if key else 0 :]:
            if key is None or line != guidance(key, key.label):
                self.left(line)

    def _one(self, items: list[dict[str, Tree]]) -> Tree | None:
        """The one part of which there is no second; what is in a copy of its table found no place."""
        for other in items[1:]:
            for value in other.values():
                self.left(str(value))
        return items[0] if items else None


def _name(cell: Sequence[Block]) -> str:
    """The name of a key at the top of a cell."""
    first = next(lines_of(cell), "")
    return first.removesuffix(NEEDED.strip()).strip() if first.endswith(NEEDED.strip()) else first
