"""What every test may ask for: the repository, the built site, a server, the HTML checker."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock

from tests.tools.html_checker import messages_about
from tests.tools.modules import write_modules
from tests.tools.properties import as_example
from tests.tools.server import serving

ROOT = Path(__file__).resolve().parent.parent

#: What a published site sets, so that everything it can show is there to be tested.
PUBLISHED = {
    "SITE_URL": "https://practice.example.org/",
    "REPO_URL": "https://github.com/example/practice",
    "SUBMISSIONS_EMAIL": "practice@example.org",
    "ALLIANCE_NAME": "Example Alliance",
    "REVIEW_DAYS": "21",
    "SOURCE_DATE_EPOCH": "1790000000",  # the same pages on every day
    "PUBLISHER": "Example Trust",
    "EDITORS": "An Editor",
    "CONTACT": "https://trust.example.org/contact",
    "PAID_BY": "the schools of the trust",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the checker says to tests/golden/*.yml")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what Hypothesis found as the decorator that keeps it."""
    report = yield
    fixtures = getattr(item, "fixturenames", ())
    for call in getattr(item, "_hypothesis_failing_examples", ()):
        report.sections.append(("add this to the test", as_example(call, fixtures)))
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


def _build(site: Path, settings: dict[str, str]) -> str:
    """Build the site strictly, with the modules that tests call one by one; return what went wrong, or nothing."""
    env = {name: value for name, value in os.environ.items() if name not in PUBLISHED}
    env |= settings | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        return done.stdout + done.stderr
    write_modules(site)
    return ""


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, dict[str, str]], Path]:
    """Build the real site with these settings, once a test run: the workers share it, and its failure too."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def build(name: str, settings: dict[str, str]) -> Path:
        site, outcome = folder / name, folder / f"{name}.outcome"
        with FileLock(folder / f"{name}.lock"):
            if not outcome.exists():
                outcome.write_text(_build(site, settings), encoding="utf-8")
        if wrong := outcome.read_text(encoding="utf-8"):
            pytest.fail(f"the site does not build:\n{wrong}", pytrace=False)
        return site

    return build


@pytest.fixture(scope="session")
def built_site(build_once: Callable[[str, dict[str, str]], Path]) -> Path:
    """The folder of the real site with every setting given."""
    return build_once("site", PUBLISHED)


@pytest.fixture(scope="session")
def plain_site(build_once: Callable[[str, dict[str, str]], Path]) -> Path:
    """The folder of the real site as a fresh clone builds it: no address, no repository, no e-mail."""
    return build_once("plain-site", {})


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serve a folder on this machine until the session ends; return its address, which ends in a slash."""
    with ExitStack() as servers:
        yield lambda folder, **options: servers.enter_context(serving(folder, **options))


@pytest.fixture(scope="session")
def validate_html() -> Callable[[Iterable[Path | str]], list[str]]:
    """Return every message of the Nu HTML checker about these files or addresses, in one run; none is left out."""
    return messages_about
