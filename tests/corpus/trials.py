"""Trials of a case: the small files that a stranger may add to somebody else's case."""

from __future__ import annotations

from tests.tools.pull_requests import LINK, Content, Odd

from .inputs import RAN, Category

HERE = Category("trials")
FOLDER = "cases/made-up-one/trials"
PLAIN = (
    "school: {name: Made-up School}\nwhen: 2024\nphases: [primary]\ncontext: {school: {setting: urban}}\n"
    "changes: Synthetic.\noutcome: mixed\npermissions: {school_approved: true, no_pupil_identifiable: true}\n"
)


def _trial(extra: str = "", **changed: str) -> str:
    lines = [line for line in PLAIN.splitlines() if line.partition(":")[0] not in changed]
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in changed.items())]) + f"\n{extra}"


for _id, _what, _text, _code in (
    ("script", "a script in what was changed", _trial(changes=f'"<script>{RAN}</script>"'), "E016"),
    ("script-key", "a script for a key", _trial(f'"<script>{RAN}</script>": x\n'), "E023"),
    ("address", "an address that runs", _trial(contact=f'{{url: "javascript:{RAN}"}}'), "E021"),
    ("laughs", "an anchor that grows", _trial('a: &a ["x","x"]\nb: [*a,*a]\n'), "E008"),
    ("tag", "a tag that runs Python", _trial(note='!!python/object/apply:os.system ["id"]'), "E008"),
    ("deep", "lists a thousand deep", _trial(note="[" * 1000 + "]" * 1000), "E010"),
    ("twice", "a key given twice", _trial("outcome: improved\n"), "E007"),
    ("stage", "what only a maintainer decides", _trial("stage: approved\n"), "E023"),
    ("unseen", "a sign that turns the text round", _trial(note="made \u202eup"), "E002"),
    ("large", "a file of five megabytes", _trial("# " + "x" * 5_000_000), "E009"),
    ("nothing", "an empty file", "", "E011"),
    ("bytes", "a file that is no text", "\x00\x01\x02", "E002"),
    ("mail", "a person's address", _trial(note="Write to someone@school.example."), "E080"),
    ("pupil", "a pupil by name", _trial(note="Then Freya, a year 7 pupil, read aloud."), "W080"),
):
    HERE.add(_id, _what, lambda text=_text: {f"{FOLDER}/made-up-school.yml": text}, _code)

_MANY: dict[str, Content] = {f"{FOLDER}/made-up-{n}.yml": PLAIN.replace("2024", f"{1000 + n}") for n in range(5000)}
HERE.add("many", "five thousand trials", lambda: _MANY, "E106")
HERE.add("no-case", "a trial of a case that is not there", lambda: {"cases/nowhere/trials/a-school.yml": PLAIN}, "E107")
HERE.add("page", "a page among the trials", lambda: {f"{FOLDER}/index.html": f"<script>{RAN}</script>"}, "E047")
HERE.add("folder", "a folder among the trials", lambda: {f"{FOLDER}/deep/made-up.yml": PLAIN}, "E048")

for _id, _what, _change, _code in (
    ("pull-link", "a link out of the folder", {f"{FOLDER}/a-school.yml": Odd(LINK, b"/etc/passwd")}, "E092"),
    ("pull-two", "trials of two cases", {f"{FOLDER}/a-school.yml": PLAIN, "cases/nowhere/trials/a-school.yml": PLAIN}, "E094"),
    ("pull-bad", "a trial with a script", {f"{FOLDER}/a-school.yml": _trial(note=f'"<b onclick={RAN}>"')}, "E016"),
):
    HERE.add(_id, _what, lambda files=_change: files, _code, is_pull=True)

HERE.add("twin-pull", "a trial of a case", lambda: {f"{FOLDER}/a-school.yml": PLAIN}, is_twin=True, is_pull=True)
_ODD = _trial(note='"{{ 7*7 }} {% raw %} Made up: KS2 3AB, 0123456789, Siân’s 😀"', school='{like: "a school & more"}')
HERE.add("twin-odd", "braces, letters and signs in a trial", lambda: {f"{FOLDER}/a-school.yml": _ODD}, is_twin=True)
