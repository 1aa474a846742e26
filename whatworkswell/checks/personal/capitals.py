"""The words by which names are told from other words with a capital."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

#: Words with a capital that no frame makes a name.
NO_NAMES = frozenset(
    (
        "a all an any april art at august autumn both boy boys case child children class classes computing december design "
        "detectives drama each eight eleven english estyn every everybody everyone february few five focus four french friday "
        "geography german girl girls group groups he head headteacher her his history i ict in it january july june key latin "
        "leader leaders learner learners lesson lessons literacy many march mathematics maths monday most music my nine no "
        "nobody none november numeracy observer observers october ofqual ofsted on one other others our parents participants pe "
        "phase phonics physics primary pupil pupils reading reception religion saturday school schools science secondary "
        "september seven she six sixth some somebody someone spanish special spring staff stage student students summer sunday "
        "talk teacher teachers ten term that the their them then there these they this those three thursday tuesday twelve "
        "twins two volunteers we wednesday when where which who winter writing year years you young"
    ).split()
)
TITLES = frozenset(
    (
        "brother captain count dame doctor dr duke earl father king lady lord miss mr mrs ms mx pope president prince princess "
        "prof professor queen rev reverend saint san santa sir sister ss st ste"
    ).split()
)
#: Words that show, a little further on, that a name is part of the name of a place or a body.
BODIES = frozenset(
    (
        "academies academy act alliance avenue award bridge cathedral center centre chapel church class college court day drive "
        "federation foundation framework grammar hall high hospital house hub infant infants institute junior lane library "
        "method model museum nursery park partnership press primary programme project report review road scale scheme school "
        "schools secondary society street test theatre tower trust university village"
    ).split()
)
#: Words that begin a sentence or stand before a name, with a capital of their own.
OPENERS = frozenset(
    (
        "after although and as at because before both boy boys but by can child children could dear did does even finally first "
        "for from girl girls here how if in is later learner learners like meanwhile name names next no now on once only or "
        "pupil pupils since so soon student students then though to today until was well what when while why will with would "
        "yes yesterday"
    ).split()
)


@cache
def first_names() -> tuple[frozenset[str], frozenset[str]]:
    """The names in small letters: those that are little else, and those that are also words, surnames or places."""
    plain: set[str] = set()
    others: set[str] = set()
    for line in files(__package__).joinpath("first-names.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            (others if line.startswith("~") else plain).update(line.strip("~").split())
    return frozenset(plain), frozenset(others)
