"""Pull requests, in tiny repositories: what a stranger's may change, and that nothing of it runs."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.sites.tiny import PAGES, REGISTER, case
from tests.tools.pull_requests import BASE, HEAD, LINK, PROGRAM, SUBMODULE, Content, Odd, Repo
from whatworkswell.cli import main
from whatworkswell.problems.problem import PracticeError
from whatworkswell.site.pull_request import MOST_TOLD, check_pull_request

SITE: dict[str, Content] = {
    "mkdocs.yml": "site_name: Made up\n",
    "docs/_data/references.yml": PAGES["docs/_data/references.yml"],
    "docs/_data/register.csv": REGISTER,
    "docs/_data/maintainers.yml": "- Keeper\n",
    **case("made-up-one"),
    **case("made-up-two"),
}
INDEX = "cases/made-up-three/index.md"
NEW = case("made-up-three")


def said(folder: Path, change: Mapping[str, Content], author: str = "", later: Mapping[str, Content] | None = None) -> list[str]:
    """The codes and paths for a pull request with this change; `later` came to the base branch after it was begun."""
    repo = Repo(folder / "repo", SITE)
    repo.commit(change, HEAD)
    if later:
        repo.commit(later)
        repo.git("reset", "--quiet", "--hard")
    problems, _ = check_pull_request(repo.folder, BASE, HEAD, author)
    assert repo.git("status", "--porcelain") == ""
    return [f"{p.code} {p.path}" for p in problems]


def test_a_new_case_in_its_own_folder(tmp_path: Path) -> None:
    assert said(tmp_path, NEW) == []


def test_an_edit_of_a_case(tmp_path: Path) -> None:
    assert said(tmp_path, case("made-up-one", "## What we did\n\nMore of nothing: this is made up.\n")) == []


def test_what_is_wrong_with_the_case_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, case("made-up-three", phases="[primery]")) == [f"E012 {INDEX}"]


def test_what_came_to_the_base_since_is_not_the_authors(tmp_path: Path) -> None:
    assert said(tmp_path, NEW, later={"docs/new.md": "# New\n", **case("made-up-four")}) == []


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml",
        "hooks/site.py",
        ".github/workflows/ci.yml",
        ".gitattributes",
        ".gitmodules",
        "cases/README.md",
        "docs/_data/register.csv",
        "docs/_data/waivers.yml",
        "Cases/made-up-one/index.md",
        "case/x/y.md",
    ],
)
def test_nothing_outside_the_folder(tmp_path: Path, path: str) -> None:
    assert f"E090 {path}" in said(tmp_path, {**NEW, path: "- stranger\n"}, author="stranger")


def test_a_maintainer_may_change_everything(tmp_path: Path) -> None:
    change = {**NEW, "mkdocs.yml": "site_name: Other\n", "cases/made-up-two/index.md": None}
    assert said(tmp_path, change, author="KEEPER") == []


def test_who_is_a_maintainer_is_said_by_the_base(tmp_path: Path) -> None:
    change = {"docs/_data/maintainers.yml": "- Keeper\n- stranger\n", "mkdocs.yml": "site_name: Other\n"}
    assert said(tmp_path, change, author="stranger") == ["E090 docs/_data/maintainers.yml", "E090 mkdocs.yml"]


def test_a_case_is_held_against_those_of_the_base(tmp_path: Path) -> None:
    assert said(tmp_path, case("made-up-three", title="Made-up case made-up-one")) == [f"W001 {INDEX}"]


def test_one_case_at_a_time(tmp_path: Path) -> None:
    assert said(tmp_path, {**NEW, **case("made-up-four")}) == [f"E094 {INDEX}"]


def test_a_published_case_stays(tmp_path: Path) -> None:
    assert said(tmp_path, {"cases/made-up-one/index.md": None}) == ["E091 cases/made-up-one/index.md"]


def test_a_published_case_does_not_move(tmp_path: Path) -> None:
    moved = {"cases/made-up-one/index.md": None, INDEX: case("made-up-one")["cases/made-up-one/index.md"]}
    assert said(tmp_path, moved) == ["E091 cases/made-up-one/index.md"]


@pytest.mark.parametrize("author", ["stranger", "Keeper"])
@pytest.mark.parametrize(
    "odd", [Odd(LINK, b"/etc/passwd"), Odd(LINK, b"../../mkdocs.yml"), Odd(SUBMODULE), Odd(PROGRAM, b"#!/bin/sh\n")]
)
def test_only_plain_files(tmp_path: Path, odd: Odd, author: str) -> None:
    assert "E092 cases/made-up-three/plan.pdf" in said(tmp_path, {**NEW, "cases/made-up-three/plan.pdf": odd}, author)


def test_a_folder_that_becomes_a_link(tmp_path: Path) -> None:
    change: dict[str, Content] = {"cases/made-up-one/index.md": None, "cases/made-up-one": Odd(LINK, b"/etc")}
    assert said(tmp_path, change) == ["E090 cases/made-up-one", "E091 cases/made-up-one/index.md"]


def test_an_account_that_becomes_a_link(tmp_path: Path) -> None:
    found = said(tmp_path, {"cases/made-up-one/index.md": Odd(LINK, b"/etc/passwd")})
    assert "E092 cases/made-up-one/index.md" in found


def test_files_that_give_orders(tmp_path: Path) -> None:
    for number, name in enumerate([".gitattributes", ".lfsconfig", "x/.gitmodules"]):
        path = f"cases/made-up-three/{name}"
        assert f"E093 {path}" in said(tmp_path / str(number), {**NEW, path: "* filter=run\n"})


def test_a_pointer_of_lfs_is_told_once(tmp_path: Path) -> None:
    body = "## What we did\n\nMade up: [the plan](plan.pdf).\n"
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n"
    found = said(tmp_path, {**case("made-up-three", body), "cases/made-up-three/plan.pdf": pointer})
    assert found == ["E095 cases/made-up-three/plan.pdf"]


@pytest.mark.parametrize(
    "name", ["a\nb.pdf", "a\x1b[31mb.pdf", "con:x.pdf", "a\\b.pdf", "\udcff.pdf", "ends.", "a" * 250 + ".pdf", "::error::x.pdf"]
)
def test_names_that_cannot_be_stored(tmp_path: Path, name: str) -> None:
    assert f"E096 cases/made-up-three/{name}" in said(tmp_path, {**NEW, f"cases/made-up-three/{name}": "x"})


def test_many_changes_make_few_messages(tmp_path: Path) -> None:
    found = said(tmp_path, {**NEW, **{f"docs/{n}.md": "x" for n in range(200)}})
    assert len(found) == MOST_TOLD + 1


def test_thousands_of_files_are_judged_in_a_bounded_time(tmp_path: Path) -> None:
    odd = {f"cases/made-up-three/x{n}.pdf": Odd(PROGRAM, b"x") for n in range(2_000)}
    plain = {f"cases/made-up-three/y{n}.pdf": "x" for n in range(2_000)}
    began = time.process_time()
    found = said(tmp_path, {**NEW, **odd, **plain})
    assert time.process_time() - began < 60
    assert len(found) < 1_000


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    found = said(tmp_path, {INDEX: b"---\n" + b"x" * 40_000_000})
    assert f"E009 {INDEX}" in found


def test_filters_and_hooks_of_either_side_do_not_run(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", SITE)
    mark = tmp_path / "ran"
    repo.git("config", "filter.run.smudge", f"touch {mark}")
    repo.git("config", "diff.run.textconv", f"touch {mark}")
    repo.git("config", "diff.external", f"touch {mark}")
    repo.commit({**NEW, "cases/made-up-three/.gitattributes": "* filter=run diff=run\n"}, HEAD)
    problems, touched = check_pull_request(repo.folder, BASE, HEAD)
    assert [p.code for p in problems if p.code == "E093"] and touched == 1
    assert not mark.exists()


def test_without_a_head_what_is_checked_out_is_the_pull_request(tmp_path: Path) -> None:
    repo = Repo(tmp_path, SITE)
    repo.commit({**case("made-up-three", phases="[primery]"), "mkdocs.yml": "site_name: Other\n"}, HEAD)
    repo.git("checkout", "--quiet", HEAD)
    problems, _ = check_pull_request(tmp_path, BASE)
    assert [p.code for p in problems] == ["E012", "E090"]


@pytest.mark.parametrize("name", ["nowhere", "--upload-pack=touch x", "-h", "", "main:mkdocs.yml"])
def test_a_branch_that_is_not_there(tmp_path: Path, name: str) -> None:
    repo = Repo(tmp_path, SITE)
    with pytest.raises(PracticeError, match="no branch or commit"):
        check_pull_request(repo.folder, name or "  ", HEAD)


def test_branches_without_a_common_beginning(tmp_path: Path) -> None:
    repo = Repo(tmp_path, SITE)
    repo.git("update-ref", "refs/heads/apart", repo.git("commit-tree", "main^{tree}", "-m", "Apart"))
    with pytest.raises(PracticeError, match="whole history"):
        check_pull_request(repo.folder, BASE, "apart")


def test_a_folder_without_git(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("")
    with pytest.raises(PracticeError, match="Git cannot tell"):
        check_pull_request(tmp_path, BASE, HEAD)


@pytest.mark.parametrize("names", ["stranger", "- [a]", "a: b", "- 'x", "- ''"])
def test_a_list_of_maintainers_that_cannot_be_read(tmp_path: Path, names: str) -> None:
    repo = Repo(tmp_path, {**SITE, "docs/_data/maintainers.yml": names})
    with pytest.raises(PracticeError, match="maintainers"):
        check_pull_request(repo.folder, BASE, HEAD, "stranger")


def test_the_command(tmp_path: Path) -> None:
    repo = Repo(tmp_path, SITE)
    repo.commit({**NEW, "mkdocs.yml": "site_name: Other\n"}, HEAD)
    words = ["check", "--root", str(tmp_path), "--pr", BASE, "--pr-head", HEAD]
    found = CliRunner().invoke(main, words)
    assert found.exit_code == 1
    assert found.stdout.startswith("mkdocs.yml:1:1  E090")
    assert "1 case checked, 1 problem to mend." in found.stderr
    assert CliRunner().invoke(main, [*words, "--author", "keeper"]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--root", str(tmp_path), "--author", "keeper"]).exit_code == 2
    assert CliRunner().invoke(main, [*words, str(tmp_path / "cases")]).exit_code == 2
