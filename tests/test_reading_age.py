"""What the site says of its own accord suits a reader of twelve; what it quotes from the field may be harder."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.tools.reading import reading_age

AGE = 12.5


def test_the_measure_tells_plain_from_heavy() -> None:
    assert reading_age("The class met at ten. We asked each child what they had learned. Most could say. " * 9) < 8
    assert reading_age("Institutional considerations necessitate collaborative professional infrastructure. " * 9) > 20


def test_the_checkers_messages(root: Path) -> None:
    messages = yaml.safe_load((root / "whatworkswell/problems/messages.yml").read_text(encoding="utf-8"))
    said = "\n\n".join(f"{message['text']}\n\n{message.get('mend', '')}" for message in messages)
    assert reading_age(said) <= AGE


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_what_contributors_read(root: Path, name: str) -> None:
    assert reading_age((root / name).read_text(encoding="utf-8")) <= AGE
