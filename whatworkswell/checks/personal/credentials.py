"""Keys, tokens and passwords, by the forms that those who issue them chose so that they can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .detection import Detection

#: What it is, the letters that betray it, and its form. Few texts have the letters, and only those are read for the form.
_ISSUED = (
    ("a private key", ("PRIVATE KEY",), r"-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
    ("a key for Amazon", ("AKIA", "ASIA"), r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    ("a token for GitHub", ("gh", "github_pat_"), r"\b(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})\b"),
    ("a token for GitLab", ("glpat-",), r"(?<![\w-])glpat-[A-Za-z0-9_-]{20,}"),
    ("a token for Slack", ("xox",), r"(?<![\w-])xox[abeoprs]-[A-Za-z0-9-]{10,}"),
    (
        "an address of Slack that anybody can post to",
        ("hooks.slack.com",),
        r"\bhooks\.slack\.com/services/T\w{6,}/B\w{6,}/\w{16,}",
    ),
    ("a key for Google", ("AIza", "GOCSPX-"), r"\bAIza[0-9A-Za-z_-]{35}|(?<![\w-])GOCSPX-[0-9A-Za-z_-]{20,}"),
    ("a key for payments", ("k_live_", "k_test_"), r"\b(?:sk|rk)_(?:live|test)_[0-9A-Za-z]{16,}"),
    ("a key for a language model", ("sk-",), r"(?<![\w-])sk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}"),
    ("a token for a package registry", ("npm_", "pypi-"), r"\bnpm_[A-Za-z0-9]{36}\b|(?<![\w-])pypi-[A-Za-z0-9_-]{50,}"),
    ("a token for a host of models", ("hf_",), r"\bhf_[A-Za-z0-9]{30,}\b"),
    ("a key for sending mail", ("SG.", "key-"), r"(?<![\w-])SG\.[\w-]{16,32}\.[\w-]{30,64}|\bkey-[0-9a-f]{32}\b"),
    ("a key for storage", ("AccountKey=",), r"\bAccountKey=[A-Za-z0-9+/]{40,}"),
    ("a token of a web service", ("eyJ",), r"(?<![\w-])eyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{10,}"),
)
FORMS = tuple((what, letters, re.compile(form)) for what, letters, form in _ISSUED)

#: A word for a secret, a sign, and something without spaces that has both letters and digits.
_WORDS = ("pass", "pwd", "key", "secret", "token")
CALLED = re.compile(
    r"(?<![A-Za-z])(?:pass(?:word|code|wd|phrase)|pwd|api[ _-]?key|secret[ _-]?(?:access[ _-]?)?key|secret(?= ?[:=])"
    r"|client[ _-]?secret|(?:access|auth)[ _-]?token)"
    r"[\"'`*]{0,3}[ \t]{0,3}(?:[:=]|is)[ \t]{0,3}[\"'`*]{0,3}([^\s\"'`*<>,;]{6,200})",
    re.IGNORECASE,
)
#: As programs are told a secret: SCHOOL_PASSWORD=...
SET = re.compile(r"(?<![A-Za-z0-9_])[A-Z0-9_]{0,40}(?:PASSWORD|SECRET|TOKEN|API_KEY)=[\"']?(?![\"'$<{*])(\S{6,200})")
IN_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://([^\s/?#@:<>]{1,100}):([^\s/?#@<>]{1,200})@[^\s/@]", re.IGNORECASE)
IN_QUERY = re.compile(
    r"[?&](?:password|passwd|pwd|access_token|auth_token|api_?key|client_secret|sig)=([^\s&#\"'<>)]{6,500})", re.IGNORECASE
)


def secrets(text: str) -> Iterator[Detection]:
    """What opens a door. The sightings never repeat it: a report is public as well."""
    for what, letters, form in FORMS:
        if any(piece in text for piece in letters):
            for match in form.finditer(text):
                yield Detection("E085", match.start(), match[0], f"{match[0][:4]}…, {what}")
    folded = text.lower()
    has_word = any(word in folded for word in _WORDS)
    for match in CALLED.finditer(text) if has_word else ():
        if any(c.isdigit() for c in match[1]) and any(c.isalpha() for c in match[1]):
            yield Detection("E085", match.start(), match[0], f"{text[match.start() : match.start(1)]}…")
    for match in SET.finditer(text) if has_word and "=" in text else ():
        yield Detection("E085", match.start(), match[0], f"{text[match.start() : match.start(1)]}…")
    for match in IN_ADDRESS.finditer(text) if "@" in text else ():
        yield Detection("E086", match.start(), match[0], f"{text[match.start() : match.start(2)]}…@")
    for match in IN_QUERY.finditer(text) if "?" in text or "&" in text else ():
        yield Detection("E086", match.start(), match[0], f"{text[match.start() : match.start(1)]}…")
