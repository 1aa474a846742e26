"""Read the issue that the event brought, as data, and make of it the answer to its author and, where all is there, the case.

Handed on are `answer`, and `slug` and `case` where nothing is left to mend. No token is needed here, and none given.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from escaping import code, plain
from findings import by_when, is_personal, things, told
from gh import hand_on, run
from withheld import quiet, sayable

from whatworkswell.authoring.document import Incoming
from whatworkswell.authoring.incoming import store
from whatworkswell.authoring.issue import read as issue
from whatworkswell.authoring.issue.form import options
from whatworkswell.authoring.questions import place_of
from whatworkswell.case import repository
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.problems.problem import PracticeError, Problem, errors

#: The longest case, in bytes: what another job is given must fit into one variable of its environment, of 128 KB.
LONGEST = 100_000
_HELLO = "Thank you for sharing this."
_EDIT = (
    "To change an answer, choose *Edit* behind the three dots at the top of the issue, and write below the heading that is "
    "named. Do it as often as you like; this comment is then written anew. If something is not clear, just ask here."
)
_INDEX = re.compile(r"\[\d+\]")
#: A case that no title has given a name.
_UNNAMED = re.compile(r"my-case(-\d+)?")


def main() -> None:
    """Hand on what there is to say and to write."""
    event = Path(os.environ["GITHUB_EVENT_PATH"])
    site = repository.load(Path.cwd().resolve())
    try:
        found = issue.read(event.read_bytes(), "The issue", site)
        slug = store.name_for(found, "", site)
        problems = store.judge(found, slug, site)
        if len(found.text.encode()) > LONGEST:
            raise PracticeError(f"The case is too long for an issue. Allowed: up to {LONGEST // 1000} KB.")
    except PracticeError as error:
        hand_on(slug="", case="", answer=f"{_HELLO}\n\nIt cannot be read yet: {plain(quiet(str(error)))}\n\n{_EDIT}\n")
        return
    is_whole = not errors(problems) and not found.left and not _UNNAMED.fullmatch(slug)
    case = {"slug": slug, "case": found.text} if is_whole else {"slug": "", "case": ""}
    hand_on(**case, answer=answer(found, slug, problems, site.vocabularies))


def answer(found: Incoming, slug: str, problems: list[Problem], words: Vocabularies) -> str:
    """The comment: what is missing, in the order in which it was asked, and what happens next."""
    placed = sorted(((place_of(p, found.text), p) for p in problems), key=lambda pair: pair[0])
    said = zip(placed, sayable(p for _, p in placed), strict=True)
    entries = [{**entry, "place": place.words, "allowed": quiet(_allowed(p, words))} for (place, p), entry in said]
    wrong = [entry for entry in entries if entry["severity"] == "error"]
    asked = [entry for entry in entries if entry["severity"] == "warning"]
    parts = [_HELLO]
    if wrong:
        parts += [f"### {things(len(wrong))} missing or to mend\n\n{told(wrong)}", _EDIT]
    elif _UNNAMED.fullmatch(slug):
        parts += ["### The title is missing\n\nPut what was done and where into the title of this issue.", _EDIT]
    elif not found.left:
        is_telling = any(is_personal(entry["code"]) and entry["field"] == "title" for entry in entries)
        named = "" if is_telling else f", as {code(slug)},"
        parts.append(f"### All is there\n\nA maintainer reads it next{named} and answers here{by_when()}.")
    if asked:
        parts.append(f"### {things(len(asked))} for whoever reviews it to look at\n\n{told(asked)}")
        parts.append("These are guesses and may be wrong.")
    if found.left:
        pieces = "\n".join(f"- {plain(quiet(piece))}" for piece in found.left[:10])
        parts.append(f"### Without a place\n\nThis stands where it belongs to no question. Move it, or take it out:\n\n{pieces}")
    return "\n\n".join(parts) + "\n"


def _allowed(p: Problem, words: Vocabularies) -> str:
    """What is allowed, in the words of the form."""
    key: Key | None = tree()
    for name in _INDEX.sub("", p.field).split("."):
        key = key.find(name) if key else None
    if p.allowed and key and key.vocabulary:
        return ", ".join(said for said, _ in options(key, words))
    return p.allowed


if __name__ == "__main__":
    run(main)
