"""What the browser looks for when it warns of personal data as somebody types: the detectors' own patterns and words."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers
from phonenumbers import PhoneMetadata

from whatworkswell.checks.personal import capitals as words
from whatworkswell.checks.personal import contact, credentials, frames, identifiers, names, places, tables
from whatworkswell.checks.personal import detect as looking

from .regex import as_javascript

_MODULES = (words, frames, contact, credentials, identifiers, looking, names, places, tables)


def patterns() -> dict[str, Any]:
    """Every expression and every list of words of the detectors, by module and name, and what else they go by."""
    told: dict[str, Any] = {"expressions": {}, "words": {}}
    seen: set[int] = set()  # one module may use another's
    for module in _MODULES:
        home = module.__name__.rpartition(".")[2]
        for name, held in vars(module).items():
            if id(held) in seen or not isinstance(held, re.Pattern | frozenset):
                continue
            seen.add(id(held))
            if isinstance(held, re.Pattern):
                told["expressions"][f"{home}.{name.strip('_')}"] = as_javascript(held)
            else:
                told["words"][f"{home}.{name.strip('_')}"] = " ".join(sorted(held))
    plain, others = words.first_names()
    return {
        **told,
        "upn": identifiers.UPN_LETTERS,
        "names": {"plain": " ".join(sorted(plain)), "others": " ".join(sorted(others))},
        "secrets": [{"what": what, "letters": letters, **as_javascript(form)} for what, letters, form in credentials.FORMS],
        "apart": {sign: as_javascript(form) for sign, form in frames.APART_AFTER.items()},
        "abroad": _mobiles_abroad(),
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
