"""What holds the parts apart: who imports whom, how long a file grows, what a tracked file may name."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "whatworkswell"
ADAPTERS = sorted((ROOT / "whatworkswell_mkdocs").glob("*.py"))
#: What a site carries: it takes everything from the adapters.
CARRIED = [*(ROOT / "hooks").glob("*.py"), *(ROOT / "macros").glob("*.py")]

#: The floors from the ground up. A module imports from its own folder and from
#: those above it on this list. A new folder gets a floor here, or the test fails.
FLOORS = [
    "whatworkswell",
    "whatworkswell/theme",
    "whatworkswell/problems",
    "whatworkswell/case/front_matter",
    "whatworkswell/case/account",
    "whatworkswell/case",
    "whatworkswell/checks/personal",
    "whatworkswell/checks/attachments",
    "whatworkswell/checks",
    "whatworkswell/catalogue",
    "whatworkswell/shell",
    "whatworkswell/kit",
    "whatworkswell/topics",
    "whatworkswell/topics/references",
    "whatworkswell/topics/glossary",
    "whatworkswell/topics/lists",
    "whatworkswell/topics/case_page",
    "whatworkswell/topics/search",
    "whatworkswell/topics/fit",
    "whatworkswell/topics/family",
    "whatworkswell/topics/gap_map",
    "whatworkswell/topics/what_did_not_work",
    "whatworkswell/topics/open_data",
    "whatworkswell/topics/drawings",
    "whatworkswell/topics/handbook",
    "whatworkswell/topics/jpd",
    "whatworkswell/topics/evidence",
    "whatworkswell/topics/sessions",
    "whatworkswell/topics/collections",
    "whatworkswell/topics/start",
    "whatworkswell/authoring",
    "whatworkswell/authoring/form",
    "whatworkswell/authoring/guide",
    "whatworkswell/authoring/word",
    "whatworkswell/authoring/issue",
    "whatworkswell/authoring/incoming",
    "whatworkswell/site",
    "whatworkswell/cli",
]

REGISTRY_HOST = re.compile(r"//[\w.-]*(pypi|pythonhosted|npmjs|debian|ubuntu)\b")
INLINE_HANDLER = re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["'{]""", re.IGNORECASE)


def floor_of(path: Path) -> int:
    """The height of the module at `path`: that of its folder in `FLOORS`, -1 where it has none."""
    folder = path.relative_to(ROOT).parent.as_posix()
    return FLOORS.index(folder) if folder in FLOORS else -1


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, anywhere in it, by its full name."""
    package = list(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def scripts() -> list[Path]:
    """The scripts as they are written, without what is made of them."""
    return [path for path in sorted(PACKAGE.rglob("*.js")) if not path.is_relative_to(PACKAGE / "theme")]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def modules_used(path: Path) -> set[Path]:
    """The files of the package that a module imports, at the top or within a function."""
    files = set()
    for name in imported(path):
        place = ROOT / name.replace(".", "/")
        files |= {file for file in (place / "__init__.py", place.with_suffix(".py")) if file.is_file()}
    return {file for file in files if file.is_relative_to(PACKAGE)}


def test_every_folder_has_a_floor() -> None:
    assert [name for name in FLOORS if not (ROOT / name).is_dir()] == []
    assert [str(path.relative_to(ROOT)) for path in modules() if floor_of(path) < 0] == []


def test_imports_run_down() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {used.relative_to(ROOT)}"
        for path in modules()
        for used in modules_used(path)
        if floor_of(used) > floor_of(path)
    ]
    assert not wrong


def test_no_two_modules_import_each_other() -> None:
    uses = {path: modules_used(path) - {path} for path in modules()}

    def reaches(path: Path, goal: Path, seen: set[Path]) -> bool:
        return any(step == goal or (step not in seen and not seen.add(step) and reaches(step, goal, seen)) for step in uses[path])

    assert [str(path.relative_to(ROOT)) for path in uses if reaches(path, path, set())] == []


def test_no_private_name_is_imported() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules()
        for name in imported(path)
        if any(part.startswith("_") and not part.startswith("__") for part in name.split("."))
    ]
    assert not wrong


def test_the_core_knows_nothing_of_mkdocs() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules()
        for name in imported(path)
        if name.split(".")[0] in {"mkdocs", "mkdocs_macros", "material", "properdocs", "hooks", "macros", "whatworkswell_mkdocs"}
    ]
    assert not wrong


def test_a_site_carries_a_few_lines() -> None:
    code = {path: ast.parse(path.read_text(encoding="utf-8")).body[1:] for path in CARRIED}
    assert CARRIED
    assert not [path for path, body in code.items() if sum(node.end_lineno - node.lineno + 1 for node in body) > 5]


@pytest.mark.parametrize(
    ("paths", "limit"), [(ADAPTERS, 90), (modules(), 350), (scripts(), 350)], ids=["adapters", "core", "scripts"]
)
def test_files_stay_small(paths: list[Path], limit: int) -> None:
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert not {name: lines for name, lines in long.items() if lines > limit}


@pytest.mark.parametrize(("lines", "is_refused"), [(100, True), (40, False)])
def test_the_linter_refuses_long_functions(lines: int, tmp_path: Path, *, is_refused: bool) -> None:
    """`scripts/lint-scripts.sh` runs Biome over all scripts; its configuration holds the limit."""
    shutil.copy(ROOT / "biome.jsonc", tmp_path)
    (tmp_path / "whatworkswell").mkdir()
    script = "export function long(act) {\n" + "  act();\n" * lines + "}\n"
    (tmp_path / "whatworkswell/long.js").write_text(script, encoding="utf-8")
    done = subprocess.run([ROOT / "node_modules/.bin/biome", "lint"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ("lint/complexity/noExcessiveLinesPerFunction" in done.stdout + done.stderr) == is_refused
    assert bool(done.returncode) == is_refused


def test_templates_have_no_script_of_their_own() -> None:
    templates = [*PACKAGE.rglob("*.jinja"), *PACKAGE.rglob("*.html")]
    wrong = []
    assert templates
    for path in templates:
        text = path.read_text(encoding="utf-8")
        wrong += [f"{path.relative_to(ROOT)}: {found}" for found in INLINE_HANDLER.findall(text)]
        wrong += [f"{path.relative_to(ROOT)}: {found}" for found in re.findall(r"javascript:", text)]
    assert not wrong


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-html.lock", "package-lock.json"])
def test_locks_hold_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert '"resolved"' not in text, "where to download from is the setting of each machine"
    assert "http" not in re.sub(r'"funding": (\{.*?\n      \}|\[.*?\n      \])', "", text, flags=re.DOTALL)


def test_the_lock_has_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    asked += [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    lines = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    locked = {canonicalize_name(name): version for name, version in lines}
    wanted = map(Requirement, asked)
    missing = [str(want) for want in wanted if locked.get(canonicalize_name(want.name), "none") not in want.specifier]
    assert not missing, "run `make lock`"


def test_no_tracked_file_names_a_registry_host() -> None:
    wrong = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if REGISTRY_HOST.search(text):
            wrong.append(str(path.relative_to(ROOT)))
    assert not wrong


def test_the_package_names_nothing_of_this_site() -> None:
    """The engine is everybody's: the name, the licence, the colours and the cases of this site are content."""
    settings = yaml_load((ROOT / "mkdocs.yml").open("rb"))
    colours = re.findall(r"#[0-9a-f]{6}\b", (ROOT / "docs/_data/colours.css").read_text(encoding="utf-8"))
    names = {settings["site_name"], settings["extra"]["licence"]["url"], *(folder.name for folder in (ROOT / "cases").iterdir())}
    names |= set(colours) - {"#ffffff"}
    own = [path for folder in (PACKAGE, ROOT / "whatworkswell_mkdocs") for path in folder.rglob("*") if path.is_file()]
    wrong = []
    for path in (path for path in own if path.suffix not in {".pyc"}):
        text = path.read_text(encoding="utf-8").casefold()
        wrong += [f"{path.relative_to(ROOT)}: {name}" for name in names if name.casefold() in text]
    assert not wrong
