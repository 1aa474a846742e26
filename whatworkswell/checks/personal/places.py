"""Where somebody lives: a house and a postcode. A postcode alone, or a school's address, passes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .detection import Detection

#: The letters with which postcodes begin (Royal Mail's postcode areas).
AREAS = frozenset(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL "
    "GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX "
    "PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR "
    "WS WV YO ZE".split()
)
POSTCODE = re.compile(r"(?<![^\W_])([A-Z]{1,2})\d(?:\d|[A-Z])? ?\d[ABD-HJLNP-UW-Z]{2}(?![^\W_])")
#: How far before a postcode the rest of the address is looked for.
_NEAR = 120
_STREET = (
    "street|st|road|rd|lane|ln|avenue|ave|close|cl|drive|dr|crescent|cres|way|court|ct|gardens|gdns|place|pl|terrace|grove|hill|"
    "square|sq|walk|row|mews|rise|view|green|parade|mount|vale|croft|heol|ffordd|stryd|flats?|house|park"
)
HOUSE = re.compile(
    r"\b(?:flat|apartment) \w{1,4}\b"
    rf"|\b\d{{1,4}}[a-z]?,? (?:[A-Z][\w'’-]{{1,30}} ){{0,3}}(?:{_STREET})\b"
    r"|\b\d{1,4}[a-z]? (?:heol|ffordd|stryd)\b",
    re.IGNORECASE,
)
HOME = re.compile(r"\b(?:lives?|living|home|home address|address)\b", re.IGNORECASE)
BODY = re.compile(
    r"\b(?:school|academy|college|university|council|trust|office|library|museum|centre|department|ysgol)\b", re.IGNORECASE
)


def addresses(text: str) -> Iterator[Detection]:
    """Postcodes with a house, or with the word home or address, before them, where no school or office is named there."""
    for match in POSTCODE.finditer(text):
        if match[1] not in AREAS:
            continue
        near = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n\n")[2]
        house = HOUSE.search(near)
        home = house or HOME.search(near)
        if home and not BODY.search(near):
            start = match.start() - len(near) + home.start()
            yield Detection("W082", start, text[start : match.end()])
