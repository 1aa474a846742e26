"""What the detectors find, and what they leave in peace; how long they take at worst."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whatworkswell.case.repository import load
from whatworkswell.checks.personal.detect import NUMBERED, REFUSING, WARNING, Detection, look, look_at_file_name, look_at_picture
from whatworkswell.problems.problem import messages

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MADE_UP = "aB3dE5gH7jK9mN2pQ4rS6tU8vW1xY0z"


def lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line


def looked_at(written: str) -> list[Detection]:
    """What is found in a line of the files, which says of which kind it is."""
    text = unfolded(written)
    if text.startswith("[file] "):
        return look_at_file_name(text.removeprefix("[file] "))
    return look_at_picture(text.removeprefix("[alt] ")) if text.startswith("[alt] ") else look(text)


def unfolded(written: str) -> str:
    """A line with the line breaks, tabs and made-up secrets that it stands for."""
    text = re.sub(r"\{(UPPER)?(\d+)\}", lambda m: _secret(int(m[2]), bool(m[1])), written)
    return text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\")


def _secret(length: int, is_upper: bool) -> str:
    made = (MADE_UP * 3)[:length]
    return made.upper() if is_upper else made


def test_there_are_enough_of_both() -> None:
    assert len(list(lines("harmless.txt"))) >= 120
    assert len(list(lines("hostile.txt"))) >= 60


@pytest.mark.parametrize("line", list(lines("harmless.txt")))
def test_harmless(line: str) -> None:
    assert not looked_at(line)


@pytest.mark.parametrize("line", list(lines("hostile.txt")))
def test_hostile(line: str) -> None:
    code, _, text = line.partition(" ")
    assert code in {sighting.code for sighting in looked_at(text)}


def test_every_code_is_tried() -> None:
    tried = {line.partition(" ")[0] for line in lines("hostile.txt")}
    assert tried == {code for code in messages() if code[1:3] == "08"}


def test_the_real_cases_are_silent() -> None:
    for case in load(ROOT).cases.values():
        assert not look(case.reading.body), case.slug


def test_the_place_is_where_the_words_begin() -> None:
    text = "Write\nto jamie@​school.example, or ring 07700 900123."
    assert [text[s.start : s.start + 5] for s in look(text)] == ["jamie", "07700"]


def test_a_secret_is_never_repeated() -> None:
    for line in lines("hostile.txt"):
        if line.startswith(("E085", "E086")):
            shown = " ".join(s.found for s in looked_at(line[5:]))
            assert "aB3dE5" not in shown and "2012" not in shown and "4" not in shown.replace("64", "")


def test_a_name_that_was_made_up_is_no_name() -> None:
    assert not look("Jamie (not his real name), a year 7 pupil, read aloud.")
    assert not look("A pupil called Jamie (a pseudonym) read aloud.")


#: Texts that make a detector begin again and again without coming to an end.
WORST = [
    "a", "@", "a@", "a.", "a@a.", "a-", "1", "07", "07700 ", "+3", "+353 87 123 456 ", "0 7", "(", "(at)", "a (at) a.",
    " at a dot a", "H", "H8", "UPN ", "UPN H8012000010", "ULN ", "NHS ", "NHS 123 456 789", "NI no ",
    "national insurance AB12345", "-----BEGIN ", "-----BEGIN A A A ", "ghp_", "eyJ", "eyJaaaaaaaaaaaa.", "-eyJ", "sk-",
    "sk-ant-", "SG.a", "xoxb-", "AKIA", "password:", "password is a", "a://", "a://a:", "a://a:a", "?sig=", "&password=a",
    "born on ", "born on 1 January ", "1/1/", "2012-01-01", "A", "Aa ", "Aa, ", "Aa Aa ", "Jamie ", "Jamie, ", "Jamie, a ",
    "Jamie, a a a a a ", "Jamie's ", "Jamie-", "Aa'", "pupil called ", "pupil called Aa", "pupil, ", "Jamie (not ", "|",
    "|name", "|name|Jamie\n", "name\n", "name\nJamie\n", "a,", "\t", ";name;", "AA1 1AA ", "1 Aa Aa Aa ",
    "1 High Street AA1 1AA ", "home ", "flat 1 ", "\n", " ", "é", "\u200b", "＠", "Å@",
]  # fmt: skip


#: Four times the text may take four times as long, and not sixteen; what is quicker than this tells nothing.
GROWTH, UNSEEN = 9, 0.02


@pytest.mark.parametrize("detector", [*REFUSING, *NUMBERED, *WARNING], ids=lambda detector: detector.__name__)
def test_the_time_grows_with_the_text_and_no_faster(detector: Callable[[str], Iterator[Detection]]) -> None:
    def seconds(piece: str, size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        began = time.process_time()
        list(detector(text))
        return time.process_time() - began

    def grows_faster(piece: str) -> bool:
        long = seconds(piece, 48 * 1024)
        return long > GROWTH * UNSEEN and long > GROWTH * seconds(piece, 12 * 1024)

    seconds("warm up: Jamie, aged 9, +353 85 012 3456", 1024)
    # Five times, for what slows the machine for a moment does not do so each time in the same place.
    assert not [piece for piece in WORST if all(grows_faster(piece) for _ in range(5))]
