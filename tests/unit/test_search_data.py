"""What the search page is given beside Pagefind's index."""

from __future__ import annotations

import gzip
import json
from base64 import b64decode
from pathlib import Path

import pytest

from whatworkswell.case.datafile import DataError
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.topics.search.data import write_search_data
from whatworkswell.topics.search.names import FILE
from whatworkswell.topics.search.pagefind import MARK, Page
from whatworkswell.topics.search.table import table
from whatworkswell.topics.search.words import chunks


def page(number: int, url: str = "", text: str = "", **filters: list[str]) -> Page:
    return Page(f"en_{number:07x}", url or f"cases/{number:04}/", text, filters)


def bits(column: str, rows: int) -> list[int]:
    value = int.from_bytes(b64decode(column), "little")
    return [row for row in range(rows) if value >> row & 1]


def test_the_rows_are_the_cases_as_listed_and_then_the_other_pages() -> None:
    pages = [page(1, "about/", kind=["page"]), page(2, "cases/a/", kind=["case"]), page(3, "cases/b/", kind=["case"])]
    made = table(pages, ["cases/b/", "cases/a/"])
    assert made["ids"] == ["en_0000003", "en_0000002", "en_0000001"]
    assert made["facets"] == {"kind": {"case": "Aw==", "page": "BA=="}}


def test_a_column_has_a_bit_for_every_row() -> None:
    pages = [page(number, phase=["Primary"] if number % 3 else ["Primary", "Special"]) for number in range(100)]
    columns = table(pages, [page.url for page in pages])["facets"]["phase"]  # type: ignore[index]
    assert bits(columns["Primary"], 100) == list(range(100))
    assert bits(columns["Special"], 100) == list(range(0, 100, 3))


def test_words_stand_under_their_first_letter_with_how_common_they_are() -> None:
    pages = [page(number, text="Phonics, pupils\N{RIGHT SINGLE QUOTATION MARK} café 2012") for number in range(4)]
    made = chunks([*pages, page(9, text="phone")], ["Peer observation"])
    assert made == {"c": "cafe2", "o": "observation0", "p": "peer0\nphone0\nphonics2\npupils2"}


def test_the_data_grows_no_faster_than_the_cases() -> None:
    def size(number: int) -> int:
        pages = [page(n, phase=["Primary"], subject=["Music"] if n % 7 else ["English"]) for n in range(number)]
        return len(json.dumps(table(pages, [page.url for page in pages])))

    assert size(4000) < 10.5 * size(400)


def test_the_files_of_a_small_site(tmp_path: Path) -> None:
    fragment = {"url": "/cases/a/", "content": "Phonics", "filters": {"kind": ["case"]}, "meta": {}}
    path = tmp_path / "pagefind" / "fragment" / "en_0000001.pf_fragment"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(MARK + json.dumps(fragment).encode()))
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("groups: [[pupil, student]]\n", encoding="utf-8")
    write_search_data(tmp_path, tmp_path, ["cases/a/"], packaged())
    made = json.loads((tmp_path / "search/table.json").read_text(encoding="utf-8"))
    assert made["ids"] == ["en_0000001"]
    assert set(made["letters"]) >= {"p", "s"}
    assert "phonics0" in (tmp_path / "search/words/p.txt").read_text(encoding="utf-8").split("\n")
    called = json.loads((tmp_path / "search/names.json").read_text(encoding="utf-8"))
    assert called["groups"] == [["pupil", "student"]]
    approach = next(facet for facet in called["facets"] if facet["id"] == "approach")
    assert approach["field"] == "approaches"
    assert "teachers watching each other" in next(t for t in approach["terms"] if t["id"] == "peer-observation")["names"]
    assert {facet["id"] for facet in called["facets"] if not facet["named"]} == {"outcome", "strength", "origin", "tried"}
    unfilled = {facet["id"] for facet in called["facets"] if "field" not in facet}
    assert unfilled == {"key-stage", "outcome", "strength", "origin", "tried"}


def test_a_group_of_one_word_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pagefind").mkdir()
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("groups: [[pupil]]\n", encoding="utf-8")
    with pytest.raises(DataError, match="groups"):
        write_search_data(tmp_path, tmp_path, [], packaged())
