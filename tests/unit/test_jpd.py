"""Joint practice development: the data holds together, and its pages say what the cases say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.tools.reading import reading_age
from tests.unit.cases import make_case, make_repository
from whatworkswell.case import repository as repositories
from whatworkswell.case.account.links import page_url
from whatworkswell.case.datafile import ChoiceError, DataError
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.register import Entry
from whatworkswell.case.repository import Case
from whatworkswell.catalogue.catalogue import Catalogue
from whatworkswell.topics.jpd import model as data
from whatworkswell.topics.jpd import view as pages


@pytest.fixture(scope="module")
def jpd(root: Path) -> data.JPD:
    return data.load(root)


@pytest.fixture(scope="module")
def site(root: Path) -> repositories.Repository:
    return repositories.load(root)


def catalogue(*cases: Case) -> Catalogue:
    return Catalogue(make_repository(*cases).cases.values())


def broken(root: Path, tmp_path: Path, file: Path, old: str, new: str) -> str:
    """What is said of the site's own data after one change in one file."""
    for path in (root / data.FOLDER).rglob("*.yml"):
        copy = tmp_path / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        data.load(tmp_path)
    return str(error.value)


def test_messages_are_the_vocabulary_of_messages(jpd: data.JPD) -> None:
    terms = packaged()["key-messages"].terms
    assert {str(number): message.title for number, message in jpd.messages.items()} == {i: t.label for i, t in terms.items()}


def test_every_message_and_alliance_has_its_page(jpd: data.JPD, root: Path) -> None:
    docs = root / "docs"
    written = {page_url(path.relative_to(docs).as_posix()): path for path in (docs / "jpd").rglob("*.md")}
    for message in jpd.messages.values():
        text = written.pop(message.url).read_text(encoding="utf-8")
        assert f"\n# {message.title}\n" in text
        assert f"{{{{ key_message({message.number}) }}}}" in text
    for alliance in jpd.alliances.values():
        text = written.pop(alliance.url).read_text(encoding="utf-8")
        assert f"\n# {alliance.name}\n" in text
        assert f'{{{{ alliance("{alliance.id}") }}}}' in text
    assert not [url for url in written if re.search(r"\d|alliances/.", url)]


def test_members_are_as_many_as_the_guide_counts(jpd: data.JPD) -> None:
    assert {name: alliance.tally for name, alliance in jpd.alliances.items()} == {
        "hart": ("14 primary schools", "1 local authority", "1 university"),
        "gateway": ("5 primary schools", "1 secondary school"),
        "denbigh-challney": ("1 primary school", "4 secondary schools", "1 sixth form college"),
        "kesgrave-farlingaye": ("7 secondary schools",),
        "southfields-belleville": ("2 primary schools", "2 secondary schools"),
    }


def test_every_case_from_an_alliance_is_on_its_page(jpd: data.JPD, site: repositories.Repository) -> None:
    names = {alliance.name for alliance in jpd.alliances.values()}
    from_guide = [case for case in site.cases.values() if any(source.ref == "ncsl-jpd-2012" for source in case.front.sources)]
    assert from_guide
    assert {case.front.alliance for case in from_guide} == names


def test_every_message_is_shown_by_a_case(jpd: data.JPD, site: repositories.Repository) -> None:
    for number in jpd.messages:
        shown = HTMLParser(pages.key_message(jpd, number, Catalogue(site.cases.values()), packaged(), "../../../")).css(
            ".ww-card__title a"
        )
        expected = [case for case in site.cases.values() if number in case.front.key_messages]
        assert {a.attributes["href"] for a in shown} == {f"../../../{case.url}" for case in expected}
        assert shown


def test_a_retired_case_is_not_listed(jpd: data.JPD, tmp_path: Path) -> None:
    kept = make_case(tmp_path, "key_messages: [2]", slug="kept")
    gone = make_case(tmp_path, "key_messages: [2]", slug="gone", entry=Entry("gone", stage="retired"))
    html = pages.key_message(jpd, 2, catalogue(kept, gone), packaged(), "../")
    assert "cases/kept/" in html
    assert "cases/gone/" not in html
    assert "1 case shows it" in pages.key_messages(jpd, catalogue(kept, gone), "../")


def test_a_message_that_no_case_shows_says_so(jpd: data.JPD) -> None:
    assert "No case shows this message yet" in pages.key_message(jpd, 1, catalogue(), packaged(), "../")
    assert "No case shows it yet" in pages.key_messages(jpd, catalogue(), "../")


def test_a_long_list_leads_to_the_rest(jpd: data.JPD, tmp_path: Path) -> None:
    many = [make_case(tmp_path, "key_messages: [3]", slug=f"case-{i:02}") for i in range(pages.MOST + 1)]
    html = pages.key_message(jpd, 3, catalogue(*many), packaged(), "../")
    assert html.count("ww-card__title") == pages.MOST
    assert f'<a href="../browse/key-message/3/">See all {len(many)} cases</a>' in html


def test_what_an_author_wrote_is_escaped(jpd: data.JPD, tmp_path: Path) -> None:
    case = make_case(tmp_path, "title: Salt & {{ pepper }}\nkey_messages: [2]")
    assert "Salt &amp; {{ pepper }}" in pages.key_message(jpd, 2, catalogue(case), packaged(), "../")


def test_headings_reach_the_table_of_contents(jpd: data.JPD, site: repositories.Repository) -> None:
    html = pages.key_message(jpd, 1, Catalogue(site.cases.values()), packaged(), "../")
    assert re.findall(r"^## .+ \{: #([a-z-]+) \}$", html, re.MULTILINE) == [
        "aim", "in-practice", "example", "to-talk-about", "cases",
    ]  # fmt: skip


def test_the_comparison_is_a_table_that_can_be_read_aloud(root: Path) -> None:
    table = HTMLParser((root / "docs/jpd/cpd-and-jpd.md").read_text(encoding="utf-8")).css_first("table")
    assert table is not None
    assert table.css_first("caption").text() == "CPD and JPD side by side"
    assert [th.text() for th in table.css("thead th[scope=col]")] == ["What is compared", "CPD", "JPD"]
    rows = table.css("tbody tr")
    assert [row.css_first("th[scope=row]").text() for row in rows] == [
        "Outcomes for pupils", "Outcomes for teachers", "Outcomes for leaders", "Time and cost",
    ]  # fmt: skip
    assert all([cell.attributes["data-label"] for cell in row.css("td")] == ["CPD", "JPD"] for row in rows)
    assert all(cell.css("li") for row in rows for cell in row.css("td"))


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda jpd: pages.key_message(jpd, 11, catalogue(), packaged(), ""), "11 is not a key message. Allowed: 1, 2, 3"),
        (lambda jpd: pages.alliance(jpd, "gatway", catalogue(), packaged(), ""), "'gatway' is not an alliance"),
    ],
    ids=["message", "alliance"],
)
def test_a_wrong_name_says_what_is_allowed(jpd: data.JPD, ask, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ChoiceError, match=re.escape(said)) as error:
        ask(jpd)
    assert isinstance(error.value, ValueError)


def test_a_gap_in_the_numbers_is_refused(root: Path, tmp_path: Path) -> None:
    told = broken(root, tmp_path, data.MESSAGES, "number: 4\n", "number: 5\n")
    assert "messages must be numbered from 1 in order" in told


def test_an_unknown_key_is_refused_with_its_line(root: Path, tmp_path: Path) -> None:
    told = broken(root, tmp_path, data.MESSAGES, "    topic: Trust\n", "    topic: Trust\n    colour: blue\n")
    assert re.search(r"key-messages\.yml:\d+:\d+  messages\[2\]\.colour", told)


def test_an_example_needs_an_alliance_that_is_there(root: Path, tmp_path: Path) -> None:
    told = broken(root, tmp_path, data.MESSAGES, "alliance: hart", "alliance: heart")
    assert "message 3: there is no alliance 'heart', only hart, gateway" in told


def test_the_pages_suit_a_reader_of_twelve(root: Path) -> None:
    for path in sorted((root / data.FOLDER).rglob("*.yml")):
        lines = re.findall(r"(?:: |- )([A-Z].{30,})$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert reading_age("\n\n".join(lines)) <= 14, path.name
    compared = HTMLParser((root / "docs/jpd/cpd-and-jpd.md").read_text(encoding="utf-8")).css("td li")
    assert reading_age("\n\n".join(point.text() for point in compared)) <= 14
