"""Personal data, all of it made up: numbers that nobody has, domains that nobody can own, pupils that do not exist."""

from __future__ import annotations

from .inputs import Category

HERE = Category("personal")

for _id, _text, _code in (
    ("e-mail", "Write to jamie.smith@school.example.", "E080"),
    ("e-mail-wide", "Write to jamie\uff20school.example.", "E080"),
    ("e-mail-words", "Write to jamie (at) school.example", "E080"),
    ("e-mail-code", "`jamie@school.example`", "E080"),
    ("e-mail-entity", "jamie&#64;school.example", "E080"),
    ("e-mail-split", "jamie@<b>school</b>.example", "E080"),
    ("mobile", "Ring 07700 900123.", "E081"),
    ("mobile-abroad", "Ring +44 (0)7700 900123.", "E081"),
    ("mobile-wide", "\uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff11\uff12\uff13", "E081"),
    ("pupil-number", "UPN: H801200001001", "E082"),
    ("insurance", "NI number QQ123456C", "E083"),
    ("health", "NHS number 943 476 5919", "E084"),
    ("private-key", "-----BEGIN OPENSSH PRIVATE KEY-----", "E085"),
    ("password", "The password is Talk4Writing", "E085"),
    ("address-token", f"https://school.example/plan.pdf?access_token={'a1B2' * 6}", "E086"),
    ("name", "Jamie, a year 7 pupil, read aloud.", "W080"),
    ("name-quoted", "\u201cI liked it,\u201d said Jamie, year 7.", "W080"),
    ("table", "| Name | Score |\n| --- | --- |\n| Jamie Smith | 12 |", "W081"),
    ("home", "She lives at 12 High Street, Nuneaton CV10 0BJ.", "W082"),
    ("birthday", "born on 12 March 2009", "W084"),
):
    HERE.text(_id, f"personal data ({_id})", _text, _code)
HERE.front("front-e-mail", "an address in the summary", {"summary": "Made up; ask jamie@school.example"}, "E080")
HERE.front("front-mobile", "a mobile in the title", {"title": "Made up, ring 07700 900123"}, "E081")
HERE.front("contact-e-mail", "an address as a contact", {"contact": "jamie@school.example"}, "E080")
