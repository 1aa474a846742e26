"""What a detector says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Detection:
    """Something found in a text: the code of its message, where it begins (from 0), and the words themselves.

    `shown` stands for the words where repeating them would spread them, as with a password.
    """

    code: str
    start: int
    words: str
    shown: str = ""

    @property
    def found(self) -> str:
        """What a message repeats, on one line."""
        return " ".join((self.shown or self.words).split())
