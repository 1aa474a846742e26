#!/bin/sh
# Prints the Chromium for the browser tests. CHROMIUM=/path/to/chromium chooses one by hand.
# Looks on this machine; with --install, next in the system's packages, last in Playwright's own download.
# Each is run before it is believed: on Ubuntu chromium-browser may be a stub that asks for a snap.
cd "$(dirname "$0")/.." || exit 1

playwrights_own() {
    .venv/bin/python -c 'from playwright.sync_api import sync_playwright as start
with start() as playwright: print(playwright.chromium.executable_path)' 2>/dev/null
}

find_chromium() {
    for name in "$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" "$(playwrights_own)"; do
        [ -n "$name" ] && "$name" --version >/dev/null 2>&1 && command -v "$name" && return 0
    done
    return 1
}

from_system_packages() {
    command -v apt-get >/dev/null || return 1
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root="sudo -n"
    fi
    echo "No Chromium here: installing the system's package." >&2
    $as_root apt-get update -qq >&2 && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >&2
}

from_playwright() {
    echo "No Chromium here: asking Playwright for its own (about 150 MB)." >&2
    .venv/bin/python -m playwright install chromium >/dev/null 2>&1
}

find_chromium && exit 0
if [ "$1" = "--install" ]; then
    from_system_packages && find_chromium && exit 0
    from_playwright && find_chromium && exit 0
fi
echo "The browser tests need Chromium, and none was found." >&2
echo "Install one (Debian: apt-get install chromium) or name it: make test CHROMIUM=/path/to/chromium" >&2
echo "The other tests run without: make test ARGS='-m \"not browser\"'" >&2
exit 1
