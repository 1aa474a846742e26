"""Trials of any bytes: the checker never raises and points at what is there; what is scaffolded or formatted says the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from tests.property.cases import FRONTS, case, told, woven
from tests.property.test_frontmatter import PRINTABLE
from tests.tools.properties import examples
from tests.unit.cases import make_repository
from whatworkswell.authoring.trial_scaffold import trial_text
from whatworkswell.case.formatting import UnformattedError, formatted_trial
from whatworkswell.case.front_matter.reader import Tree
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.trial import trial_of
from whatworkswell.kit.settings import PageSettings
from whatworkswell.problems.reporting import FORMATS
from whatworkswell.topics.case_page.page import case_page, render_case

QUICK = examples(150)
SOUND = case(
    b"---\nschema: 1\ntitle: Made up\nsummary: Made up.\norigin: documented\nsources: [{ref: made-up}]\nphases: [primary]\n"
    b"subjects: [english]\napproaches: [joint-planning]\nlicence: CC-BY-4.0\nstarted: 2012\n---\n\n## What we did\n\nMade up.\n"
)
PIECES = "school name like when phases context setting changes outcome note contact url permissions school_approved".split()
TRIALS = st.one_of(FRONTS, woven([*PIECES, *(f"{piece}:" for piece in PIECES), "{", "}", "[", "]", ",", "true", "2024", "mixed"]))


def judged(raw: bytes) -> None:
    trial = trial_of(raw, "cases/made-up/trials/made-up.yml", packaged())
    tried = replace(SOUND, trials=(trial,))
    found = [p for p in told(tried) if p.path == trial.path]
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in found:
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1
        assert problem.message
        assert problem.mend
    for form in FORMATS.values():
        form(found).encode("utf-8")
    assert render_case(case_page(tried, repository=make_repository(tried), related=(), settings=PageSettings(year=2026)))


@QUICK
@given(st.binary(max_size=300))
@example(b"")
@example(b"---\n---\n")
@example(b"school:\n  name:\n  like:\n")
def test_any_bytes(raw: bytes) -> None:
    judged(raw)


@QUICK
@given(TRIALS)
@example("{")
@example("---")
@example("when: [\n")
def test_any_facts(text: str) -> None:
    judged(text.encode())


@QUICK
@given(TRIALS)
def test_formatting_twice_is_formatting_once(text: str) -> None:
    try:
        once = formatted_trial(text.encode(), "x")
    except UnformattedError:
        return
    assert formatted_trial(once.encode(), "x") == once


TEXTS = st.text(PRINTABLE.filter(lambda c: c not in "<>"), min_size=1, max_size=80).filter(lambda t: " ".join(t.split()))
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "school": st.one_of(st.fixed_dictionaries({"name": TEXTS}), st.fixed_dictionaries({"like": TEXTS})),
        "when": st.sampled_from(["2024", "2024-03", "2024-03-05"]),
        "phases": st.lists(st.sampled_from(["primary", "special", "post-16"]), min_size=1, unique=True),
        "context": st.fixed_dictionaries({"school": st.fixed_dictionaries({"setting": st.sampled_from(["urban", "rural"])})}),
        "changes": TEXTS,
        "outcome": st.sampled_from(["mixed", "worse"]),
        "note": TEXTS,
        "permissions": st.just({"school_approved": "true", "no_pupil_identifiable": "true"}),
    },
)


@examples(200)
@given(FACTS)
def test_what_is_scaffolded_is_read_as_it_was_given_and_only_blanks_are_left(facts: dict[str, Tree]) -> None:
    text = trial_text(facts, packaged())
    trial = trial_of(text.encode("utf-8"), str(Path("cases/made-up/trials/made-up.yml")), packaged())
    assert {p.code for p in trial.problems} <= {"E013"}
    assert _plain({key: value for key, value in trial.reading.data.items() if key in facts}) == _plain(facts)
    assert formatted_trial(text.encode(), "x") == text


def _plain(tree: Tree) -> Tree:
    """Without the blanks, and with white space as the model takes it."""
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items() if value}
    return [_plain(item) for item in tree] if isinstance(tree, list) else " ".join(tree.split())
