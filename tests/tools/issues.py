"""Issues as GitHub makes them of the form: each element as a heading with its answer below."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from whatworkswell.authoring.issue.form import elements
from whatworkswell.case.front_matter.vocabulary import packaged

#: Every required answer and some others; all of it is made up.
ANSWERS: Mapping[str, str] = {
    "phases": "Primary, Secondary",
    "context.school.setting": "Urban",
    "context.school.prior_collaboration": "Had worked together before: none",
    "schools": "none",
    "regions": "Yorkshire and the Humber",
    "subjects": "English, Personal, social, health and economic education, Welsh",
    "why": "Talk was thin.\r\n\r\n### Outcome\r\n\r\nThis is a heading of the author's own.",
    "approaches": "Lesson Study",
    "ended": "2025-07",
    "duration": "How many: 2\nUnit of time: Term\nRoughly: yes",
    "context.process.cross_school": "No",
    "key_messages": "2. Build trust first, 10. Fit it in with what you do",
    "cost": "Staff time: 12\nCover:\nMoney:\nNote: None; all in meetings",
    "resources": "- A made-up sheet; https://example.org/sheet; Kind: Checklist",
    "what-we-did": "We planned talk before writing.",
    "outcome": "Mixed",
    "evidence": (
        "What teachers said; talk in pairs; Note: it was longer; and calmer\nTest result; spelling; Result: 4; Unit: marks"
    ),
    "barriers": "1. Time was short; What helped: we met at lunch",
    "what-happened": "Pupils said more.",
    "what-made-the-difference": "Planning together.",
    "what-did-not-work": "The first sheet was too long.",
    "if-you-try-this": "Begin with one class.",
    "summary": "Teachers planned talk before writing.\nThis is made up.",
    "key_points": "- Plan talk first.\n- Keep the sheet short.",
    "useful_for": "Teacher, CPD leader",
    "permissions.school_approved": "- [X] The head of the school agrees to publication.",
    "permissions.no_pupil_identifiable": "- [x] No pupil can be recognised.",
    "permissions.photos": "No photographs",
    "licence": "Creative Commons Attribution 4.0",
}


def body(answers: Mapping[str, str]) -> str:
    """The body of an issue with these answers, by path."""
    asked = list(elements(packaged()))
    assert set(answers) <= {element.path for element in asked}
    return "\n\n".join(f"### {element.label}\n\n{answers.get(element.path) or '_No response_'}" for element in asked)


def event(answers: Mapping[str, str] = ANSWERS, title: str = "Case: Talk before writing", **issue: Any) -> bytes:
    """What a workflow is given about it."""
    found = {"number": 12, "title": title, "body": body(answers), "labels": [{"name": "case"}], "user": {"login": "teacher"}}
    return json.dumps({"action": "opened", "issue": found | issue}).encode()
