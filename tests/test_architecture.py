"""What holds the parts apart: who imports whom, how long a file grows, what a tracked file may name."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "whatworkswell"
ADAPTERS = [*sorted((ROOT / "hooks").glob("*.py")), *sorted((ROOT / "macros").glob("*.py"))]

#: From the ground up: a part imports from its own layer and those below it, and no two parts import each other.
#: A part that is not named reads one kind of file or holds one kind of fact, below the repository.
LAYERS = [
    {"problems"},
    {"fields", "frontmatter", "models", "references", "register", "vocabulary"},
    {"repository"},
    set(
        (
            "addresses checks examples facets family finding fit form formatting gaps issue_form lessons questions "
            "related render scaffold schema shelf trial_scaffold"
        ).split()
    ),
    {"incoming", "pages", "pullrequest", "site"},
    {"cli", "macros"},
]
HEIGHT = {part: height for height, layer in enumerate(LAYERS) for part in layer}
READERS = HEIGHT["models"]

REGISTRY_HOST = re.compile(r"//[\w.-]*(pypi|pythonhosted|npmjs|debian|ubuntu)\b")
INLINE_HANDLER = re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["'{]""", re.IGNORECASE)


def part_of(path: Path) -> str:
    """`whatworkswell/render/charts.py` is a piece of the part `render`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


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


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def parts_used(path: Path) -> set[str]:
    names = (name.split(".") for name in imported(path))
    used = {name[1] for name in names if name[0] == "whatworkswell" and len(name) > 1}
    return {part for part in used if (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()}


def test_imports_run_one_way() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {part}"
        for path in modules()
        if (here := part_of(path)) != "__init__"
        for part in parts_used(path)
        if HEIGHT.get(part, READERS) > HEIGHT.get(here, READERS)
    ]
    assert not wrong


def test_no_two_parts_import_each_other() -> None:
    uses: dict[str, set[str]] = {}
    for path in modules():
        uses.setdefault(part_of(path), set()).update(parts_used(path) - {part_of(path)})

    def reaches(part: str, goal: str, seen: set[str]) -> bool:
        return any(step == goal or (step not in seen and reaches(step, goal, seen | {step})) for step in uses.get(part, ()))

    circles = sorted(part for part in uses if reaches(part, part, set()))
    assert not circles


def test_the_core_knows_nothing_of_mkdocs() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules()
        for name in imported(path)
        if name.split(".")[0] in {"mkdocs", "mkdocs_macros", "material", "properdocs", "hooks", "macros"}
    ]
    assert not wrong


def test_adapters_import_no_adapter() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in ADAPTERS
        for name in imported(path)
        if name.split(".")[0] in {"hooks", "macros"}
    ]
    assert not wrong


@pytest.mark.parametrize(("paths", "limit"), [(ADAPTERS, 70), (modules(), 350)], ids=["adapters", "core"])
def test_files_stay_small(paths: list[Path], limit: int) -> None:
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert not {name: lines for name, lines in long.items() if lines > limit}


def test_templates_have_no_script_of_their_own() -> None:
    templates = [path for folder in (PACKAGE / "templates", ROOT / "docs") for path in folder.rglob("*.[hj][ti]*")]
    wrong = []
    for path in (path for path in templates if path.suffix in {".html", ".jinja"}):
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
