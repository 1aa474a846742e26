"""The field reference and the list of messages hold all that the checker goes by; the made-up examples pass it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from whatworkswell.authoring.guide import examples
from whatworkswell.authoring.guide.examples_view import PARTS
from whatworkswell.authoring.guide.examples_view import examples as shown
from whatworkswell.authoring.guide.field_reference import anchor, checker_messages, field_reference
from whatworkswell.case import repository
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.datafile import ChoiceError
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.trial import TrialRecord
from whatworkswell.kit.settings import PageSettings
from whatworkswell.kit.ways_to_share import FORM, TRIAL, WORD, ways_to_share
from whatworkswell.problems.problem import messages
from whatworkswell.site.check import check
from whatworkswell.topics.case_page.page import case_page, render_case

AGE = 12.5


def leaves(key: Key, path: str = "") -> Iterator[tuple[str, Key]]:
    for held in key.keys:
        here = f"{path}.{held.name}".lstrip(".")
        if held.kind == "part":
            yield from leaves(held, here)
        else:
            yield here, held


def text_at(reference: str, ident: str) -> str:
    """What stands at an anchor, up to the next heading where it is one."""
    if f"#{ident} }}" in reference:
        return reference.partition(f"#{ident} }}")[2].partition("\n#")[0]
    found = HTMLParser(reference).css_first(f'[id="{ident}"]')
    assert found is not None, ident
    return found.text()


@pytest.mark.parametrize(("top", "before"), [(tree(), ""), (tree(TrialRecord), "trial-")], ids=["case", "trial"])
def test_every_key_is_there_with_its_meaning(top: Key, before: str) -> None:
    reference = field_reference(packaged())
    for path, key in leaves(top):
        said = " ".join(HTMLParser(text_at(reference, anchor(path, before))).text().split())
        assert " ".join(key.description.split()) in said, path
        assert path in said
        assert key.vocabulary == "" or f'href="#words-{key.vocabulary}"' in reference


def test_every_word_is_there_with_its_meaning() -> None:
    reference = field_reference(packaged())
    named = {key.vocabulary for top in (tree(), tree(TrialRecord)) for _, key in leaves(top) if key.vocabulary}
    for name in named:
        said = HTMLParser(text_at(reference, f"words-{name}")).text()
        for term in packaged()[name].terms.values():
            assert term.id in said
            assert term.definition in said


def test_what_must_be_given_is_told() -> None:
    reference = field_reference(packaged())
    assert "Must be given." in text_at(reference, "field-title")
    assert "Must be given when a school shares its own case." in text_at(reference, "field-outcome")
    assert "Must be given when a case is told after a publication." in text_at(reference, "field-sources")
    assert "Must be given wherever you fill in “Schools”." in text_at(reference, "field-schools-name")
    assert "Must be given when a school shares its own case." in text_at(reference, "field-context-school").partition("<dl")[0]
    assert "May be left out." in text_at(reference, "field-cost")
    assert "up to 100 characters" in text_at(reference, "field-title")
    assert "2 to 3 of them" in text_at(reference, "field-key-points")


def test_every_message_is_there_once() -> None:
    page = HTMLParser(checker_messages())
    assert sorted(node.attributes["id"] or "" for node in page.css("div[id]")) == sorted(code.lower() for code in messages())
    for message in messages().values():
        said = page.css_first(f"#{message.code.lower()} dd").text().replace("\n", " ")
        assert message.text.partition("{")[0] in said
    assert page.css_first("#e009 var").text() == "what"


def test_the_examples_pass_the_checker(root: Path, tmp_path: Path) -> None:
    """Also the weak one: that a program is content does not make a case good, and the guide says so."""
    for name in examples.NAMES:
        copytree(root / examples.FOLDER / name, tmp_path / "cases" / f"made-up-{name}")
    (tmp_path / "mkdocs.yml").write_text("site_name: Made up\n", encoding="utf-8")
    (tmp_path / "docs/_data").mkdir(parents=True)
    (tmp_path / "docs/_data/references.yml").write_text("[]\n", encoding="utf-8")
    assert check(repository.load(tmp_path)) == []


def test_each_example_says_that_it_is_made_up(root: Path) -> None:
    cases = examples.load(root, packaged())
    for part in PARTS:
        page = HTMLParser(shown(cases, part, packaged()))
        assert len(page.css("figure")) == len(page.css("figcaption")) == 2
        assert all("Made up for teaching: no school wrote this" in caption.text() for caption in page.css("figcaption"))
        assert all(figure.css_first("figcaption + div") is not None for figure in page.css("figure"))
        assert page.css_first("[data-pagefind-ignore]") is not None
    with pytest.raises(ChoiceError, match="not a part of a case"):
        shown(cases, "wny", packaged())


def test_the_guide_shows_every_part(root: Path) -> None:
    guide = (root / "docs/share/good-case.md").read_text(encoding="utf-8")
    for part in PARTS:
        assert f'{{{{ examples("{part}") }}}}' in guide, part
    for section in SECTIONS:
        assert f"{{#{section}}}" in guide, section


def test_only_ways_that_there_are_are_shown() -> None:
    bare = ways_to_share(PageSettings(year=2026, base="../"), ())
    assert "Send it by e-mail" in bare
    assert "the people who run this site" in bare
    assert "Word form" not in bare.partition("Send it by e-mail")[0]
    assert "share/form/" not in bare
    assert "issues/new" not in bare
    settings = PageSettings(
        year=2026, base="../", repo_url="https://github.com/example/practice", submissions_email="a@example.org"
    )
    full = ways_to_share(settings, {FORM, TRIAL, WORD})
    for address in ("../share/form/", "../share/trial/", "../share/word/", "mailto:a@example.org", "practice/issues/new/choose"):
        assert address in full
    assert full.index("share/form/") < full.index("share/word/") < full.index("mailto:") < full.index("issues/new")


def test_the_page_of_a_case_leads_to_what_its_stage_means(root: Path) -> None:
    site = repository.load(root)
    case = site.cases["lt-authority-b"]

    def page(pages: frozenset[str]) -> str:
        held = replace(site, pages=pages)
        return render_case(case_page(case, repository=held, related=(), settings=PageSettings(year=2026)))

    assert 'href="../../share/review/#checked"' in page(site.pages)
    assert "share/review/" not in page(frozenset())
    for stage in ("checked", *site.vocabularies["stages"].terms):
        assert f"{{#{stage}}}" in (root / "docs/share/review.md").read_text(encoding="utf-8")


GUIDES = ("good-case", "review", "reviewers", "your-data", "corrections", "index")


@pytest.mark.parametrize("name", GUIDES)
def test_the_guides_can_be_read_by_anybody(root: Path, name: str) -> None:
    assert reading_age((root / f"docs/share/{name}.md").read_text(encoding="utf-8")) <= AGE
