"""Chromium, found and started as the tests and measurements need it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/chromium.sh"

#: Without these Chromium asks its maker's hosts for updates and the like at every start.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
#: What Chromium starts processes for with every window, though no page is in them: the lists below its address bar, and one
#: kept ready for a next page. Without them a window costs half the time. Playwright names what it switches off in the same
#: flag, of which Chromium reads the last: so its names are here too.
WITHOUT = (
    "WebUIOmniboxPopup WebUIOmniboxAimPopup SpareRendererForSitePerProcess "
    "AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades HttpsFirstBalancedModeAutoEnable "
    "LensOverlay MediaRouter PaintHolding ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect "
    "OptimizationHints NetworkTimeServiceQuerying AimEnabled PreconnectToSearch"
).split()


def path_of_chromium() -> str:
    """The path that `make` found, or one that is found now. Raises FileNotFoundError with what to do about it."""
    if path := os.environ.get("CHROMIUM"):
        return path
    found = subprocess.run([SCRIPT], capture_output=True, text=True)
    if found.returncode:
        raise FileNotFoundError(found.stderr)
    return found.stdout.strip()


@contextmanager
def running(path: str) -> Iterator[Browser]:
    """Start Chromium without a window, and end it."""
    flags = [*QUIET, f"--disable-features={','.join(WITHOUT)}"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # its sandbox refuses to run as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()
