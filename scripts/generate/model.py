"""Files that are made from the model and the site's data."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from whatworkswell.authoring.issue import form as issue_form
from whatworkswell.case.front_matter.vocabulary import load
from whatworkswell.case.schema import json_schema, trial_schema
from whatworkswell.site.pull_request import MAINTAINERS

from . import commands, rulebook_types
from .snippets import snippets

ROOT = Path(__file__).resolve().parents[2]


def files() -> dict[str, bytes]:
    """Each file by its path from the root, as it should be."""
    words = load(ROOT)
    texts = {
        issue_form.FILE: issue_form.form_text(words),
        ".github/CODEOWNERS": _owners(),
        ".vscode/case.code-snippets": snippets(words),
        rulebook_types.FILE: rulebook_types.types(),
        commands.FILE: commands.page(),
        "docs/share/case.schema.json": _json(json_schema(words)),
        "docs/share/trial.schema.json": _json(trial_schema(words)),
    }
    return {name: text.encode() for name, text in texts.items()}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _owners() -> str:
    names = yaml.safe_load((ROOT / MAINTAINERS).read_text(encoding="utf-8"))
    everything = " ".join(["*", *(f"@{name}" for name in names)])
    return (
        f"# Made from {MAINTAINERS} by `make generate`. GitHub asks these people to review every change.\n"
        f"{everything if names else '# Nobody is listed yet.'}\n"
    )
