"""Whatever is typed, the detectors answer, and say where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whatworkswell.checks.personal.detect import line_starts, look, look_at_file_name, look_at_picture, place_of

PIECES = st.sampled_from(
    "Jamie|, a year 7 pupil|pupil called |Name|Score|jamie|@|school.example|(at)| dot |07700 900123|+44|NHS |943 476 5919|UPN |"
    "H801200001001|born on 1 May 2009|12 High Street |CV10 0BJ|password: |a1b2c3d4|https://|a:b@c.d|**|_|`|\n|\t| |\u200b|\u00a0|"
    "é|İ|ß|＠|０７|.|'s|(|)".split("|")
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_every_sighting_has_a_place(text: str) -> None:
    for is_markdown in (False, True):
        for sighting in look(text, is_markdown=is_markdown):
            assert 0 <= sighting.start < len(text)
            line, column = place_of(sighting.start, line_starts(text))
            assert text.split("\n")[line - 1][column - 1] == text[sighting.start]
            assert sighting.found


@given(TEXTS)
def test_names_of_files_and_descriptions(text: str) -> None:
    look_at_file_name(text)
    look_at_picture(text)
