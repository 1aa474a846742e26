"""All detectors over one text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

from . import contact, credentials, identifiers, names, places, tables
from .detection import Detection

Detector = Callable[[str], Iterator[Detection]]
#: What is refused. Those for long numbers are asked only where there is one.
REFUSING: tuple[Detector, ...] = (contact.emails, identifiers.insurance_numbers, credentials.secrets)
NUMBERED: tuple[Detector, ...] = (contact.mobiles, identifiers.pupil_numbers, identifiers.health_numbers)
LONG_NUMBER = re.compile(r"\d(?:[ ().-]{0,3}+\d){8}")
#: What is only worth a look.
WARNING: tuple[Detector, ...] = (names.pupil_names, tables.tables_of_names, places.addresses, identifiers.birthdays)
#: The most that is told of one kind in one text: nobody mends a list of a thousand one by one.
MOST = 50

#: Signs that look like others, each for one: full-width letters, hard spaces, all kinds of hyphen.
_ALIKE: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F), " "),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212), "-"),
}
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]+")
#: The same, and the signs with which Markdown makes words bold, slanted or code: nobody sees those either.
MARKS = re.compile("[\u00ad\u200b-\u200d\u2060*`]+|~~|(?<!\\w)_+|_+(?!\\w)")


def look(text: str, *, is_name: bool = False, is_markdown: bool = False) -> list[Detection]:
    """Everything found in a text, in its order, each thing once.

    `is_name`: it names a school or a body, and so nobody. `is_markdown`: signs that only set off words are passed over.
    """
    plain = text if text.isascii() else text.translate(_ALIKE)
    unseen = MARKS if is_markdown else UNSEEN
    if not is_markdown and text.isascii():
        return _sift(plain, is_name)
    pieces: list[str] = []
    starts: list[int] = []  # where each piece begins in what is read, and
    places: list[int] = []  # where it begins in the text
    end = length = 0
    for gap in (*((match.start(), match.end()) for match in unseen.finditer(plain)), (len(plain), len(plain))):
        pieces.append(plain[end : gap[0]])
        starts.append(length)
        places.append(end)
        length += gap[0] - end
        end = gap[1]
    if len(pieces) == 1:
        return _sift(plain, is_name)

    def place(start: int) -> int:
        piece = bisect_right(starts, start) - 1
        return places[piece] + start - starts[piece]

    return [Detection(s.code, place(s.start), s.words, s.shown) for s in _sift("".join(pieces), is_name)]


def _sift(text: str, is_name: bool) -> list[Detection]:
    seen: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    found: list[Detection] = []
    detectors = REFUSING + (NUMBERED if LONG_NUMBER.search(text) else ()) + (() if is_name else WARNING)
    for detector in detectors:
        for sighting in detector(text):
            if counts[sighting.code] >= MOST:
                break
            if (key := (sighting.code, sighting.found)) not in seen:
                seen.add(key)
                counts[sighting.code] += 1
                found.append(sighting)
    return sorted(found, key=lambda s: (s.start, s.code))


def look_at_picture(description: str) -> list[Detection]:
    """What the description of a picture tells: as any text, and any first name in it."""
    found = look(description)
    named = names.looks_named(re.findall(r"[^\W\d_]+", description))
    if named and not any(named in s.words for s in found):
        found.append(Detection("W083", description.find(named), named))
    return found


def look_at_file_name(name: str) -> list[Detection]:
    """What the name of a file tells."""
    stem = name.rpartition(".")[0] or name
    found = [s for s in look(stem, is_name=True) if s.code != "E085"]
    if named := names.looks_named(re.findall(r"[^\W\d_]+", stem)):
        found.append(Detection("W083", name.find(named), named))
    return found


def line_starts(text: str) -> list[int]:
    """Where the lines of a text begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def place_of(start: int, starts: list[int]) -> tuple[int, int]:
    """The line and column, from 1, of a place in a text whose lines begin at `starts`."""
    line = bisect_left(starts, start + 1)
    return line, start - starts[line - 1] + 1
