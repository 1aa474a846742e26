"""What the form in the browser is made of and checks by, generated from the core: nothing is typed twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from whatworkswell.case.repository import Repository

from .definition import definition
from .personal import patterns

#: Where the form's rules and the detectors' patterns are in the built site.
ADDRESS, PATTERNS = "share/form.json", "share/personal.json"


def files(site: Repository) -> Mapping[str, Callable[[], bytes]]:
    """What the form needs in the built site: each path there, and how its content is made."""
    return {ADDRESS: lambda: _json(definition(site)), PATTERNS: lambda: _json(patterns())}


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
