"""The words around a name that tell whose it is."""

from __future__ import annotations

import re

#: How far before a name its frame may begin.
NEAR = 60

_PUPIL = "(?:pupil|student(?! teacher)|child|boy|girl|learner|teenager|youngster|toddler)"
_PUPILS = "(?:pupils|students|children|boys|girls|learners)"
_KIN = "(?:son|daughter|brother|sister|twin|classmate|friend)"
_NO_RANGE = r"(?! ?(?:to|-|–|and|or|&) ?y?\d)"
_YEAR = rf"(?:year|yr|y) ?(?:1[0-3]|[1-9])\b{_NO_RANGE}"
_AGE = r"(?:[3-9]|1\d)"
#: Words that may stand between "a" and "pupil"; one that begins a clause of its own may not.
_CLAUSE = "(?:that|which|where|when|who|what|for|of|to|with|by|on|at|every|each|and|but|as)"
_FILLER = rf"(?:(?!{_CLAUSE}\b)[\w-]{{1,20}}[ ,]{{1,2}}){{0,5}}?"
_ONE = r"(?:a|an|our|one of (?:our|the)|another|the)"
_A_PUPIL = rf"{_ONE} {_FILLER}{_PUPIL}(?:s|ren)?\b(?![\w-]| of\b)"
_RELATIVES = (
    r"(?:mum|mother|mam|dad|father|parents?|carers?|gran|nan|family|grandmother|grandfather"
    r"|social worker|EHCP|diagnosis|pupil passport)"
)


def _any(*frames: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(frames), flags)


#: Behind a name: a pupil is meant, whatever the name.
SURE_AFTER = _any(
    rf"\s?[,(–-]\s?(?:who (?:is|was) )?(?:now |then )?{_A_PUPIL}",
    rf"\s?[,(]\s?aged? {_AGE}\b{_NO_RANGE}",
    rf"\s?[,(]\s?(?:a |an )?{_AGE}[ -]years?[ -]old\b",
)
#: Around a name: a pupil set apart by commas or brackets ("one boy, Tomos, refused", "child A (Freya)").
APART_BEFORE = _any(rf"\b(?:{_PUPIL}|{_KIN})(?: [A-Z1-9])?(?:,|( \()) ?\Z")
APART_AFTER = {",": re.compile(r","), " (": re.compile(r"\)")}
#: Behind a word that is in the list of first names.
LIKELY_AFTER = _any(
    rf"\s?[,(–-]\s?(?:who (?:is|was) )?(?:now )?(?:in |from )?{_YEAR}",
    rf"\s(?:(?:is|was) )?(?:now )?(?:in|from|of) {_YEAR}",
    r"\s?[,(]\s?(?:1[0-3]|[1-9])[A-Z]{1,2}\b",
    rf"\saged? {_AGE}\b{_NO_RANGE}",
    r"\s(?:in|from) (?:class \w|reception\b|nursery\b|\d{1,2}[a-z]\b)",
    rf"\s?\({_AGE}\)",
    rf", {_AGE},",
    rf"\s(?:is|was) {_A_PUPIL}",
    rf"['’]s? (?:\w{{1,20}} )?{_RELATIVES}\b",
)
_HELPERS = (
    "also not then now soon still never often quickly had has would could can did didn't didn’t does doesn't doesn’t is was"
).split()
_DEEDS = (
    "able answered ask asked asks autistic became began came chose confident cried drew dyslexic enjoyed enjoys explained "
    "explains feel feels felt find finds forgot found gained gave got hated improved joined knew knows laughed learn "
    "learned learns learnt liked likes listened loved loves made moved needed needs noticed quiet read reads refused "
    "remembered said sat says scored shy smiled speaks spoke started stood stopped struggle struggled struggles tell "
    "tells think thinks thought told tried tries unable understood used wanted wants went worked works write writes "
    "wrote "
    "enjoy join know like need say see speak try want work"
).split()
#: What people in an account do, behind a name that is nothing but a name.
DOES = _any(rf"(?:,? who)?\s(?:(?:{'|'.join(_HELPERS)}) ){{0,2}}(?:{'|'.join(_DEEDS)})\b", flags=re.NOFLAG)

#: Without one of these words before a name, no frame before it fits.
PUPIL_BEFORE = _any(
    "pupil|student|child|boy|girl|learner|teen|youngster|toddler|some|son|daughter|brother|sister|twin|mate|friend"
)
#: Before a name: it is said to be one.
CALLED = _any(
    rf"\b(?:{_PUPIL}|{_KIN}|someone|somebody),? (?:(?:who|whom) )?(?:(?:is|was|we|I) )?(?:will |shall )?"
    r"(?:call(?:ed)?|named?|nicknamed|known as) [\"'“‘*_]{0,3}\Z"
)
CALLED_THEM = _any(rf"\b{_PUPILS},? (?:who were )?(?:called|named) [\"'“‘*_]{{0,3}}\Z")
#: Who is called so is in a book.
STORY = _any(r"\b(?:story|stories|book|novel|film|poem|character|play|tale|text)\b")
AND_ANOTHER = re.compile(r"(?:, | and | & )([^\W\d_]+)(?! [A-Z])")
BESIDE = _any(rf"\b(?:{_PUPIL}|{_KIN}),? \Z", rf"\b{_PUPILS} \Z")
_LINE = r"(?:^|[\n\t|])[\s*_>-]{0,6}"
_SIGN = r"[*_]{0,2} ?:[*_]{0,2} ?\Z"
LABEL = _any(rf"{_LINE}(?:[\w-]{{1,20}} ){{0,3}}{_PUPIL}(?:ren)?['’]?s?['’]?( (?:full |first )?names?)?{_SIGN}")
NAME_LABEL = _any(rf"{_LINE}(?:full |first )?name{_SIGN}")
#: Behind a name: it was made up for the account.
NOT_REAL = _any(
    r"[^.\n]{0,60}?(?:not (?:his|her|their|the|a) real name|pseudonym|names? (?:has|have) been changed)",
)
