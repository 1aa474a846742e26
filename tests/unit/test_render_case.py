"""The page of a case: what it says, what it says is missing, and that nothing an author wrote becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.unit.cases import REPORT, make_case, make_repository
from tests.unit.full_case import FRONT, full_case, full_page
from whatworkswell.case.references import Name, Reference, Rights
from whatworkswell.case.register import Entry
from whatworkswell.kit.cite import cite_case, reference_html
from whatworkswell.kit.settings import PageSettings
from whatworkswell.topics.case_page.page import case_page, render_case

SETTINGS = PageSettings(2026, site_name="What works well")
GOLDEN = Path(__file__).parent / "golden" / "case.html"


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., LexborHTMLParser]:
    """Render a case made from front matter and a body."""

    def render(
        front: str = "", body: str = "## What we did\n\nThey planned.\n", settings: PageSettings = SETTINGS, **more: object
    ) -> LexborHTMLParser:
        case = make_case(tmp_path, front, body, **more)  # type: ignore[arg-type]
        html = render_case(case_page(case, repository=make_repository(case), related=(), settings=settings))
        return LexborHTMLParser(html)

    return render


def text(page: LexborHTMLParser, selector: str = "article") -> str:
    return " ".join(" ".join(node.text() for node in page.css(selector)).split())


def test_the_golden_page(tmp_path: Path) -> None:
    html = render_case(full_page(*full_case(tmp_path)))
    # The other names of the terms are the vocabularies' own, and grow with them.
    html = re.sub(r"(Other words for it: ).*(\.</p>)", r"\1...\2", html)
    assert html == GOLDEN.read_text(encoding="utf-8")


def test_the_same_case_makes_the_same_bytes(tmp_path: Path) -> None:
    case = make_case(tmp_path, FRONT)
    pages = {render_case(case_page(case, repository=make_repository(case), related=(), settings=SETTINGS)) for _ in range(3)}
    assert len(pages) == 1


def test_plain_text_is_escaped_and_never_a_template(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page('title: A & B {{ 7 * 7 }} "quoted"\nsummary: "{% raw %} ${7*7} \'quoted\'"')
    assert shown.css_first("h1").text() == 'A & B {{ 7 * 7 }} "quoted"'
    assert "{% raw %} ${7*7} 'quoted'" in text(shown, ".ww-lead")
    assert not shown.css("script")


def test_outcome_and_strength_are_words(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page("outcome: no-change\nevidence: [{kind: survey, measure: trust}]")
    assert text(shown, ".ww-verdict .ww-outcome") == "No change"
    assert text(shown, ".ww-verdict .ww-strength") == "Reported"


def test_an_absent_outcome_says_so(page: Callable[..., LexborHTMLParser]) -> None:
    assert text(page(), ".ww-verdict .ww-outcome") == "Not stated"


def test_the_age_of_a_source_is_counted_from_the_year_of_the_build(page: Callable[..., LexborHTMLParser]) -> None:
    assert "Published 2012, 14 years ago." in text(page(), ".ww-verdict")


def test_an_undated_source_says_so(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    undated = make_repository(case, references={REPORT.id: REPORT.model_copy(update={"issued": None})})
    html = render_case(case_page(case, repository=undated, related=(), settings=SETTINGS))
    assert "Undated." in html
    assert "years ago" not in html


def test_what_is_not_recorded_is_one_sentence(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page("regions: [london]")
    sentence = text(shown, ".ww-unrecorded")
    assert sentence.startswith("What the source does not record: the year groups, how many took part,")
    assert sentence.endswith("and whether lessons were recorded.")
    assert "the region" not in sentence
    assert len(shown.css(".ww-unrecorded")) == 1


def test_what_does_not_apply_is_one_line(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page("context: {school: {setting: urban, size: not-applicable, eal: not-applicable}}")
    assert "Does not apply here Size and pupils with English as an additional language" in text(shown, ".ww-context")


def test_evidence_does_not_repeat_the_only_source(page: Callable[..., LexborHTMLParser]) -> None:
    entry = "evidence: [{kind: survey, measure: trust, ref: report-2012}]"
    assert "Source" not in text(page(entry), ".ww-evidence")


def test_absent_sections_keep_their_place_in_one_line(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page(body="## Why\n\nx\n\n## What happened\n\ny\n")
    order = [node.attributes["id"] for node in shown.css(".ww-account [id]")]
    sections = (
        "why",
        "what-we-did",
        "what-happened",
        "what-made-the-difference",
        "what-did-not-work",
        "if-you-try-this",
        "what-next",
    )
    assert order == [f"case-{id}" for id in sections]
    lines = [" ".join(node.text().split()) for node in shown.css(".ww-account .ww-absent")]
    assert lines == [
        "What we did The source does not say.",
        "What made the difference \u00b7 What did not work \u00b7 If you try this \u00b7 What next The source does not say.",
    ]


def test_a_prediction_is_told_and_not_drawn(page: Callable[..., LexborHTMLParser]) -> None:
    keys = "kind: test-result, measure: pass rate, value: 93, unit: per cent, measures: level, compared_value: 79"
    assert not (shown := page(f"evidence: [{{{keys}, compared_with: predicted}}]")).css("svg")
    assert "93 per cent where 79 per cent had been predicted" in text(shown, ".ww-evidence")


def test_a_brief_record_says_that_it_is_one(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page()
    assert text(shown, ".ww-kicker__kind") == "Brief record"
    assert "The source says little about this one." in text(shown)


@pytest.mark.parametrize(
    ("front", "more", "kind"),
    [
        ("", "## Why\n\nTo talk more.\n", "Brief record"),
        ("", "## What happened\n\nThey talked.\n", "Case"),
        ("key_points: [Plan together., Talk first.]", "", "Case"),
    ],
)
def test_a_case_is_brief_only_while_it_tells_no_more_than_what_and_why(
    page: Callable[..., LexborHTMLParser], front: str, more: str, kind: str
) -> None:
    shown = page(front, f"## What we did\n\nThey planned.\n\n{more}")
    assert text(shown, ".ww-kicker__kind") == kind


def test_a_retired_case_says_why_and_leads_on(tmp_path: Path) -> None:
    entry = Entry("a-case", stage="retired", retired_reason="The school has changed its way.", replaced_by="newer-case")
    case, newer = make_case(tmp_path, entry=entry), make_case(tmp_path, "title: Talk, again", slug="newer-case")
    shown = LexborHTMLParser(render_case(case_page(case, repository=make_repository(case, newer), related=(), settings=SETTINGS)))
    said = text(shown, ".ww-case__head > .ww-note")
    assert said.endswith("no longer recommended. The school has changed its way. See instead: Talk, again.")
    assert [link.attributes["href"] for link in shown.css(".ww-note a")] == ["../../cases/newer-case/"]


@pytest.mark.parametrize(
    ("approach", "pages", "shown"),
    [
        ("lesson-study", {"evidence/does-it-work.md"}, ["../../evidence/does-it-work/"]),
        ("lesson-study", set(), []),
        ("joint-planning", {"evidence/does-it-work.md"}, []),
    ],
)
def test_a_case_of_lesson_study_leads_to_the_trials_where_there_is_such_a_page(
    tmp_path: Path, approach: str, pages: set[str], shown: list[str]
) -> None:
    front = f"approaches: [{approach}]\nevidence: [{{kind: teacher-report, measure: confidence}}]"
    case = make_case(tmp_path, front)
    repository = replace(make_repository(case), pages=frozenset(pages))
    page = LexborHTMLParser(render_case(case_page(case, repository=repository, related=(), settings=SETTINGS)))
    assert [link.attributes["href"] for link in page.css(".ww-evidence .ww-quiet a")] == shown


@pytest.mark.parametrize(("stage", "asked"), [("approved", ["We adapted this", "We tried this"]), ("retired", [])])
def test_nobody_is_asked_to_try_what_is_retired(tmp_path: Path, stage: str, asked: list[str]) -> None:
    case = make_case(tmp_path, entry=Entry("a-case", stage=stage))
    pages = replace(make_repository(case), pages=frozenset({"share/form.md", "share/trial.md"}))
    shown = LexborHTMLParser(render_case(case_page(case, repository=pages, related=(), settings=SETTINGS)))
    assert [link.text() for link in shown.css(".ww-your-turn a")] == asked


def test_blank_settings_hide_their_controls(page: Callable[..., LexborHTMLParser]) -> None:
    about = text(page(), ".ww-about")
    assert "Something wrong" not in about


def test_every_github_way_has_a_twin_by_e_mail(page: Callable[..., LexborHTMLParser]) -> None:
    settings = replace(SETTINGS, repo_url="https://github.com/example/practice", submissions_email="practice@example.org")
    links = [node.attributes["href"] for node in page(settings=settings).css(".ww-about dd a")]
    assert links == [
        "mailto:practice@example.org",
        "https://github.com/example/practice/edit/main/cases/a-case/index.md",
        "mailto:practice@example.org?subject=A%20change%20to%3A%20Talk%20before%20writing",
    ]


def test_the_outline_names_what_is_in_the_page_in_its_order(tmp_path: Path) -> None:
    page = full_page(*full_case(tmp_path))
    ids = [node.attributes["id"] for node in LexborHTMLParser(render_case(page)).css("h2[id]")]
    assert [entry.id for entry in page.outline] == ids
    assert [child.id for entry in page.outline for child in entry.children] == ["case-a-lesson"]


def test_ids_are_unique_and_an_author_cannot_take_the_pages_own(tmp_path: Path) -> None:
    case, repository = full_case(tmp_path)
    titles = [entry.title for entry in full_page(case, repository).outline if not entry.id.startswith("case-")]
    body = "## What we did\n\n" + "\n\n".join(f"### {title}\n\nx" for title in titles)
    again = make_case(tmp_path, FRONT, body, slug="again")
    shown = LexborHTMLParser(render_case(full_page(again, repository)))
    ids = [node.attributes["id"] for node in shown.css("[id]")]
    assert len(ids) == len(set(ids))


def test_the_search_learns_labels_kind_and_other_names(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page()
    marks = {(node.attributes["data-pagefind-filter"], node.attributes["value"]) for node in shown.css("[data-pagefind-filter]")}
    assert ("kind[value]", "case") in marks
    assert ("subject[value]", "English") in marks
    assert ("outcome[value]", "Not stated") in marks
    assert "literacy" in text(shown, "p[hidden]").lower()


def test_a_reference_is_cited_on_one_line() -> None:
    paper = Reference.model_validate(
        {
            "id": "p", "type": "article-journal", "title": "A paper", "issued": {"date-parts": [[2016]]},
            "author": [{"family": "Hadfield", "given": "M."}, {"family": "Jopling", "given": "M."}],
            "container-title": "A journal", "volume": 60, "issue": 2, "page": "203-214", "DOI": "10.1/x",
        }
    )  # fmt: skip
    html = LexborHTMLParser(reference_html(paper))
    assert html.text() == "Hadfield, M. and Jopling, M. (2016) A paper. A journal, 60(2), pp. 203\u2013214."
    assert html.css_first("a").attributes["href"] == "https://doi.org/10.1/x"


def test_a_work_without_authors_is_cited_by_its_publisher() -> None:
    handout = Reference(id="h", type="report", title="A handout", publisher="A department")
    named = handout.model_copy(update={"author": (Name(literal="A team"),)})
    said = [LexborHTMLParser(reference_html(reference)).text() for reference in (handout, named)]
    assert said == ["A department (undated) A handout.", "A team (undated) A handout. A department."]


def test_a_case_is_cited_with_the_year_it_was_published(tmp_path: Path) -> None:
    settings = replace(SETTINGS, site_url="https://practice.example.org", alliance_name="An alliance")
    case = make_case(tmp_path, entry=Entry("a-case", first_published="2025-06-01"))
    known = {REPORT.id: REPORT}
    begins = "\u2018Talk before writing\u2019 (2025), after A college (2012). What works well"
    assert cite_case(case, known, settings) == f"{begins}, An alliance. https://practice.example.org/cases/a-case/"
    assert cite_case(case, known, SETTINGS) == f"{begins}."
    named = replace(SETTINGS, alliance_name="An alliance", publisher="A trust", editors="A. Reader")
    assert cite_case(case, known, named) == f"{begins}, edited by A. Reader, A trust."
    assert cite_case(case, {}, SETTINGS) == "\u2018Talk before writing\u2019 (2025). What works well."


def test_a_documented_case_says_that_nobody_asked_the_school(page: Callable[..., LexborHTMLParser]) -> None:
    said = text(page(), ".ww-verdict__whose")
    assert said.startswith("Written from a published source; the school has not been asked.")
    assert "this site's own judgement and not the school's" in said
    labels = [node.text() for node in page(slug="b-case").css(".ww-verdict dt")]
    assert labels[:2] == ["Outcome, as we read it", "Strength of evidence, as we read it"]


def test_several_schools_have_not_been_asked_either(page: Callable[..., LexborHTMLParser]) -> None:
    assert "the schools have not been asked. " in text(page("scale: {schools: 2}"), ".ww-verdict__whose")


def test_a_school_that_wrote_its_case_was_asked_and_is_told_nothing(tmp_path: Path) -> None:
    shown = LexborHTMLParser(render_case(full_page(*full_case(tmp_path))))
    assert not shown.css(".ww-verdict__whose, .ww-rights")
    assert "as we read it" not in text(shown, ".ww-verdict")


@pytest.mark.parametrize("pages", [frozenset(), frozenset({"share/corrections.md"})])
def test_a_school_can_object_where_the_site_says_how(tmp_path: Path, pages: frozenset[str]) -> None:
    case = make_case(tmp_path)
    site = replace(make_repository(case), pages=pages)
    shown = LexborHTMLParser(render_case(case_page(case, repository=site, related=(), settings=SETTINGS)))
    links = [link.attributes["href"] for link in shown.css(".ww-verdict__whose a")]
    assert links == ["../../share/corrections/#schools"] * len(pages)


def test_a_documented_case_is_unchecked_until_somebody_compares_it_with_its_source(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page()
    assert "Not yet checked against its source" in text(shown, ".ww-verdict__cell--unchecked")
    assert "Not yet checked against its source" in text(shown, ".ww-about")
    assert "Not reviewed yet" not in text(shown)


def test_a_checked_case_says_when_and_at_its_foot_by_whom(page: Callable[..., LexborHTMLParser]) -> None:
    shown = page(entry=Entry("a-case", source_checked="2026-11-05", checked_by="An editor & a reader"))
    assert "Checked against its source, November 2026" in text(shown, ".ww-verdict__cell--checked")
    assert "Checked against its source, November 2026, by An editor & a reader" in text(shown, ".ww-about")
    assert not shown.css(".ww-verdict__cell--candidate, .ww-verdict__cell--unchecked")


def test_a_retired_case_is_retired_whoever_checked_it(page: Callable[..., LexborHTMLParser]) -> None:
    entry = Entry("a-case", "retired", retired_reason="Gone", source_checked="2026-11-05", checked_by="An editor")
    assert text(page(entry=entry), ".ww-verdict__cell--retired .ww-verdict__word") == "Retired"


def test_a_documented_case_carries_the_rights_of_its_source(tmp_path: Path) -> None:
    rights = Rights(
        written_by="Staff", published_by="A college", terms="All rights reserved.", taken="Facts.", not_taken="Pictures."
    )
    case = make_case(tmp_path)
    site = make_repository(case, references={REPORT.id: REPORT.model_copy(update={"rights": rights})})
    shown = LexborHTMLParser(render_case(case_page(case, repository=site, related=(), settings=SETTINGS)))
    box = text(shown, ".ww-about details.ww-rights")
    for part in ("after A college (2012)", "Staff", "All rights reserved.", "Facts.", "Pictures."):
        assert part in box
    assert "for the words of this page. It was written after A college (2012)" in text(shown, ".ww-about > .ww-facts")


@pytest.mark.parametrize(
    ("settings", "link"),
    [
        ({"contact": "https://trust.example.org/ask", "submissions_email": "a@example.org"}, "https://trust.example.org/ask"),
        ({"contact": "ask@example.org"}, "mailto:ask@example.org"),
        ({"submissions_email": "a@example.org"}, "mailto:a@example.org"),
    ],
)
def test_without_a_contact_of_the_school_the_editors_answer(
    page: Callable[..., LexborHTMLParser], settings: dict[str, str], link: str
) -> None:
    shown = page(settings=replace(SETTINGS, **settings))
    asked = [node for node in shown.css(".ww-about a") if node.text() == "The editors of this site"]
    assert [node.attributes["href"] for node in asked] == [link]


def test_where_nobody_answers_the_case_says_so(page: Callable[..., LexborHTMLParser]) -> None:
    assert "Whom to askNobody can be asked about this one." in text(page(), ".ww-about")


def test_the_school_answers_for_itself(tmp_path: Path) -> None:
    about = text(LexborHTMLParser(render_case(full_page(*full_case(tmp_path)))), ".ww-about")
    assert "Ask this school" in about
    assert "Whom to ask" not in about


def test_key_messages_are_credited_to_the_review_of_research(page: Callable[..., LexborHTMLParser]) -> None:
    said = text(page("key_messages: [2]"), "section[aria-labelledby=key-messages] > p")
    assert "University of Sussex" in said
    assert "review of research, with comments from five alliances" in said
