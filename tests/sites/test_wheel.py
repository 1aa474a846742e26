"""A site of somebody else's, built with the engine as pip installs it: nothing of this repository but the wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites.tiny import PAGES, case

MKDOCS = """\
site_name: Another alliance
theme: {name: whatworkswell}
exclude_docs: /_data/
not_in_nav: |
  /cases/
  /browse/
plugins:
  - macros:
      module_name: macros
      render_by_default: false
      on_undefined: strict
      on_error_fail: true
      j2_comment_start_string: "<#"
      j2_comment_end_string: "#>"
hooks: [hooks/site.py]
markdown_extensions: [abbr, attr_list, def_list, md_in_html, tables]
nav:
  - Home: index.md
  - Find practice: search.md
  - All cases: cases.md
"""
PACKED = ("pyproject.toml", "README.md", "LICENSE", "whatworkswell", "whatworkswell_mkdocs")
COLOURS = ":root {\n  --ww-board: #102a43;\n}\n"


@pytest.mark.slow
def test_another_site_needs_only_the_wheel_and_its_own_content(root: Path, tmp_path: Path) -> None:
    source, wheels, engine, site = (tmp_path / name for name in ("source", "wheels", "engine", "site"))
    for name in PACKED:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        source.mkdir(exist_ok=True)
        copy(root / name, source / name)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(wheels), str(source)], check=True)
    (wheel,) = wheels.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(engine)
    files = {**PAGES, **case("made-up-one"), "mkdocs.yml": MKDOCS, "docs/_data/colours.css": COLOURS}
    for carried in ("hooks/site.py", "macros/__init__.py"):
        files[carried] = (root / carried).read_text(encoding="utf-8")
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
    env |= {"PYTHONPATH": str(engine), "NO_MKDOCS_2_WARNING": "1"}
    where = "import whatworkswell, sys; sys.exit(whatworkswell.__file__)"
    assert str(engine) in subprocess.run([sys.executable, "-c", where], cwd=site, env=env, capture_output=True, text=True).stderr
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=site, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = LexborHTMLParser((site / "site/cases/made-up-one/index.html").read_text(encoding="utf-8"))
    assert "Made-up case made-up-one" in page.css_first("h1").text()
    sheets = [str(link.attributes["href"]) for link in page.css("link[rel=stylesheet]")]
    assert len(sheets) == 2
    assert COLOURS in (site / "site/cases/made-up-one" / sheets[0]).read_text(encoding="utf-8")
