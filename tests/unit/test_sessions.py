"""Sessions: minutes that add up, the rota, the page, the slides in both forms, and what the checker says of mistakes."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from click.testing import CliRunner
from pptx import Presentation
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from whatworkswell.case import references, repository
from whatworkswell.case.datafile import ChoiceError, DataError
from whatworkswell.cli import main
from whatworkswell.kit.office import Look
from whatworkswell.site.check import named_things
from whatworkswell.topics.collections import model as collection
from whatworkswell.topics.collections.model import titles
from whatworkswell.topics.handbook import model as handbook
from whatworkswell.topics.jpd import model as jpd
from whatworkswell.topics.sessions import check as checks
from whatworkswell.topics.sessions import handouts
from whatworkswell.topics.sessions import model as sessions
from whatworkswell.topics.sessions.deck import deck, present
from whatworkswell.topics.sessions.model import Session
from whatworkswell.topics.sessions.pages import SessionPages
from whatworkswell.topics.sessions.powerpoint import powerpoint

HEADS, NUMBER = "headteacher-3", "number-study"
AGE = 14


@pytest.fixture(scope="module")
def pages(root: Path) -> SessionPages:
    return SessionPages(repository.load(root), lambda: handbook.load(root), lambda: jpd.load(root), lambda: titles(root))


@pytest.fixture(scope="module")
def heads(root: Path) -> Session:
    return sessions.load(root)[HEADS]


def facilitators(pages: SessionPages, name: str) -> str:
    return pages.page(name, base="../../", cite=lambda ref: f"<cite>{ref}</cite>", share=lambda *_: "")


def changed(root: Path, tmp_path: Path, old: str, new: str) -> Path:
    copytree(root / sessions.FOLDER, tmp_path / sessions.FOLDER)
    path = tmp_path / sessions.FOLDER / f"{HEADS}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_headteachers_session_is_the_sources(heads: Session) -> None:
    """Slides 2 to 16 with the minutes that the source prints, and an item without a number between 14 and 15."""
    minutes = {item.id: item.minutes for item in heads.items}
    assert list(minutes.values()) == [5, 4, 2, 2, 5, 2, 2, 56, 3, 2, 3, 20, 2, 3, 4, 5]
    assert list(minutes) == [*(f"slide-{n}" for n in range(2, 15)), "handouts-5-and-6", "slide-15", "slide-16"]
    assert sum(minutes.values()) == heads.length == 120


def test_every_session_starts_each_item_when_the_last_one_ends(root: Path) -> None:
    for session in sessions.load(root).values():
        starts = [start for start, _ in session.timed()]
        assert starts[0] == 0
        assert starts == sorted(starts)
        assert starts[-1] + (session.items[-1].minutes or 0) == session.length


def test_the_rota_moves_every_job_on_by_one(heads: Session) -> None:
    """After the source: A tells, B asks, C notes, D keeps time; then B tells, C asks, D notes, A keeps time; and so on."""
    activity = next(item.activity for item in heads.items if item.activity)
    turns = [row for row in activity.rota() if row.jobs]
    assert ["".join(row.jobs[person][0] for person in "ABCD") for row in turns] == ["TANT", "TTAN", "NTTA", "ANTT"]
    jobs = [tuple(row.jobs[person] for person in "ABCD") for row in turns]
    assert jobs == [
        ("Tells", "Asks", "Notes", "Times"),
        ("Times", "Tells", "Asks", "Notes"),
        ("Notes", "Times", "Tells", "Asks"),
        ("Asks", "Notes", "Times", "Tells"),
    ]
    columns = [stretch.does for stretch in turns[2].stretches]
    assert [does["A"] for does in columns] == [
        "Make notes in column C.",
        "Note the answers in column C.",
        "Sum up column C, until all agree.",
    ]


def test_the_parts_of_slide_9_are_compared_with_its_minutes(heads: Session, pages: SessionPages) -> None:
    """5 + 7 + 4 x (3 + 3 + 2) + 3 + 10 = 57, and the slide has 56. With the summing up read as 2 + 2 it is 65."""
    item = next(item for item in heads.items if item.id == "slide-9")
    assert item.activity is not None
    rows = item.activity.rota()
    assert [row.minutes for row in rows] == [5, 7, 8, 8, 8, 8, 3, 10]
    assert (item.activity.minutes, item.difference) == (57, 1)
    assert sum(row.minutes for row in rows[1:-1]) == 42
    shown = HTMLParser(facilitators(pages, HEADS)).text()
    for told in (
        "The parts add up to 57 minutes. The slide has 56 minutes: 1 minute fewer",
        "makes 60",
        "42 minutes, not 45",
        "65",
    ):
        assert told in shown


def test_an_activity_that_fits_says_so(pages: SessionPages) -> None:
    assert "The parts add up to 20 minutes. That is what the slide has." in HTMLParser(facilitators(pages, NUMBER)).text()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    minutes: 56", "    minutes: 50", "the items add up to 114 minutes, 6 fewer than the length of 120"),
        ("    minutes: 56", "    minutes: 57", "the items add up to 121 minutes, 1 more than the length of 120"),
        ("length: 120", "length: 120.5", "length: "),
        ("    minutes: 56\n", "", "minutes: only a title slide needs none"),
        ("  - id: slide-3\n", "  - id: slide-2\n", "more than one item has the id slide-2"),
        ("          everyone: Read your own", "          all: Read your own", "extra inputs are not permitted"),
        ("            - {id: time, label: Times}\n", "", "must say what every job does"),
        ("people: [A, B, C, D]", "people: [A, B, C]", "turn needs a job for each person"),
        ("audience:", "audience: [", "is not YAML"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(root: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    path = changed(root, tmp_path, old, new)
    with pytest.raises(DataError) as error:
        sessions.load(tmp_path)
    assert said in str(error.value)
    assert re.match(re.escape(path.relative_to(tmp_path).as_posix()) + r":\d+:\d+  ", str(error.value))


def test_an_activity_that_does_not_fit_is_not_refused(root: Path, tmp_path: Path) -> None:
    changed(root, tmp_path, "          minutes: 7\n", "          minutes: 17\n")
    item = next(item for item in sessions.load(tmp_path)[HEADS].items if item.activity)
    assert item.difference == 11


def test_the_checker_is_content_with_the_real_sessions(root: Path) -> None:
    site = repository.load(root)
    assert checks.check(site, named_things(site)) == []


def test_a_file_alone_can_be_checked(root: Path) -> None:
    path = root / sessions.FOLDER / f"{HEADS}.yml"
    done = CliRunner().invoke(main, ["check", str(path)])
    assert (done.exit_code, done.stderr) == (0, "0 cases and 1 session checked, nothing to mend.\n")


def test_a_page_has_every_item_with_its_anchor(pages: SessionPages, heads: Session) -> None:
    text = facilitators(pages, HEADS)
    anchors = re.findall(r"^## .+ \{: #(\S+) \}$", text, re.MULTILINE)
    assert anchors == ["aims", "materials", "at-a-glance", *(item.id for item in heads.items), "source"]
    html = HTMLParser(text)
    idents = [node.attributes["id"] or "" for node in html.css("[id]")] + re.findall(r"\{: #(\S+) \}", text)
    assert [ident for ident, times in Counter(idents).items() if times > 1] == []
    assert len(html.css("[data-ww-timer]")) == 4 + 4 * 3
    rows = [row.text(separator=" ", strip=True) for row in html.css(".ww-glance-table tbody tr")]
    assert rows[7].startswith("minute 22 56 Slide 9")


def test_links_lead_to_pages_that_are_there(pages: SessionPages, root: Path) -> None:
    docs, cases = root / "docs", root / "cases"
    text = "".join(facilitators(pages, name) for name in (HEADS, NUMBER)) + "".join(
        pages.handout(name, base="../../", cite=str) for name in pages.handouts.by_id
    )
    made = {f"sessions/{name}/{what}" for name in (HEADS, NUMBER) for what in ("present", f"{name}.pptx")}
    made |= {f"collections/{name}" for name in collection.load(root)}
    for link in HTMLParser(text).css("a[href^='../']"):
        path = re.sub(r"^(\.\./)+", "", (link.attributes["href"] or "").partition("#")[0]).rstrip("/")
        if path in made or (path.startswith("cases/") and (cases / path.removeprefix("cases/") / "index.md").is_file()):
            continue
        assert (docs / f"{path}.md").is_file() or (docs / path / "index.md").is_file(), path


def test_the_slides_are_the_items_and_the_activitys_parts(heads: Session) -> None:
    slides = deck(heads)
    assert [slide.kind for slide in slides[:2]] == ["title", "item"]
    assert len(slides) == 1 + 16 + 1 + 8
    assert sum(slide.minutes for slide in slides if slide.kind == "item") == 120
    html = HTMLParser(present(heads, powerpoint="x.pptx"))
    assert len(html.css("section.ww-slide")) == len(slides)
    assert len(html.css("h1")) == 1
    assert [slide.id for slide in slides] == [section.attributes["id"] for section in html.css("section.ww-slide")]


def test_a_slide_holds_no_more_than_fits(root: Path) -> None:
    for session in sessions.load(root).values():
        for item in session.items:
            assert len(item.shown) <= 5, item.id
            assert all(len(line) <= 90 for line in item.shown), item.id


def test_the_powerpoint_file_has_the_notes_and_is_the_same_every_time(heads: Session) -> None:
    made = powerpoint(heads, Look())
    assert made == powerpoint(heads, Look())
    slides = Presentation(io.BytesIO(made)).slides
    assert len(slides) == len(deck(heads))
    told = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert "Doctors do not ask" in told[2]
    assert told[2].startswith("Minute 5, for 4 minutes.")
    for slide in slides:
        paragraphs = [line for shape in slide.shapes if shape.has_text_frame for line in shape.text_frame.paragraphs]
        assert min(run.font.size.pt for line in paragraphs for run in line.runs) >= 28


def test_handouts_say_what_is_lost_and_make_nothing_up(pages: SessionPages) -> None:
    found = pages.handouts.by_id
    assert list(found) == ["a", "1", "2", "3", "4", "5", "6"]
    assert {name for name, one in found.items() if one.lost} == {"a", "1", "3", "5"}
    assert all(one.like for one in found.values() if one.lost)
    sheets = {name: HTMLParser(pages.handout(name, base="", cite=str)).css_first(".ww-sheet") for name in found}
    assert {name for name, sheet in sheets.items() if sheet} == {"2", "4"}
    assert [cell.text() for cell in sheets["2"].css("thead th")] == ["A", "B", "C", "D"]
    assert "ww-sheet--a3" in (sheets["2"].attributes["class"] or "")
    four = ["Opportunity", "Barrier or risk", "Solution", "Action: who, and by when?"]
    assert [cell.text() for cell in sheets["4"].css("thead th")] == four


def test_a_wrong_name_says_what_is_allowed(pages: SessionPages) -> None:
    with pytest.raises(ChoiceError, match=re.escape("'7' is not a handout. Allowed: a, 1, 2, 3, 4, 5, 6")):
        pages.handout("7", base="", cite=str)
    with pytest.raises(ChoiceError, match="Did you mean headteacher-3"):
        facilitators(pages, "headteacher-4")


def test_sources_are_known(root: Path) -> None:
    named = {source.ref for session in sessions.load(root).values() for source in session.sources}
    named |= {source.ref for source in handouts.load(root).sources}
    assert named <= references.load(root).keys()


def test_a_new_session_can_be_run_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Made up\n", encoding="utf-8")
    run = CliRunner()
    done = run.invoke(main, ["new-session", "made-up", "--root", str(tmp_path)])
    assert done.exit_code == 0, done.output
    made = sessions.load(tmp_path)["made-up"]
    assert made.length == 30
    assert '{{ session("made-up") }}' in (tmp_path / "docs/sessions/made-up.md").read_text(encoding="utf-8")
    again = run.invoke(main, ["new-session", "made-up", "--root", str(tmp_path)])
    assert (again.exit_code, "is there already" in again.output) == (2, True)
    wrong = run.invoke(main, ["new-session", "Made Up", "--root", str(tmp_path)])
    assert (wrong.exit_code, "Try made-up" in wrong.output) == (2, True)


def test_the_guide_names_every_key_and_its_example_is_sound(root: Path) -> None:
    text = (root / "docs/sessions/write-your-own.md").read_text(encoding="utf-8")
    for model in (Session, sessions.Item):
        assert set(model.model_fields) <= set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    example = text.partition("## An example")[2].partition("```\n")[2].partition("```")[0]
    assert Session.model_validate(yaml.safe_load(example)).length == 30


def test_it_can_be_read_at_fourteen(pages: SessionPages, root: Path) -> None:
    for name in (HEADS, NUMBER):
        shown = "\n\n".join(node.text() for node in HTMLParser(facilitators(pages, name)).css("li, p, dd"))
        assert reading_age(shown) <= AGE, name
    markup = re.compile(r"```.*?```|\{\{.*?\}\}|\{[#:].*?\}|\]\([^)]*\)|<[^>]+>", re.DOTALL)
    for path in (root / "docs/sessions").rglob("*.md"):
        text = markup.sub("", path.read_text(encoding="utf-8").split("---", 2)[2])
        if len(text.split()) > 100:
            assert reading_age(text) <= AGE, path.name
