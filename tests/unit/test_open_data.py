"""The cases as data: everything that is recorded, nothing that is not, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from defusedxml import ElementTree

from tests.unit.cases import make_case, make_repository
from tests.unit.full_case import full_case
from tests.unit.test_trials import TRIAL
from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.register import Entry
from whatworkswell.case.repository import Case, read_case
from whatworkswell.catalogue.facets import FACETS
from whatworkswell.kit.settings import PageSettings
from whatworkswell.topics.open_data import files as open_data

SITE = PageSettings(2026, site_name="Made up", site_url="https://practice.example.org/base/")
ATOM = "{http://www.w3.org/2005/Atom}"


def made(tmp_path: Path, front: str = "", day: str = "2026-01-02") -> Case:
    return make_case(tmp_path, front, entry=Entry("a-case", first_published=day))


def test_json_holds_what_the_front_matter_holds(tmp_path: Path) -> None:
    case = made(tmp_path, "year_groups: [y1, y3]\nscale: {teachers: 4}")
    (told,) = json.loads(open_data.as_json([case], make_repository(case), SITE))["cases"]
    assert told["url"] == "https://practice.example.org/base/cases/a-case/"
    assert told["schema"] == 1
    assert told["scale"] == {"teachers": 4}
    assert told["key_stages"] == ["ks1", "ks2"]
    assert "outcome" not in told, "what is not recorded is absent"
    assert "barriers" not in told


def test_json_holds_the_trials_of_a_case(tmp_path: Path) -> None:
    case = made(tmp_path)
    (case.folder / "trials").mkdir()
    (case.folder / "trials/oak-school.yml").write_text(TRIAL, encoding="utf-8")
    again = read_case(case.folder, packaged())
    (told,) = json.loads(open_data.as_json([again], make_repository(again), SITE))["cases"]
    (trial,) = told["trials"]
    assert (trial["id"], trial["outcome"], trial["context"]) == ("oak-school", "mixed", {"school": {"setting": "urban"}})
    assert "note" not in trial


def test_the_table_has_a_column_for_every_facet(tmp_path: Path) -> None:
    case = made(tmp_path, "phases: [primary, secondary]")
    (row,) = csv.DictReader(io.StringIO(open_data.as_csv([case], make_repository(case), SITE).decode("utf-8-sig")))
    assert {facet.id for facet in FACETS} < set(row)
    assert row["phase"] == "primary; secondary"
    assert row["outcome"] == ""


def test_a_title_is_no_formula(tmp_path: Path) -> None:
    case = made(tmp_path, "title: =SUM(A1:A9)")
    (row,) = csv.DictReader(io.StringIO(open_data.as_csv([case], make_repository(case), SITE).decode("utf-8-sig")))
    assert row["title"] == "'=SUM(A1:A9)"


def test_the_feed_names_each_case_with_its_day(tmp_path: Path) -> None:
    case = made(tmp_path, "title: Talk & writing")
    feed = ElementTree.fromstring(open_data.feed([case], make_repository(case), SITE))
    assert feed.findtext(f"{ATOM}updated") == "2026-01-02T00:00:00Z"
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Talk & writing"
    assert entry.findtext(f"{ATOM}id") == "https://practice.example.org/base/cases/a-case/"


def test_a_site_that_does_not_know_its_address_has_no_feed(tmp_path: Path) -> None:
    case = made(tmp_path)
    assert open_data.FEED in open_data.files([case], make_repository(case), SITE)
    assert set(open_data.files([], make_repository(), PageSettings(2026))) == {open_data.JSON, open_data.CSV}


AFTER = "It was written after A college (2012), whose work keeps its own terms."


def test_json_table_and_feed_say_whose_a_documented_case_is(tmp_path: Path) -> None:
    entry = Entry("a-case", first_published="2026-01-02", source_checked="2026-11-05", checked_by="An editor")
    case = make_case(tmp_path, entry=entry)
    repository = make_repository(case)
    (told,) = json.loads(open_data.as_json([case], repository, SITE))["cases"]
    (row,) = csv.DictReader(io.StringIO(open_data.as_csv([case], repository, SITE).decode("utf-8-sig")))
    feed = ElementTree.fromstring(open_data.feed([case], repository, SITE))
    assert told["source"] == ["A college (2012) A report."]
    assert ", after A college (2012)." in told["cite_as"]
    assert (told["source_checked"], told["checked_by"]) == ("2026-11-05", "An editor")
    assert told["rights"].endswith(AFTER)
    assert (row["licence"], row["source"], row["source_checked"]) == ("CC-BY-4.0", "A college (2012) A report.", "2026-11-05")
    assert row["rights"] == feed.findtext(f"{ATOM}entry/{ATOM}rights") == told["rights"]


def test_what_a_school_wrote_has_its_licence_alone_and_what_nobody_checked_says_so_by_its_absence(tmp_path: Path) -> None:
    case, repository = full_case(tmp_path)
    (told,) = json.loads(open_data.as_json([case], repository, SITE))["cases"]
    assert told["rights"] == "Creative Commons Attribution 4.0"
    assert "after" not in told["cite_as"]
    assert "source_checked" not in told


def test_json_says_who_answers_for_it(tmp_path: Path) -> None:
    named = replace(SITE, alliance_name="An alliance", editors="An editor", submissions_email="a@example.org")
    told = json.loads(open_data.as_json([], make_repository(), named))
    assert (told["publisher"], told["editors"], told["contact"]) == ("An alliance", "An editor", "a@example.org")
    assert set(json.loads(open_data.as_json([], make_repository(), SITE))) == {"site", "cases"}
