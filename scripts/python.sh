#!/bin/sh
# Prints a Python that can hold this project: 3.11 or newer, able to make a virtual environment.
# PYTHON=/path/to/python chooses one by hand. Each is run, since a name on PATH may be only a stub.
found=""
for name in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3 python}; do
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    found=$name
    "$name" -c 'import ensurepip, venv' 2>/dev/null || continue
    command -v "$name"
    exit 0
done
if [ -n "$found" ]; then
    echo "$found is here, but not its venv module, which keeps this project's packages apart from the machine's." >&2
    echo "On Debian and Ubuntu: apt-get install python3-venv. Then run the same command again." >&2
else
    echo "This project needs Python 3.11 or newer, and none was found (looked for ${PYTHON:-python3.11 to 3.14, python3, python})." >&2
    echo "Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2
fi
exit 1
