"""`whatworkswell register`: it adds, and touches nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from tests.unit.sites import case, make_site
from whatworkswell.case import register
from whatworkswell.cli import main

HEAD = "slug,stage,first_published,last_reviewed,short_code,aliases,retired_reason,replaced_by,source_checked,checked_by\n"


def run(site: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["register", "--root", str(site), *args])


def text(site: Path) -> str:
    return (site / register.FILE).read_bytes().decode()


def cases(*slugs: str) -> dict[str, str]:
    return {slug: case(f"Talk in {slug}") for slug in slugs}


def test_a_register_is_begun(tmp_path: Path) -> None:
    site = make_site(tmp_path, cases("first", "second"))
    begun = date.today().isoformat()
    done = run(site)
    assert done.exit_code == 0
    entries = register.load(site)
    today = entries["first"].first_published
    assert begun <= today <= date.today().isoformat(), "it may be about midnight"
    assert [(e.slug, e.stage, e.first_published) for e in entries.values()] == [
        ("first", "candidate", today),
        ("second", "candidate", today),
    ]
    code = entries["first"].short_code
    assert done.stdout.startswith(f"first  candidate, first published {today}, s/{code}\n")
    assert done.stderr == "2 rows added or completed.\n"
    assert CliRunner().invoke(main, ["check", str(site)]).exit_code == 0


def test_other_rows_stay_byte_for_byte(tmp_path: Path) -> None:
    before = (
        HEAD
        + 'delta, "approved" ,2020-01-02,2021-02-03,dddde,old-d older-d,,\n'
        + '"beta","retired",2019-01-01,,bbbbe,,"It said: ""no"",\nand stopped",delta\n'
        + "echo,candidate,2020-01-02,,,,,\n"
        + "zulu,candidate,2020-01-02,,zzzze,,,"
    )
    site = make_site(tmp_path, cases("alpha", "beta", "charlie", "delta", "echo", "yankee", "zulu", "zz-top"), before)
    assert run(site, "--check").exit_code == 1
    assert text(site) == before
    assert run(site).exit_code == 0
    lines = text(site).splitlines()
    assert [line.split(",")[0].strip('"') for line in lines[1:]] == [
        *("alpha", "charlie", "delta", "beta", "and stopped", "echo", "yankee", "zulu", "zz-top")
    ]
    for line in before.splitlines():
        assert line in lines or line.startswith("echo")
    assert register.load(site)["echo"].short_code
    assert register.load(site)["echo"].first_published == "2020-01-02"
    done = run(site, "--check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 rows to add or complete.\n")


def test_check_names_what_is_missing(tmp_path: Path) -> None:
    site = make_site(tmp_path, cases("first"), HEAD)
    done = run(site, "--check")
    assert done.exit_code == 1
    assert done.stdout.startswith("first  candidate")
    assert done.stderr == "1 row to add or complete.\n"
    assert text(site) == HEAD


def test_a_case_with_problems_is_not_added(tmp_path: Path) -> None:
    broken = case("Broken").replace("phases: [primary]", "phases: [primery]")
    site = make_site(tmp_path, {**cases("first"), "broken": broken, "Bad_Name": case("Bad")}, HEAD)
    done = run(site)
    assert done.exit_code == 1
    assert "broken has problems, so it was not added" in done.stderr
    assert "Bad_Name has problems, so it was not added" in done.stderr
    assert list(register.load(site)) == ["first"]
