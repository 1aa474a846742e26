"""The forms ask for everything that the models hold, by their own words, and every control can be found and is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.tools.reading import reading_age
from whatworkswell.authoring.form.page import share_form, trial_form
from whatworkswell.authoring.guide.examples import load
from whatworkswell.authoring.scaffold import NOT_ASKED
from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.trial import TrialRecord
from whatworkswell.kit.settings import PageSettings

SETTINGS = PageSettings(2026, submissions_email="practice@example.org", repo_url="https://github.com/example/practice")


def opened(html: str) -> LexborHTMLParser:
    """A form with what stands in its templates, which a parser keeps apart, in their place."""
    return LexborHTMLParser(html.replace("<template>", "<div>").replace("</template>", "</div>"))


ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = load(ROOT, packaged())["good"]
CASE = opened(share_form(packaged(), SETTINGS, EXAMPLE))
TRIAL = opened(trial_form(packaged(), SETTINGS))
FORMS = {"case": (CASE, tree()), "trial": (TRIAL, tree(TrialRecord))}


def answers(part: Key, path: str = "") -> Iterator[tuple[str, Key]]:
    """Every key that somebody types or chooses, by the name of its control."""
    for key in part.keys:
        here = f"{path}{key.name}"
        if key.keys:
            yield from answers(key, f"{here}.{{n}}." if key.many else f"{here}.")
        else:
            yield (f"{here}.{{n}}" if key.many and not key.vocabulary else here), key


@pytest.mark.parametrize("form", FORMS)
def test_every_key_is_asked_with_its_own_words(form: str) -> None:
    page, keys = FORMS[form]
    asked = {node.attributes["name"] for node in page.css("input[name], select[name], textarea[name]")}
    wanted = {name: key for name, key in answers(keys) if name.split(".")[0] not in NOT_ASKED}
    sections = set(SECTIONS) if form == "case" else {"case"}
    assert asked == set(wanted) | sections
    text = page.body.text()
    for key in wanted.values():
        assert key.label in text
        assert key.description in text or key.name == "file"


@pytest.mark.parametrize("form", FORMS)
def test_every_control_has_one_label_and_its_own_id(form: str) -> None:
    page, _ = FORMS[form]
    ids = Counter(node.attributes["id"] for node in page.css("[id]"))
    assert [id for id, count in ids.items() if count > 1] == []
    labels = Counter(node.attributes["for"] for node in page.css("label[for]"))
    for control in page.css("input:not([type=hidden]), select, textarea"):
        assert labels[control.attributes["id"]] == 1, control.html
    described = {id for node in page.css("[aria-describedby]") for id in node.attributes["aria-describedby"].split()}
    assert described <= set(ids)


def test_what_is_needed_is_said() -> None:
    for path in set(REQUIRED["submitted"]) - {*NOT_ASKED, "context.school.setting"}:
        ask = CASE.css_first(f'[data-ww-ask="{path}"]')
        assert "(needed)" in ask.css_first(".ww-ask__label").text(), path
    assert "(optional)" in CASE.css_first('[data-ww-ask="alliance"] .ww-ask__label').text()


def test_each_part_of_the_account_has_an_example_that_says_it_is_made_up() -> None:
    for id, html in EXAMPLE.account.sections.items():
        shown = CASE.css_first(f'[data-ww-section="{id}"] details')
        assert "made up" in shown.css_first("summary").text()
        assert html in (shown.html or "")
    assert EXAMPLE.front.key_points[0] in CASE.css_first('[data-ww-ask="key_points"] details').text()


def test_each_step_of_each_chapter_is_a_screen() -> None:
    titles = [node.text() for node in CASE.css("[data-ww-step] > h2")]
    assert titles == [*(step.title for chapter in CHAPTERS for step in chapter.steps), "Check and send"]
    assert CASE.css_first("[data-ww-step] .ww-kicker").text() == f"Chapter 1 of {len(CHAPTERS)}: {CHAPTERS[0].title}"


@pytest.mark.parametrize("form", FORMS)
def test_what_a_site_does_not_have_is_not_offered(form: str) -> None:
    bare = PageSettings(2026)
    text = share_form(packaged(), bare, EXAMPLE) if form == "case" else trial_form(packaged(), bare)
    assert "mailto:" not in text
    assert "GitHub" not in text
    assert "You hear from us" not in text


@pytest.mark.parametrize("form", FORMS)
def test_it_is_written_plainly(form: str) -> None:
    page, _ = FORMS[form]
    said = [
        node.text()
        for node in page.css(".ww-begin p, .ww-way p, .ww-way .ww-quiet, .ww-next li, .ww-next p, [data-ww-without] p")
    ]
    assert reading_age("\n\n".join(said)) <= 12.5
