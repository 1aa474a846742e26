#!/bin/sh
# Fetches the commits of a pull request into the ref pull-request, and checks nothing out.
# NUMBER is its number; SHA, where it is given, the commit that must be its last.
set -eu
case ${NUMBER:-x} in *[!0-9]*) echo "This is no number of a pull request." >&2; exit 1 ;; esac
git -c fetch.fsckObjects=true fetch --quiet --no-tags --no-recurse-submodules origin "+refs/pull/$NUMBER/head:refs/pull-request"
tip=$(git rev-parse --verify 'refs/pull-request^{commit}')
if [ -n "${SHA:-}" ] && [ "$tip" != "$SHA" ]; then
    echo "The pull request has moved on; a later run speaks of it." >&2
    exit 1
fi
