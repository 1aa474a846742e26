"""Files of the repository that are made from the model. `python -m tests.tools.generated` writes them anew."""

from __future__ import annotations

from pathlib import Path

from whatworkswell import issue_form
from whatworkswell.vocabulary import load

ROOT = Path(__file__).resolve().parents[2]


def files() -> dict[str, str]:
    """Each file by its path from the root, as it should be."""
    return {issue_form.FILE: issue_form.form_text(load(ROOT))}


if __name__ == "__main__":
    for name, text in files().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
