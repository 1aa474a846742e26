"""Pull requests of a stranger: one folder of a case, plain files, and nothing else."""

from __future__ import annotations

from tests.sites.tiny import case
from tests.tools.pull_requests import LINK, PROGRAM, SUBMODULE, Content, Odd

from .inputs import Category

HERE = Category("scope")
_NEW = case("made-up-new")
_LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"

_CHANGES: dict[str, tuple[str, dict[str, Content], str]] = {
    "settings": ("the site's settings", {"mkdocs.yml": "site_name: Other\n"}, "E090"),
    "hook": ("a program of the build", {"hooks/site.py": "# synthetic\n"}, "E090"),
    "macros": ("a program for pages", {"macros/__init__.py": "# synthetic\n"}, "E090"),
    "workflow": ("a workflow", {".github/workflows/x.yml": "on: push\n"}, "E090"),
    "checker": ("the checker itself", {"whatworkswell/checks/case.py": "# synthetic\n"}, "E090"),
    "register": ("the register", {"docs/_data/register.csv": "x\n"}, "E090"),
    "maintainers": ("the list of maintainers", {"docs/_data/maintainers.yml": "- Keeper\n- stranger\n"}, "E090"),
    "waivers": ("a waiver of one's own", {"docs/_data/waivers.yml": "[]\n"}, "E090"),
    "git-attributes": ("orders to Git at the top", {".gitattributes": "* filter=x\n"}, "E090"),
    "capitals": ("a twin of the folder of cases", {"Cases/x/index.md": "synthetic\n"}, "E090"),
    "link": ("a link out of the folder", {"cases/made-up-new/plan.pdf": Odd(LINK, b"/etc/passwd")}, "E092"),
    "link-index": ("a case that is a link", {"cases/made-up-new/index.md": Odd(LINK, b"../made-up-one/index.md")}, "E092"),
    "program": ("a file that is marked as a program", {"cases/made-up-new/x.sh": Odd(PROGRAM, b"#!/bin/sh\n")}, "E092"),
    "submodule": ("another repository", {"cases/made-up-new/x": Odd(SUBMODULE)}, "E092"),
    "orders": ("orders to Git in the folder", {"cases/made-up-new/.gitattributes": "* filter=x\n"}, "E093"),
    "two": ("two cases", case("made-up-other"), "E094"),
    "gone": ("a published case that is taken away", {"cases/made-up-one/index.md": None}, "E091"),
    "elsewhere": ("a file that Git keeps elsewhere", {"cases/made-up-new/plan.pdf": _LFS}, "E095"),
    "windows": ("a name that Windows cannot store", {"cases/made-up-new/a:b.pdf": "synthetic"}, "E096"),
}
for _id, (_what, _change, _code) in _CHANGES.items():
    _files = {**_NEW, **_change}
    HERE.add(_id, _what, lambda files=_files: files, _code, is_pull=True)

HERE.add("twin-new", "a new case", lambda: _NEW, is_twin=True, is_pull=True)
_EDIT = case("made-up-one", "## What we did\n\nStill nothing: this is made up.\n")
HERE.add("twin-edit", "an edit of a case", lambda: _EDIT, is_twin=True, is_pull=True)
