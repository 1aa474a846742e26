"""Ways to reach a person: e-mail addresses and mobile numbers. A school's land line and a social media handle pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .detection import Detection

_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
DOMAIN = re.compile(r"(?:[^\W_][\w-]{0,62}\.){1,8}([^\W\d_]{2,24})(?![\w(])")
#: What stands where a top-level domain would, in names of files (photo@2x.png) and of machines at home.
NO_DOMAINS = frozenset("png jpg jpeg gif svg webp pdf docx pptx xlsx txt html css js json local localhost".split())
PASSWORD_BEFORE = re.compile(r"://[^\s/@]{1,50}:[^\s/@]{0,50}\Z")
#: Addresses written out so that machines do not see them: jamie (at) a-school.example, jamie at a-school dot org.
BRACKETED_AT = re.compile(r"[\[({] ?(?:at|@) ?[\])}]", re.IGNORECASE)
WRITTEN_DOMAIN = re.compile(
    r" ?[^\W_][\w-]{0,62}+(?:(?:\.| ?[\[({] ?(?:dot|\.) ?[\])}] ?| dot )[^\W_][\w-]{0,62}+){1,8}", re.IGNORECASE
)
SPOKEN = re.compile(
    r"\bat [^\W_][\w-]{0,62}+(?: dot [^\W_][\w-]{0,62}+){0,6} dot (?:com|org|net|uk|edu|gov|info|ie|wales|scot|example)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(r"[\w.+%'-]{1,64} ?\Z")


def emails(text: str) -> Iterator[Detection]:
    """E-mail addresses, example ones too: whoever copies a case would write to them."""
    at = text.find("@")
    while at >= 0:
        start = at
        while start > max(0, at - _LONGEST_LOCAL) and (text[start - 1].isalnum() or text[start - 1] in "._%+-'"):
            start -= 1
        local = text[start:at].lstrip(".-'")
        domain = DOMAIN.match(text, at + 1)
        if local and domain and not _is_other(text, at - len(local), local, domain):
            yield Detection("E080", at - len(local), text[at - len(local) : domain.end()])
        at = text.find("@", at + 1)
    for sign in BRACKETED_AT.finditer(text):
        domain = WRITTEN_DOMAIN.match(text, sign.end())
        if domain and (before := BEFORE.search(text, max(0, sign.start() - _LONGEST_LOCAL - 1), sign.start())):
            yield Detection("E080", before.start(), text[before.start() : domain.end()])
    for sign in SPOKEN.finditer(text) if "dot" in text.lower() else ():
        if before := BEFORE.search(text, max(0, sign.start() - _LONGEST_LOCAL - 1), sign.start()):
            yield Detection("E080", before.start(), text[before.start() : sign.end()])


def _is_other(text: str, start: int, local: str, domain: re.Match[str]) -> bool:
    """A file or a machine at home; `git@host:repository`, an account that everybody shares; a password, told as E086."""
    return (
        domain[1].lower() in NO_DOMAINS
        or (local == "git" and text[domain.end() : domain.end() + 1] == ":")
        or bool(PASSWORD_BEFORE.search(text, max(0, start - _LONGEST_LOCAL), start))
    )


#: A number of a mobile, of a pager or a personal number, all of which begin with 07: National Telephone Numbering Plan
#: (Ofcom), part A. The range that Ofcom keeps for films and tests is no exception: readers cannot tell.
BRITISH = re.compile(
    r"(?=[+(04])(?:(?<=wa\.me/)|(?<![\w.,£$€#=&/+]))"
    r"((?:(?:\+|00) ?\(?44\)?[ .-]?(?:\(0\)[ .-]?|0)?|44(?=7\d{9})|\(?0)7(?:[ ().-]{0,2}+\d){9})(?!\d)"
)
CALL = re.compile(
    r"\b(?:mobile|mob|phone|telephone|tel|whatsapp|text|call|ring)\b[^\n\d+]{0,20}+(7\d{3}[ .-]?\d{3}[ .-]?\d{3})(?!\d)",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"(?=[+0])(?:(?<=wa\.me/)|(?<![\w.,£$€#=&/+]))((?:\+|00(?=3))\(?\d(?:[ ().-]{0,2}+\d){7,14}+)")
_DIGITS = re.compile(r"\d+")


def mobiles(text: str) -> Iterator[Detection]:
    """Numbers of mobile phones, as people write them."""
    for match in BRITISH.finditer(text):
        if _is_grouped_as_a_number(match[1]):
            yield Detection("E081", match.start(1), match[1])
    for match in CALL.finditer(text):
        yield Detection("E081", match.start(1), match[1])
    for match in FOREIGN.finditer(text):
        groups = list(_DIGITS.finditer(match[1]))
        for last in range(len(groups), max(0, len(groups) - 3), -1):  # a year or a score may stand behind the number
            number = "+" + "".join(group[0] for group in groups[:last]).removeprefix("00")
            if not number.startswith("+44") and _is_mobile_abroad(number):
                yield Detection("E081", match.start(1), match[1][: groups[last - 1].end()])
                break


def _is_grouped_as_a_number(written: str) -> bool:
    """Whether the digits stand in groups as in a phone number; `07 10 12 15 18 20 3` is a row of scores."""
    groups = _DIGITS.findall(written)
    return not written.startswith("0") or written.startswith("00") or (len(groups[0]) > 2 and len(groups) < 6)


@lru_cache(maxsize=4096)
def _is_mobile_abroad(number: str) -> bool:
    """Whether an international number may be a mobile's; in North America nobody can tell."""
    import phonenumbers  # only here: most texts hold no such number, and the library is large

    kinds = phonenumbers.PhoneNumberType
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) in (
        kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE, kinds.PERSONAL_NUMBER, kinds.PAGER,
    )  # fmt: skip
