"""What the browser looks for when it warns of personal data as somebody types: the detectors' own patterns and words."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import phonenumbers
from phonenumbers import PhoneMetadata

from whatworkswell.checks.personal import capitals, contact, credentials, detect, frames, identifiers, names, places, tables

from .regex import as_javascript

#: Everything that is told, by the module that it belongs to: a name that is not here stays in the core.
_EXPRESSIONS: tuple[tuple[ModuleType, str], ...] = (
    (contact, "BEFORE BRACKETED_AT BRITISH CALL DOMAIN FOREIGN PASSWORD_BEFORE SPOKEN WRITTEN_DOMAIN"),
    (credentials, "CALLED IN_ADDRESS IN_QUERY SET"),
    (detect, "LONG_NUMBER MARKS UNSEEN"),
    (
        frames,
        "AND_ANOTHER APART_BEFORE BESIDE CALLED CALLED_THEM DOES LABEL LIKELY_AFTER NAME_LABEL NOT_REAL PUPIL_BEFORE STORY "
        "SURE_AFTER",
    ),
    (identifiers, "BIRTHDAY NHS NHS_NAME NI NI_NAME ULN UPN UPN_NAME UPN_SPACED"),
    (names, "CAPITAL"),
    (places, "BODY HOME HOUSE POSTCODE"),
    (tables, "ANY_HEAD MAYBE NAME SURE"),
)
_WORDS: tuple[tuple[ModuleType, str], ...] = (
    (capitals, "BODIES NO_NAMES OPENERS TITLES"),
    (contact, "NO_DOMAINS"),
    (places, "AREAS"),
    (tables, "NO_PERSON"),
)


def personal() -> dict[str, Any]:
    """Every expression and every list of words of the detectors, by module and name, and what else they go by."""
    plain, others = capitals.first_names()
    return {
        "expressions": {name: as_javascript(form) for name, form in _named(_EXPRESSIONS).items()},
        "words": {name: " ".join(sorted(words)) for name, words in _named(_WORDS).items()},
        "upn": identifiers.UPN_LETTERS,
        "names": {"plain": " ".join(sorted(plain)), "others": " ".join(sorted(others))},
        "secrets": [{"what": what, "letters": letters, **as_javascript(form)} for what, letters, form in credentials.FORMS],
        "apart": {sign: as_javascript(form) for sign, form in frames.APART_AFTER.items()},
        "abroad": _mobiles_abroad(),
    }


def expressions() -> dict[str, Any]:
    """Every expression that is told, by its name, as the detectors have it."""
    return _named(_EXPRESSIONS)


def _named(rows: tuple[tuple[ModuleType, str], ...]) -> dict[str, Any]:
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": getattr(module, name) for module, held in rows for name in held.split()
    }


def _mobiles_abroad() -> dict[str, list[str]]:
    """The forms of numbers that may be a mobile's, by the code of the country: those of the library of numbers."""
    found: dict[str, list[str]] = {}
    for code in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE):
        forms = set()
        for region in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]:
            told = (
                PhoneMetadata.metadata_for_nongeo_region(code, None)
                if region == "001"
                else PhoneMetadata.metadata_for_region(region, None)
            )
            if told is not None:
                kinds = (told.mobile, told.personal_number, told.pager)
                forms |= {kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern}
        if forms:
            found[str(code)] = sorted(forms)
    return found
