"""Names of folders and files: what shadows, what vanishes, what another system takes for something else."""

from __future__ import annotations

from tests.sites.tiny import case
from tests.tools.attachments import pdf

from .inputs import Category

HERE = Category("names")

for _id, _slug, _code in (
    ("capitals", "Made-Up", "E050"),
    ("space", "made up", "E050"),
    ("underscore", "made_up", "E050"),
    ("dots", "made..up", "E050"),
    ("ending", "made-up.html", "E050"),
    ("hyphens", "made--up", "E050"),
    ("hyphen-first", "-made-up", "E050"),
    ("hyphen-last", "made-up-", "E050"),
    ("short", "mu", "E050"),
    ("long", "m" * 61, "E050"),
    ("accent", "made-\u00fap", "E050"),
    ("cyrillic", "m\u0430de-up", "E050"),
    ("wide", "\uff4dade-up", "E050"),
    ("emoji", "made-\U0001f389", "E050"),
    ("direction", "made-\u202epu", "E050"),
    ("script", "<script>", "E050"),
    ("braces", "{{ 7*7 }}", "E050"),
    ("percent", "made%2fup", "E050"),
    ("shell", "$(id)", "E050"),
    ("line", "made\nup", "E050"),
    ("index", "index", "E051"),
    ("assets", "assets", "E051"),
    ("search", "search", "E051"),
    ("device", "con", "E051"),
    ("device-number", "com1", "E051"),
):
    _files = case(_slug)
    HERE.add(_id, f"a folder called {_slug!r:.40}", lambda files=_files: files, _code)
for _id, _slug in (
    ("digits", "2012-made-up-7"),
    ("welsh", "ysgol-gymraeg"),
    ("longest", "m" * 60),
    ("device-part", "con-artists"),
):
    _files = case(_slug)
    HERE.add(f"twin-{_id}", f"a folder called {_slug:.40}", lambda files=_files: files, is_twin=True)

for _id, _name, _code in (
    ("file-page", "made-up.html", "E047"),
    ("file-drawing", "made-up.svg", "E047"),
    ("file-program", "made-up.js", "E047"),
    ("file-macro", "made-up.docm", "E047"),
    ("file-archive", "made-up.zip", "E047"),
    ("file-two-endings", "made-up.html.pdf", "E047"),
    ("file-capitals", "Made-Up.pdf", "E047"),
    ("file-space", "made up.pdf", "E047"),
    ("file-device", "con.pdf", "E047"),
    ("file-device-number", "lpt1.pdf", "E047"),
    ("file-accent", "made-\u00fap.pdf", "E047"),
    ("file-direction", "made-\u202efdp.exe", "E047"),
    ("file-stream", "made-up.pdf:x", "E047"),
    ("file-dot", ".htaccess", "E047"),
    ("file-git", ".gitattributes", "E047"),
    ("file-none", "made-up", "E047"),
    ("file-left", "thumbs.db", "E047"),
    ("file-headers", "_headers", "E047"),
    ("file-long", "m" * 120 + ".pdf", "E047"),
    ("file-page-twin", "index.MD", "E047"),
):
    _made = {**case(f"made-up-{_id}"), f"cases/made-up-{_id}/{_name}": pdf("Synthetic")}
    HERE.add(_id, f"a file called {_name!r:.40}", lambda files=_made: files, _code)

_TWINS = {
    **case("made-up-two-names"),
    **{f"cases/made-up-two-names/{name}": pdf("Synthetic") for name in ("plan.pdf", "Plan.pdf")},
}
HERE.add("file-twins", "two files that are one on some computers", lambda: _TWINS, "E047")
_DEEP = {**case("made-up-folder"), "cases/made-up-folder/deep/index.html": "<p>synthetic</p>"}
HERE.add("folder-inside", "a folder in the folder", lambda: _DEEP, "E048")
HERE.add("file-in-cases", "a file among the folders", lambda: {"cases/index.html": "<p>synthetic</p>"}, "E053")
HERE.add("no-index", "a folder without a case", lambda: {"cases/made-up-empty/plan.pdf": pdf("Synthetic")}, "E001")
HERE.add(
    "orphan",
    "a file that nothing mentions",
    lambda: {**case("made-up-orphan"), "cases/made-up-orphan/plan.pdf": pdf("Synthetic")},
    "E046",
)
HERE.text("missing", "a file that is not there", "[plan](plan.pdf)", "E041")
_REPEATED = {**case("made-up-again", title="Made-up case made-up-one")}
HERE.add("title-twin", "a title that another case has", lambda: _REPEATED, "W001")
