"""Seconds, memory and bytes."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser

from tests.tools.server import serving

ASSET = re.compile(r"""<link[^>]+rel="?stylesheet"?[^>]+href="?([^\s">]+)|<script[^>]+src="?([^\s">]+)""")


@dataclass(frozen=True)
class Run:
    """A command: how long it took, and the peak memory of its largest process."""

    seconds: float
    megabytes: float


def run(command: list[str], folder: Path) -> Run:
    """Run a command of this environment; stop everything with its output if it fails."""
    log = folder.parent / "output.txt"
    program = Path(sys.executable).with_name(command[0])
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [program, *command[1:]], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait for it again
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed in {folder}:\n{log.read_text(encoding='utf-8')[-4000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return Run(seconds, used.ru_maxrss * unit / 1e6)


def page_weight(site: Path, path: str) -> dict[str, tuple[int, int]]:
    """Bytes, raw and compressed, of a page, of its style sheets and of its scripts."""
    html = (site / path / "index.html").read_bytes()
    weight = {"HTML": (len(html), len(gzip.compress(html, 6))), "CSS": (0, 0), "JS": (0, 0)}
    for style, script in ASSET.findall(html.decode()):
        name = urlsplit(urljoin(f"/{path}/", style or script)).path.lstrip("/")
        data = (site / name).read_bytes()
        kind = "CSS" if style else "JS"
        raw, packed = weight[kind]
        weight[kind] = (raw + len(data), packed + len(gzip.compress(data, 6)))
    return weight


@dataclass(frozen=True)
class Search:
    """From opening a page to the first result: bytes sent, how many of them to open it, and seconds on this machine."""

    bytes: int
    opening: int
    seconds: float


def first_search(browser: Browser, site: Path, path: str, box: str, result: str, words: str, ready: str = "body") -> Search:
    """Open `path` as a first visitor; when `ready` is there type `words` into `box`; wait for `result`."""
    sent: list[int] = []
    with serving(site, compress=True, count=sent.append) as address:
        context = browser.new_context()
        page = context.new_page()
        start = time.perf_counter()
        page.goto(address + path)
        page.locator(ready).first.wait_for(timeout=120_000)
        opening = sum(sent)
        page.locator(box).first.click()
        page.keyboard.type(words)
        page.locator(result).first.wait_for(timeout=120_000)
        seconds = time.perf_counter() - start
        context.close()
    return Search(sum(sent), opening, seconds)
