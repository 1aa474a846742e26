#!/bin/sh
# Looks at the scripts and style sheets: Biome at their form and for faults, TypeScript's checker at the types, first of what
# browsers run and then of what Node runs. Ends with 1 if any of them finds something. With --write, Biome mends what it can.
set -u
cd "$(dirname "$0")/.." || exit 1
PATH="$PATH:$PWD/.venv/bin"
found=0
node_modules/.bin/biome check --error-on-warnings "$@" || found=1
node_modules/.bin/tsc --project . || found=1
node_modules/.bin/tsc --project scripts || found=1
exit $found
