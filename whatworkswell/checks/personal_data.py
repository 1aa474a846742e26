"""Nothing in a case may tell who a pupil is, how to reach a person, or how to get in: not in its text, not in its files."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from urllib.parse import unquote

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.reader import Loc, Place, Reading, dotted
from whatworkswell.case.repository import Case
from whatworkswell.case.trial import Trial
from whatworkswell.problems.problem import Problem, problem

from .attachments.limits import KINDS, MAX_TEXT
from .attachments.text import texts
from .files import MOST_TOLD
from .personal.detect import line_starts, look, look_at_file_name, look_at_picture, place_of
from .personal.detection import Detection

#: Keys whose texts name schools and places, which are often called after somebody.
_NAMES_OF_BODIES = frozenset(("name", "alliance", "local_authority"))
#: Between two facts: no frame reaches over an empty line.
_APART = "\n\n"
#: What reads otherwise than it is written: entities, backslashes, HTML. Without these one look is enough.
_WRITTEN_OTHERWISE = re.compile(r"&#?\w{1,31};|\\[!-/:-@\[-`{-~]|<[a-zA-Z/]")
_ROWS = re.compile(r"</?(?:thead|tbody)>|<t[rdh](?: [^>]*)?>")
_INLINE = re.compile(r"</?(?:a|abbr|b|code|del|dl|em|i|kbd|s|strong|sub|sup)(?: [^>]*)?>")
_TAG = re.compile(r"<[^>]*>")


def check(case: Case) -> Iterator[Problem]:
    """What is found in one case, each thing once for each of its files."""
    names = case.attachments[:MOST_TOLD]
    inside = {name: list(texts(case.folder / name, names)) for name in names if name.rpartition(".")[2] in KINDS}
    length = sum(len(text) for pieces in inside.values() for _, text in pieces)
    if length > MAX_TEXT:
        yield problem("E049", case.path, advice="text-together", count=f"{length:,}", most=f"{MAX_TEXT:,}")
        inside = {}
    seen: set[tuple[str, str, str]] = set()
    for path, at, field, sighting in _sightings(case, inside):
        key = (path, sighting.code, sighting.found)
        if key not in seen:
            seen.add(key)
            yield problem(sighting.code, path, at, field=field, found=sighting.found)


def _sightings(case: Case, inside: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, Place, str, Detection]]:
    folder = case.path.rpartition("/")[0]
    for at, field, sighting in (*_facts(case.reading), *_account(case)):
        yield case.path, at, field, sighting
    for name in case.attachments[:MOST_TOLD]:
        path = f"{folder}/{name}"
        for sighting in look_at_file_name(name):
            yield path, (1, 1), "", sighting
        for where, text in inside.get(name, ()):
            for sighting in look(text):
                yield path, (1, 1), where, sighting
    for trial in case.trials:
        for at, field, sighting in _facts(trial.reading):
            yield trial.path, at, field, sighting


def check_trial(trial: Trial) -> Iterator[Problem]:
    """What is found in one trial."""
    for at, field, sighting in _facts(trial.reading):
        yield problem(sighting.code, trial.path, at, field=field, found=sighting.found)


def _facts(reading: Reading) -> Iterator[tuple[Place, str, Detection]]:
    """The facts: read as two texts, those that name bodies and all others, because many small ones take longer."""
    found = list(_texts(reading.data, ()))
    for is_name in (False, True):
        of_kind = [(loc, text) for loc, text in found if (_key(loc) in _NAMES_OF_BODIES) == is_name]
        starts = list(accumulate((len(text) + len(_APART) for _, text in of_kind), initial=0))
        for sighting in look(_APART.join(text for _, text in of_kind), is_name=is_name):
            loc = of_kind[bisect_right(starts, sighting.start) - 1][0]
            yield reading.place(loc), dotted(loc), sighting


def _key(loc: Loc) -> str:
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


def _texts(tree: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text among the facts, unknown keys' too."""
    if isinstance(tree, str):
        yield loc, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts(value, (*loc, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _texts(value, (*loc, index))


def _account(case: Case) -> Iterator[tuple[Place, str, Detection]]:
    """The account as it is written, then as it is read: a sign may be written as code, or in two pieces."""
    body, first = case.reading.body, case.reading.body_line
    for at, sighting in _placed(body, look(body, is_markdown=True), first):
        yield at, "account", sighting
    for link in case.account.links:
        at = (link.line + first - 1, link.column)
        for sighting in (*look_at_picture(link.alt), *look(unquote(link.href), is_name=True)):
            yield at, "account", sighting
    if not _WRITTEN_OTHERWISE.search(body):
        return
    places = {finding.found: (finding.line + first - 1, finding.column) for finding in case.account.findings}
    lines = {heading.text: heading.line for heading in case.account.headings}
    parts = [*((SECTIONS[id], written) for id, written in case.account.sections.items()), ("", case.account.notes)]
    for label, written in parts:
        for sighting in look(_plain(written)):
            start = body.find(sighting.words)
            if start >= 0:
                at = next(_placed(body, [Detection("", start, "")], first))[0]
            else:
                at = places.get(sighting.words, (lines.get(label, 1) + first - 1, 1))
            yield at, "account", sighting


def _placed(text: str, sightings: Iterable[Detection], first: int) -> Iterator[tuple[Place, Detection]]:
    """Each sighting with its line, counted from `first`, and its column."""
    starts: list[int] = []
    for sighting in sightings:
        starts = starts or line_starts(text)
        line, column = place_of(sighting.start, starts)
        yield (line + first - 1, column), sighting


def _plain(written: str) -> str:
    """The text of clean HTML: cells of a table apart by tabs, its rows and all other blocks by line breaks."""
    tables = _ROWS.sub("", written.replace("\n", " ")).replace("</td>", "\t").replace("</th>", "\t").replace("</tr>", "\n")
    return html.unescape(_TAG.sub("\n", _INLINE.sub("", tables)))
