"""The Lesson Study handbook: one set of data in three views, sheets that print blank."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from whatworkswell.case.datafile import ChoiceError, DataError
from whatworkswell.topics.handbook import model as handbook
from whatworkswell.topics.handbook import view as pages

HOME = Path("docs/handbook/lesson-study")
ROLES = ["group", "senior-leader", "subject-leader"]
AGE = 14  # Flesch-Kincaid grade 9


def cite(ref: str) -> str:
    """Stands in for the site's citations."""
    return f"<cite>{ref}</cite>"


@pytest.fixture(scope="module")
def book(root: Path) -> handbook.Handbook:
    return handbook.load(root)


def whole(book: handbook.Handbook) -> str:
    return pages.whole(book, base="../", cite=cite)


def one(book: handbook.Handbook, number: int | str) -> str:
    return pages.step(book, number, base="../", cite=cite)


def every_page(book: handbook.Handbook) -> list[str]:
    """All that can be asked for, at the base that a page two folders down has."""
    shell = {"base": "../../", "cite": cite}
    return [
        pages.whole(book, **shell),
        *(pages.step(book, name, **shell) for name in pages.steps(book)),
        *(pages.role(book, role, **shell) for role in ROLES),
        *(pages.sheet(book, name, cite=cite) for name in book.sheets),
        pages.worked_example(book, **shell),
        pages.safeguards(book, **shell),
        pages.sheets(book, base="../../"),
    ]


def test_ten_steps_with_three_roles_each_then_the_next_steps(book: handbook.Handbook) -> None:
    assert len(book.steps.steps) == 10
    assert [role.id for role in book.steps.roles] == ROLES
    assert all(len(step.part(role)) >= 2 for step in book.steps.all for role in handbook.PART)
    assert list(pages.steps(book))[-1] == pages.NEXT


def test_the_three_views_hold_the_same_lines(book: handbook.Handbook) -> None:
    """Whole, by step, by role: nothing that one view tells is missing from another."""
    views = [
        HTMLParser(whole(book)),
        HTMLParser("".join(one(book, name) for name in pages.steps(book))),
        HTMLParser("".join(pages.role(book, role, base="../", cite=cite) for role in ROLES)),
    ]
    told = [sorted(li.text() for li in view.css("[class^='ww-duty'] li")) for view in views]
    assert told[0] == told[1] == told[2]
    assert len(told[0]) == sum(len(step.part(role)) for step in book.steps.all for role in handbook.PART)


def test_the_whole_keeps_the_order_and_the_anchors(book: handbook.Handbook) -> None:
    found = re.findall(r"^## (.+) \{: #(\S+) \}$", whole(book), re.MULTILINE)
    assert [ident for _, ident in found] == [*(f"step-{n}" for n in range(1, 11)), "next-steps"]
    assert [title for title, _ in found[:-1]] == [pages.step_title(book, n) for n in range(1, 11)]
    assert found[2][0].startswith("Step 3: ")


def test_a_step_leads_to_its_neighbours(book: handbook.Handbook) -> None:
    links = {
        number: {
            rel: link.attributes["href"]
            for rel in ("prev", "next")
            for link in HTMLParser(one(book, number)).css(f"a[rel={rel}]")
        }
        for number in (1, 3, 10, "next")
    }
    steps = "../handbook/lesson-study/steps/"
    assert links[1] == {"next": f"{steps}2/"}
    assert links[3] == {"prev": f"{steps}2/", "next": f"{steps}4/"}
    assert links[10] == {"prev": f"{steps}9/", "next": f"{steps}next/"}
    assert links["next"] == {"prev": f"{steps}10/"}


def test_a_step_says_where_it_stands(book: handbook.Handbook) -> None:
    current = HTMLParser(one(book, 7)).css("nav.ww-steps a[aria-current=step]")
    assert [link.text() for link in current] == ["7Step 7: Teach and observe"]


def test_every_step_shows_its_safeguards(book: handbook.Handbook) -> None:
    """The rule about holding back stands where it is needed, on the page of step 7."""
    assert "#hold-back" in one(book, 7)
    assert "#hold-back" not in one(book, 1)
    assert len(book.safeguards.items) == 12


def test_sheets_are_blank_and_name_their_source(book: handbook.Handbook) -> None:
    assert set(book.sheets) == {"group-protocol", "leader-checklist", "learning-log", "observation-sheet", "opportunity-grid"}
    for name, sheet in book.sheets.items():
        html = HTMLParser(pages.sheet(book, name, cite=cite))
        assert html.css(".ww-write__line, td, .ww-ticks__box"), name
        assert not html.css("input, textarea"), "filled in by hand"
        assert len(html.css(".ww-sheet__source cite")) == len(sheet.sources) > 0


def test_the_protocol_holds_every_rule(book: handbook.Handbook) -> None:
    text = HTMLParser(pages.sheet(book, "group-protocol", cite=cite)).text()
    assert all(rule.rule in text for rule in book.safeguards.items)


def test_every_row_of_the_grid_names_its_source(root: Path) -> None:
    html = HTMLParser((root / HOME / "barriers.md").read_text(encoding="utf-8"))
    rows = html.css("tbody tr")
    assert len(rows) == 10
    for row in rows:
        assert row.css("th a.ww-ref")
        assert row.css(".ww-kind")[0].text() == row.css_first("th").attributes["data-label"] in {"Barrier", "Risk"}
        solution = row.css("td")[1]
        assert solution.css("a.ww-ref") or solution.text() == "The sources offer none."
    for link in html.css("a.ww-ref"):
        source = html.css_first(link.attributes["href"] or "none")
        assert source is not None
        assert source.text().startswith("{{ cite(")
    assert reading_age("\n\n".join(cell.text() for cell in html.css("tbody :is(th, td)"))) <= AGE


def test_no_id_stands_twice_on_a_page(book: handbook.Handbook) -> None:
    for page in every_page(book):
        idents = [node.attributes["id"] for node in HTMLParser(page).css("[id]")] + re.findall(r"\{: #(\S+) \}", page)
        assert len(idents) == len(set(idents))


def test_links_go_to_pages_that_are_there(book: handbook.Handbook, root: Path) -> None:
    docs = root / "docs"
    for page in every_page(book):
        for link in HTMLParser(page).css("a[href^='../']"):
            path = (link.attributes["href"] or "").removeprefix("../../").partition("#")[0].rstrip("/")
            assert (docs / f"{path}.md").is_file() or (docs / path / "index.md").is_file(), path


def test_every_part_has_its_page(book: handbook.Handbook, root: Path) -> None:
    folder = root / HOME
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.md"))
    calls = set(re.findall(r"\{\{ (.+?) \}\}", text))
    assert "handbook()" in calls
    assert {*(f"step({n})" for n in range(1, 11)), 'step("next")'} <= calls
    assert {f'role("{role}")' for role in ROLES} <= calls
    assert {f'sheet("{name}")' for name in book.sheets} <= calls


def test_every_page_names_its_source_and_its_age(root: Path) -> None:
    for path in [*(root / HOME).glob("*.md"), root / "docs/about/index.md"]:
        text = path.read_text(encoding="utf-8")
        assert "{#source}" in text, path.name
        about = text.partition("{#source}")[2]
        assert "{{ cite(" in about or re.search(r"[{]{2} (handbook|worked_example|safeguards|cite|mention)[(]", text), path.name
        assert re.search(r"undated|20[01]\d", about), path.name
        assert re.search(r"since|gone|changed|closed", about), path.name


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda book: one(book, 11), "'11' is not a step. Allowed: 1, 2"),
        (lambda book: pages.step_title(book, "last"), "'last' is not a step"),
        (lambda book: pages.role(book, "senior-leeder", base="", cite=cite), "Did you mean senior-leader?"),
        (lambda book: pages.sheet(book, "log", cite=cite), "'log' is not a sheet"),
    ],
)
def test_a_wrong_argument_says_what_is_allowed(book: handbook.Handbook, ask, said: str) -> None:
    with pytest.raises(ChoiceError, match=re.escape(said)):
        ask(book)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("steps.yml", "    short: Find people\n", "    shorter: Find people\n", "shorter"),
        ("steps.yml", "  - id: group\n", "  - id: grope\n", "steps.yml:8:9"),
        ("safeguards.yml", "steps: [9, 10]", "steps: [9, 12]", "no-names: there is no step 12"),
        ("steps.yml", "sheets: [leader-checklist]", "sheets: [leaders-list]", "there is no sheet 'leaders-list'"),
        ("safeguards.yml", "items:", "items: |\n:", "is not YAML"),
    ],
)
def test_a_mistake_in_the_data_is_told_with_its_file(
    root: Path, tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    copytree(root / handbook.FOLDER, tmp_path / handbook.FOLDER)
    path = tmp_path / handbook.FOLDER / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as error:
        handbook.load(tmp_path)
    assert said in str(error.value)
    assert f"lesson-study/{file}" in str(error.value)


def test_it_can_be_read_at_fourteen(book: handbook.Handbook, root: Path) -> None:
    shown = "\n\n".join("\n\n".join(li.text() for li in HTMLParser(page).css("li, p, dd, td")) for page in every_page(book))
    assert reading_age(shown) <= AGE
    for path in (root / HOME).glob("*.md"):
        written = path.read_text(encoding="utf-8").split("---", 2)[2]
        text = re.sub(r"\{\{.*?\}\}|\{[#:].*?\}|\]\([^)]*\)|<table.*?</table>|<.*?>", "", written, flags=re.DOTALL)
        assert reading_age(text) <= AGE, path.name
