"""What a reader hands over: the text of a case, the files that go with it, and what found no place in either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import wrap

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.reader import FENCE
from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.case.repository import Case
from whatworkswell.checks.personal.detect import look
from whatworkswell.problems.problem import printable

from .scaffold import Draft, case_text


@dataclass(frozen=True)
class Incoming:
    """One case, or only trials of one that is there already.

    `text` is the index.md, or nothing; `slug` the name that the sender gave the case's folder, or nothing. `files` and
    `trials` hold bytes by file name. `left` is text that found no place; `remarks` say what else was not taken over.
    """

    text: str = ""
    slug: str = ""
    title: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    trials: Mapping[str, bytes] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def from_draft(
    draft: Draft,
    vocabularies: Vocabularies,
    *,
    files: Mapping[str, bytes] | None = None,
    left: tuple[str, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Incoming:
    """A case of the answers. What found no place is kept in remarks of the front matter, which no page shows.

    What may tell who somebody is, or how to reach a person, is not kept there: the text of a case is public.
    """
    text = case_text(draft, vocabularies, is_begun=False)
    if kept := [piece for piece in left if not look(piece)]:
        front, _, account = text.removeprefix(f"{FENCE}\n").partition(f"\n{FENCE}\n")
        lines = (line for piece in kept for line in wrap(printable(f"Not placed: {piece}"), 100, break_on_hyphens=False))
        remarks_below = "\n".join(f"# {line}" for line in lines)
        text = f"{FENCE}\n{front}\n{remarks_below}\n{FENCE}\n{account}"
    return Incoming(text, title=str(draft.facts.get("title") or ""), files=files or {}, left=left, remarks=remarks)


def draft_of(case: Case) -> Draft:
    """The answers that a case gives, so that they can be asked anew."""
    facts = {key: value for key, value in case.reading.data.items() if key != "schema"}
    ids = {f"## {heading}": id for id, heading in SECTIONS.items()}
    account: dict[str, str] = {}
    id = ""
    for line in case.reading.body.split("\n"):
        id = ids.get(line.rstrip(), id)
        account[id] = f"{account[id]}{line}\n" if id in account else ""
    return Draft(facts, {id: text for id, text in account.items() if id and text.strip()})
