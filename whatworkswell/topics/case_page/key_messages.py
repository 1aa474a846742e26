"""The key messages about joint practice development that a case shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.case.front_matter.keys import tree
from whatworkswell.kit.facts import Item

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import CaseFrontMatter
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.kit.settings import PageSettings


@dataclass(frozen=True)
class KeyMessages(Section):
    """Each message with the way to where it is explained."""

    template = "topics/case_page/key_messages.html.jinja"
    heading = Outline("key-messages", tree()["key_messages"].label)
    messages: tuple[Item, ...]


def key_messages(front: CaseFrontMatter, words: Vocabularies, settings: PageSettings) -> KeyMessages | None:
    """The messages, where the case shows any."""
    ids = map(str, front.key_messages)
    items = tuple(Item(f"{id}. {words.label('key-messages', id)}", settings.message_link(id)) for id in ids)
    return KeyMessages(items) if items else None
