"""The kinds of page that a reader meets: a new kind is a new line. And every page of the navigation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from whatworkswell.case.account.links import page_url

MKDOCS_YML = Path(__file__).resolve().parents[2] / "mkdocs.yml"

FULL_CASE = "cases/gateway-higham-lane-learning-detectives/"
MEASURED_CASE = "cases/southfields-belleville-phonics/"
BRIEF_CASE = "cases/denbigh-challney-video-diaries/"

KINDS = {
    "home": "",
    "search": "search/",
    "search with results": "search/?q=lesson+study&kind=case",
    "search without results": "search/?q=zzzz",
    "index of cases": "cases/",
    "case": FULL_CASE,
    "case with figures": MEASURED_CASE,
    "brief record": BRIEF_CASE,
    "newest cases": "newest/",
    "ways to browse": "browse/",
    "values of a facet": "browse/approach/",
    "cases of a value": "browse/approach/peer-observation/",
    "gap map": "gap-map/",
    "what did not work": "what-did-not-work/",
    "would it work here": "would-it-work-here/",
    "family tree": "family-tree/",
    "key messages": "jpd/key-messages/",
    "key message": "jpd/key-messages/9-student-participation/",
    "alliance": "jpd/alliances/gateway/",
    "comparison": "jpd/cpd-and-jpd/",
    "handbook, step": "handbook/lesson-study/steps/7/",
    "handbook, role": "handbook/lesson-study/roles/senior-leader/",
    "handbook, diagram": "handbook/lesson-study/cycle/",
    "handbook, approach": "handbook/other-approaches/peer-observation/",
    "sheet to print": "handbook/lesson-study/sheets/group-protocol/",
    "session": "sessions/headteacher-3/",
    "handout": "sessions/handouts/1/",
    "pack of pages": "sessions/pack/",
    "evidence, figures": "evidence/results/",
    "evidence, differences": "evidence/differences/",
    "glossary": "glossary/",
    "references": "references/",
    "share": "share/",
    "form": "share/form/",
    "commands": "share/commands/",
    "how to write a case": "share/good-case/",
    "way from a problem": "start/?aim=behaviour&for=primary&with=pair",
    "collections": "collections/",
    "collection": "collections/first-lesson-study/",
    "word form": "share/word/",
    "field reference": "share/fields/",
    "messages": "share/messages/",
    "tick lists": "share/reviewers/",
    "page of words": "about/privacy/",
    "not found": "404.html",
}


def in_navigation() -> list[str]:
    """The address of every page that mkdocs.yml's `nav` names."""
    with MKDOCS_YML.open("rb") as file:
        return [page_url(source) for source in _sources(yaml_load(file)["nav"])]


def _sources(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for value in entry.values():
            yield from _sources(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _sources(value)
