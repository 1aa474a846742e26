"""Joint practice development: the ten key messages and the five alliances, as data.

Which cases show a message, or belong to an alliance, is not here: each case says so itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from whatworkswell.case import datafile
from whatworkswell.case.datafile import Data, DataError, Slug, Text

FOLDER = Path("docs/_data/jpd")
MESSAGES = FOLDER / "key-messages.yml"
ALLIANCES = FOLDER / "alliances.yml"

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]

Kind = Literal["primary", "secondary", "sixth-form", "local-authority", "university"]
Role = Literal["lead", "partner", "strategic"]
#: How a kind is counted: one, and more than one. The order is that of a profile.
KINDS: Mapping[Kind, tuple[str, str]] = {
    "primary": ("primary school", "primary schools"),
    "secondary": ("secondary school", "secondary schools"),
    "sixth-form": ("sixth form college", "sixth form colleges"),
    "local-authority": ("local authority", "local authorities"),
    "university": ("university", "universities"),
}
ROLES: Mapping[Role, str] = {"lead": "Lead", "partner": "Partner", "strategic": "Strategic partner"}


class Example(Data):
    """What one alliance did that shows a message."""

    alliance: Slug
    text: Text


class Message(Data):
    """A key message: its subject, our short title, its aim, what it means in practice, and examples."""

    number: Annotated[int, Field(ge=1)]
    id: Slug
    title: Text
    topic: Text
    aim: Text
    implications: Texts
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]
    question: Text
    notes: tuple[Text, ...] = ()

    @property
    def url(self) -> str:
        """Its page, from the site's root."""
        return f"jpd/key-messages/{self.number}-{self.id}/"


class Messages(Data):
    """The key messages in their order, numbered from 1 without a gap."""

    messages: tuple[Message, ...]

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        numbers = [message.number for message in self.messages]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"messages must be numbered from 1 in order, not {', '.join(map(str, numbers))}")
        return self


class Member(Data):
    """A school, authority or university in an alliance."""

    name: Text
    kind: Kind
    role: Role
    note: Text | None = None


class Work(Data):
    """One thing that an alliance did."""

    title: Text
    text: Text


class Alliance(Data):
    """The profile of an alliance. `name` is what cases write in their own `alliance` key."""

    id: Slug
    name: Text
    short: Text
    place: Text
    setting: Text
    members: Annotated[tuple[Member, ...], Field(min_length=1)]
    focus: Text
    work: Annotated[tuple[Work, ...], Field(min_length=1)]
    organisation: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def url(self) -> str:
        """Its page, from the site's root."""
        return f"jpd/alliances/{self.id}/"

    @property
    def tally(self) -> tuple[str, ...]:
        """How many of each kind of member there are: `14 primary schools`."""
        counts = Counter(member.kind for member in self.members)
        return tuple(f"{counts[kind]} {names[counts[kind] > 1]}" for kind, names in KINDS.items() if counts[kind])


class Alliances(Data):
    """The alliances of the project, in the guide's order."""

    alliances: tuple[Alliance, ...]


@dataclass(frozen=True)
class JPD:
    """Everything about JPD that is data, by number or id."""

    messages: Mapping[int, Message]
    alliances: Mapping[str, Alliance]

    def messages_shown_by(self, alliance: str) -> list[Message]:
        """The key messages that the guide illustrates with this alliance."""
        return [m for m in self.messages.values() if any(example.alliance == alliance for example in m.examples)]


def load(root: Path) -> JPD:
    """Read the JPD data below `root`.

    Raises:
        DataError: a file is absent or wrong, or an example names an alliance that is not there.
    """
    messages = datafile.load(root, MESSAGES, Messages).messages
    alliances = {alliance.id: alliance for alliance in datafile.load(root, ALLIANCES, Alliances).alliances}
    wrong = [
        f"{MESSAGES.as_posix()}  message {message.number}: there is no alliance {example.alliance!r}, only {', '.join(alliances)}"
        for message in messages
        for example in message.examples
        if example.alliance not in alliances
    ]
    if wrong:
        raise DataError("\n".join(wrong))
    return JPD({message.number: message for message in messages}, alliances)
