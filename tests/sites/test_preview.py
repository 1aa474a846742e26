"""`mkdocs serve` with a case that is not ready: it goes on, says what to mend, and shows the case again when it is mended."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.sites.tiny import TinySite, case

SECONDS = 90  # at most, on a busy machine; each step takes one or two
SOUND = case("made-up-one")
BROKEN = case("made-up-one", "## What we did\n\nMade up.\n\n<script>alert(1)</script>\n", phases="[primery]")
MACROS = "---\nrender_macros: true\n---\n"


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, site: TinySite, process: subprocess.Popen[bytes], address: str, log: Path) -> None:
        self.site, self.process, self.address, self.log = site, process, address, log

    def read(self, path: str) -> str:
        """The page at `path`; nothing while there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=SECONDS) as answer:  # noqa: S310 (our own server)
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, words: str, path: str) -> str:
        """The page at `path`, as soon as it holds these words."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the preview ended:\n{self.said()}"
            if words in (page := self.read(path)):
                return page
            time.sleep(0.1)
        pytest.fail(f"{words!r} did not come in {path}:\n{self.said()}")

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")


@contextmanager
def previewing(site: TinySite) -> Iterator[Preview]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = site.folder / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            site.command("serve", "--dev-addr", f"127.0.0.1:{port}"),
            cwd=site.folder,
            env=site.environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Preview(site, process, f"http://127.0.0.1:{port}/", log)
        finally:
            process.terminate()
            process.wait(SECONDS)


@pytest.mark.slow
def test_a_case_breaks_and_is_mended_while_it_is_shown(tiny_site: Callable[..., TinySite]) -> None:
    with previewing(tiny_site(SOUND)) as preview:
        preview.wait_for("Made up for a test", "cases/made-up-one/")

        preview.site.write(BROKEN)
        page = preview.wait_for("Almost there", "cases/made-up-one/")
        for words in ("E012", "primery", "Did you mean `primary`?", "E034", "&lt;script&gt;", "line 7", "line 17"):
            assert words in page, words
        assert "alert(1)" not in page
        assert "made-up-one" not in preview.read("cases/").partition("<main")[2], "what cannot be published is in no list"
        assert "E012" in preview.said()

        preview.site.write(SOUND)
        preview.wait_for("Made up for a test", "cases/made-up-one/")


@pytest.mark.slow
def test_a_preview_begins_and_goes_on_with_mistakes(tiny_site: Callable[..., TinySite]) -> None:
    pages = {
        "docs/guide.md": MACROS + '# Guide\n\nWords of the guide.\n\n{{ case_card("nowhere") }}\n\n[x](nowhere.md)\n',
        "docs/more.md": MACROS + "# More\n\n{{ no_such_macro() }}\n",
    }
    with previewing(tiny_site(BROKEN, case("made-up-two"), pages)) as preview:
        preview.wait_for("Almost there", "cases/made-up-one/")
        preview.wait_for("Made up for a test", "cases/made-up-two/")
        preview.wait_for("Words of the guide", "guide/")
        assert "guide.md:8  {{ case_card }}: 'nowhere' is not a case" in preview.said()
        preview.site.write({"docs/guide.md": "# Guide\n\nNothing is wrong now.\n"})
        preview.wait_for("Nothing is wrong now", "guide/")
