"""`whatworkswell new`: by options, by questions, and broken off."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.sites import case, make_site
from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.cli import main
from whatworkswell.cli.fact_options import options


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path, {"talk": case()})


def run(site: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["new", "--root", str(site), *args])


def text(site: Path, slug: str) -> str:
    return (site / "cases" / slug / "index.md").read_text(encoding="utf-8")


def problems(site: Path, slug: str) -> set[str]:
    done = CliRunner().invoke(main, ["check", str(site / "cases" / slug)])
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith("cases/")}


# By options


def test_a_blank_case_names_what_to_fill_in(site: Path) -> None:
    done = run(site, "new-talk", "--blank")
    assert done.exit_code == 0
    assert problems(site, "new-talk") == {"E013", "E033"}
    named = done.stdout.split("Still to fill in:\n")[1].split("\n\n")[0].splitlines()
    lines = text(site, "new-talk").splitlines()
    assert len(named) == CliRunner().invoke(main, ["check", str(site / "cases/new-talk")]).stdout.count("  mend:")
    for line in named:
        place, _, rest = line.strip().partition("  ")
        path, _, number = place.rpartition(":")
        key = rest.split(":")[0]
        assert path == "cases/new-talk/index.md"
        assert key.split(".")[-1] in lines[int(number) - 1]
    assert "  cases/new-talk/index.md:3  title: What was done and where, in one line." not in named
    assert any(line.endswith("title: What was done and where, in one line.") for line in named)
    assert "whatworkswell check cases/new-talk" in done.stdout


def test_every_key_has_an_option_and_every_option_works(site: Path) -> None:
    names = [option for option, _, _ in options(tree())]
    assert len(names) == len(set(names))
    done = run(
        site,
        *("--title", 'What: "we" did', "--summary", "Sum # up", "--key-point", "One", "--key-point", "Two"),
        *("--useful-for", "teacher", "--contact-url", "https://school.example/ask", "--year-group", "y7"),
        *("--school", "name=Hill; Dale School; role=lead", "--school", "Vale School", "--phase", "primary", "--phase", "special"),
        *("--subject", "english", "--pupil-focus", "all", "--approach", "coaching", "--key-message", "3"),
        *("--scale-teachers", "4"),
        *("--context-school-setting", "urban", "--evidence", "kind=survey; measure=a = b", "--permissions-photos", "none"),
        *("--permissions-school-approved", "true", "--ended", "2012", "--outcome", "mixed", "--licence", "CC-BY-4.0"),
    )
    assert done.exit_code == 0, done.output
    written = text(site, "what-we-did")
    for piece in (
        "title: 'What: \"we\" did'",
        'summary: "Sum # up"',
        'ended: "2012"',
        "phases: [primary, special]",
        "key_messages: [3]",
        "scale: {teachers: 4}",
        "  school: {setting: urban}",
        "schools:\n  - name: Hill; Dale School\n    role: lead\n  - name: Vale School",
        "evidence:\n  - kind: survey\n    measure: a = b",
    ):
        assert f"{piece}\n" in f"{written}\n", piece
    assert problems(site, "what-we-did") == {"E013", "E033"}


def test_the_origin_decides_what_is_asked(site: Path) -> None:
    assert run(site, "from-a-book", "--blank", "--origin", "documented").exit_code == 0
    assert "sources:\n" in text(site, "from-a-book")
    assert "permissions" not in text(site, "from-a-book").split("# You may also give")[0]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--phase", "primery"), "Did you mean `primary`?"),
        (("--ended", "2012-13"), "ended: This is not a date"),
        (("--title", "a < b"), "title: This text may not hold the signs"),
        (("--started", "2013", "--ended", "2012"), "the work ended before it started"),
        (("--adapted-from", "case=nowhere; changes=x"), "adapted_from[1].case: There is no such case."),
        (("--permissions-school-approved", "false"), "Nothing can be published here until this is true."),
        (("--source", "unknown-2012"), "There is no such reference"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_written(site: Path, args: Sequence[str], said: str) -> None:
    done = run(site, "new-talk", *args)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (site / "cases/new-talk").exists()


@pytest.mark.parametrize("slug", ["talk", "TALK", "New Talk", "index", "a/b", "../outside"])
def test_a_name_that_cannot_be_used_is_told(site: Path, slug: str) -> None:
    before = sorted(site.rglob("*"))
    assert run(site, slug, "--blank").exit_code == 2
    assert sorted(site.rglob("*")) == before


def test_without_a_name_or_a_title_there_is_nothing_to_do(site: Path) -> None:
    done = run(site, "--blank")
    assert done.exit_code == 2
    assert "Give a name for the folder" in done.stderr


# By questions


def ask(site: Path, answers: Sequence[str], *args: str) -> Result:
    """Answer what is asked; when the answers are used up, the person has gone."""
    return CliRunner().invoke(main, ["new", "--root", str(site), *args], input="".join(f"{answer}\n" for answer in answers))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whatworkswell.cli.new.has_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")


ANSWERS = [
    *("Talk: at Hill School", ""),  # title, folder
    *("2, Secondary,", "1", "Hill School", "", "Lead", "", "no"),  # about your school
]


@pytest.mark.usefixtures("terminal")
def test_a_whole_case(site: Path) -> None:
    answers = [
        *("Talk at Hill School", ""),
        *("primary, secondary", "1", "Hill School", "12", "100001", "lead", ""),
        *("perhaps", "y", "", "low", "2", "", "An alliance", "Hillshire", "1"),
        *("15, maths", "Because.", "", "And because.", ".", "n"),
        *("lesson study", "2012-07", "We talked.", "."),
        *("y", "", "2012-09", "2011-09", "2", "1", "y", *[""] * 17),
        *("1", "survey", "talk", "3 per cent", "3", "per cent", "1", "4", "", "", "", ""),
        *("It <script>alert(1)</script>", ".", "It grew.", ".", ".", "", "", "", "n"),
        *("In short.", "One", "Two", "Three", "1 2", "n"),
        "n",
        *("y", "n", "y", "1", "cc by"),
    ]
    done = ask(site, answers)
    assert done.exit_code == 0, done.output
    for chapter in CHAPTERS:
        assert f": {chapter.title}" in done.output
    assert max(map(len, done.output.split("\nWrote ")[0].splitlines())) <= 80
    written = text(site, "talk-at-hill-school")
    for piece in (
        "title: Talk at Hill School",
        "phases: [primary, secondary]",
        'schools:\n  - name: Hill School\n    urn: "100001"\n    role: lead',
        "subjects: [english, mathematics]",
        "approaches: [lesson-study]",
        "started: 2011-09\nended: 2012-07",
        "duration: {value: 2, unit: day, approximate: true}",
        "key_points:\n  - One\n  - Two\n  - Three",
        "permissions: {school_approved: true, no_pupil_identifiable: true, photos: none}",
        "licence: CC-BY-4.0",
        "## Why\n\nBecause.\n\nAnd because.\n\n## What we did\n\nWe talked.\n\n## What happened\n\nIt grew.\n",
    ):
        assert f"{piece}\n" in written, piece
    assert "script" not in written
    assert problems(site, "talk-at-hill-school") == {"E033"}


@pytest.mark.usefixtures("terminal")
def test_help_and_wrong_answers(site: Path) -> None:
    done = ask(site, ["?", "Talk two", "talk", "", "?", "primery", "9", "2"])
    assert "Plain words, up to 100 characters." in done.output
    assert "There is already something of the name cases/talk." in done.output
    assert "2. Primary: School for pupils aged about 4 to 11." in done.output
    assert "“primery” is not in the list. Did you mean Primary?" in done.output
    assert "“9” is not in the list." in done.output
    assert "phases: [primary]\n" in text(site, "talk-two")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("known", range(1, len(ANSWERS) + 1))
def test_what_was_answered_is_kept_wherever_it_is_broken_off(site: Path, known: int) -> None:
    done = ask(site, ANSWERS[:known])
    assert done.exit_code == 1
    assert "Stopped." in done.output
    written = text(site, "talk-at-hill-school")
    assert 'title: "Talk: at Hill School"\n' in written
    assert ("phases: [primary, secondary]\n" in written) == (known >= 3)
    assert ("name: Hill School\n" in written) == (known >= 5)
    assert problems(site, "talk-at-hill-school") == {"E013", "E033"}


@pytest.mark.usefixtures("terminal")
def test_half_a_section_is_kept(site: Path) -> None:
    facts = ("--phase", "primary", "--context-school-setting", "urban", "--school", "Hill", "--subject", "english")
    ask(site, ["n", "First line.", "Second line."], "half", "--title", "Half", *facts)
    assert "## Why\n\nFirst line.\nSecond line.\n\n## What we did\n" in text(site, "half")


@pytest.mark.usefixtures("terminal")
def test_nothing_answered_writes_nothing(site: Path) -> None:
    done = ask(site, [])
    assert done.exit_code == 1
    assert "nothing was written" in done.output
    assert [path.name for path in (site / "cases").iterdir()] == ["talk"]


@pytest.mark.usefixtures("terminal")
def test_all_blank_is_a_blank_case(site: Path) -> None:
    done = ask(site, [""] * 200)
    assert done.exit_code == 0, done.output
    assert problems(site, "my-case") == {"E013", "E033"}
    assert len([line for line in done.output.splitlines() if line.strip() in SECTIONS.values()]) == 0


@pytest.mark.usefixtures("terminal")
def test_what_is_asked_first_depends_on_the_origin(site: Path) -> None:
    documented = ask(site, [""] * 200, "from-a-book", "--origin", "documented").output
    submitted = ask(site, [""] * 200, "from-a-school").output
    assert ("The head agrees" in submitted, "The head agrees" in documented) == (True, False)
    assert ("Sources. " in submitted, "Sources. " in documented) == (False, True)


# In a real terminal


def output_of(terminal: int) -> Iterator[bytes]:
    """What is shown, piece by piece; nothing at all for every half second in which nothing is."""
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        try:
            piece = os.read(terminal, 65536) if ready else b""
        except OSError:  # the other side has closed
            return
        if ready and not piece:
            return
        yield piece


@pytest.mark.parametrize("stop", ["ctrl-c", "hang-up"])
def test_stopping_in_a_terminal_loses_nothing(site: Path, stop: str) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "dumb"
        for sign in (signal.SIGINT, signal.SIGHUP):  # a shell that runs the tests in the background has them ignored
            signal.signal(sign, signal.SIG_DFL)
        program = "import sys; from whatworkswell.cli import main; main(sys.argv[1:])"
        os.execv(sys.executable, [sys.executable, "-c", program, "new", "--root", str(site)])  # noqa: S606 (no shell is needed)
    answers = iter([b"Talk at Hill School\n", b"\n", b"primary\n"])
    seen, stops = b"", 0
    for piece in output_of(terminal):
        seen += piece
        at_prompt = seen.endswith(b"> ")
        if at_prompt and (answer := next(answers, None)):
            seen = b""
            os.write(terminal, answer)
        elif at_prompt:  # Python may miss a signal in the moment before it waits for a key, so a person tries again
            stops += 1
            assert stops < 200
            if stop == "ctrl-c":
                os.write(terminal, b"\x03")
            else:
                os.kill(child, signal.SIGHUP)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    assert "title: Talk at Hill School\n" in text(site, "talk-at-hill-school")
    assert "phases: [primary]\n" in text(site, "talk-at-hill-school")
