"""`python -m scripts.generate` writes every file that is made; with --check it writes nothing and ends with 1 if one differs."""

from __future__ import annotations

import sys

from .house import files as house_files
from .model import ROOT
from .model import files as model_files
from .theme import FOLDER
from .theme import files as theme_files


def main(*, check: bool) -> int:
    """The exit code: 0, or 1 where `check` finds files that are not as they would be made."""
    made = {**model_files(), **house_files(), **theme_files()}
    stale = {path for path in (ROOT / FOLDER).rglob("*") if path.is_file()} - {ROOT / name for name in made}
    changed = [name for name, content in made.items() if not (ROOT / name).is_file() or (ROOT / name).read_bytes() != content]
    if check:
        for name in sorted([*changed, *(str(path.relative_to(ROOT)) for path in stale)]):
            print(f"{name} is not what `make generate` makes")
        return 1 if changed or stale else 0
    for path in stale:
        path.unlink()
    for name in changed:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(made[name])
        print(f"written: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
