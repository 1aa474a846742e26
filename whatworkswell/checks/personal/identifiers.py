"""Numbers by which a public body knows one person: of pupils, of the health service, of National Insurance; and birthdays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .detection import Detection

#: How far around the name of a number the number is looked for.
_BEFORE, _AFTER = 30, 80

#: The letters of a UPN by their values, from A = 0 to Z = 22.
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN = re.compile(rf"(?<![^\W_])([{UPN_LETTERS}])(\d{{11}})([\d{UPN_LETTERS}])(?![^\W_])", re.IGNORECASE)
UPN_NAME = re.compile(r"\b(?:UPNs?|unique pupil numbers?)\b", re.IGNORECASE)
UPN_SPACED = re.compile(rf"(?<![^\W_])[{UPN_LETTERS}](?:[ -]?\d){{11}}[ -]?[\d{UPN_LETTERS}](?![^\W_])", re.IGNORECASE)
ULN = re.compile(
    r"\b(?:ULN|unique learner number)s?\b[^\n\d]{0,20}+(\d{10}|\d{3} \d{3} \d{4}|\d{4} \d{3} \d{3})(?!\d)", re.IGNORECASE
)


def pupil_numbers(text: str) -> Iterator[Detection]:
    """Unique pupil numbers whose check letter is right, and learner numbers that are called so."""
    for match in UPN.finditer(text):
        if _is_upn(match[0]):
            yield Detection("E082", match.start(), match[0])
    for start, window in _windows(UPN_NAME, text):
        for match in UPN_SPACED.finditer(window):
            if _is_upn(match[0].replace(" ", "").replace("-", "")):
                yield Detection("E082", start + match.start(), match[0])
    for match in ULN.finditer(text):
        yield Detection("E082", match.start(1), match[1])


def _is_upn(number: str) -> bool:
    """Whether the first letter is what the other twelve characters give.

    The rule (Department for Education, "Unique pupil numbers: a guide for schools and local authorities"): the second to
    the thirteenth are multiplied by 2 to 13, a last letter counting as its value; the sum's remainder by 23 is the letter.
    """
    digits = [UPN_LETTERS.index(c) if c.isalpha() else int(c) for c in number.upper()]
    return sum(weight * digit for weight, digit in enumerate(digits[1:], 2)) % 23 == digits[0]


NI_NAME = re.compile(r"\b(?:national insurance|NI (?:number|no|num)|NINO)\b", re.IGNORECASE)
NI = re.compile(r"(?<![^\W_])[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?![^\W_])", re.IGNORECASE)


def insurance_numbers(text: str) -> Iterator[Detection]:
    """National Insurance numbers that are called so; the same form serves for many other things."""
    folded = text.lower()
    if not any(word in folded for word in ("insurance", "nino", "ni n")):
        return
    for start, window in _windows(NI_NAME, text):
        for match in NI.finditer(window):
            yield Detection("E083", start + match.start(), match[0])


NHS_NAME = re.compile(r"\bNHS\b( (?:number|no|num|id)\b)?", re.IGNORECASE)
NHS = re.compile(r"(?<![\w.])(?:\d{3}([ -]?)\d{3}\1\d{4})(?![\w.]\d|\d)")


def health_numbers(text: str) -> Iterator[Detection]:
    """NHS numbers: any of that form where the text calls it so, one with the right check digit where it only says NHS."""
    for name in NHS_NAME.finditer(text):
        start = max(0, name.start() - _BEFORE)
        for match in NHS.finditer(text, start, name.end() + _AFTER):
            if name[1] or _is_nhs(match[0]):
                yield Detection("E084", match.start(), match[0])


def _is_nhs(number: str) -> bool:
    """Whether the tenth digit fits: NHS Data Dictionary, "NHS number", modulus 11."""
    digits = [int(c) for c in number if c.isdigit()]
    return sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11 == -digits[9] % 11


def _windows(name: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """The text around each place where a number is called by its name, with where that begins."""
    for match in name.finditer(text):
        start = max(0, match.start() - _BEFORE)
        yield start, text[start : match.end() + _AFTER]


_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    r"(?:\d\d?[/.-]\d\d?[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d"
    rf"|\d\d?(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}|{_MONTH} \d\d?,? \d{{4}})"
)
BIRTHDAY = re.compile(
    rf"\b(?:date of birth|d\.?o\.?b\b\.?|born(?: on)?|birthday)[ :=(-]{{0,4}}(?:is |was )?({_DATE})(?!\d)", re.IGNORECASE
)


def birthdays(text: str) -> Iterator[Detection]:
    """Days on which somebody was born; a year alone passes."""
    folded = text.lower()
    if not any(word in folded for word in ("born", "birth", "dob", "d.o")):
        return
    for match in BIRTHDAY.finditer(text):
        yield Detection("W084", match.start(), match[0])
