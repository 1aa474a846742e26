"""What the site says of its own accord suits a reader of twelve; what it quotes from the field may be harder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.reading import reading_age
from whatworkswell.problems.problem import Message, messages

AGE = 12.5


def test_the_measure_tells_plain_from_heavy() -> None:
    assert reading_age("The class met at ten. We asked each child what they had learned. Most could say. " * 9) < 8
    assert reading_age("Institutional considerations necessitate collaborative professional infrastructure. " * 9) > 20


def test_the_checkers_messages() -> None:
    said = [text for message in messages().values() for text in (message.text, message.mend, *_advice(message))]
    assert reading_age("\n\n".join(said)) <= AGE


def _advice(message: Message) -> list[str]:
    """What the variants of a message's advice tell people to do."""
    return [variant["mend"] for variant in message.advice.values() if "mend" in variant]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_what_contributors_read(root: Path, name: str) -> None:
    assert reading_age((root / name).read_text(encoding="utf-8")) <= AGE
