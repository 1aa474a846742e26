"""The rulebook: what the form in the browser is told, as types. What is not named here is not published.

`definition` and `personal` fill it in. The scripts know the same types from `rulebook.d.ts`, which is made from these.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from whatworkswell.case.front_matter.keys import Kind


class Part(BaseModel):
    """A part of the rulebook: no other keys than these. A key that may be left out is left out where it would be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Pattern(Part):
    """A regular expression as JavaScript reads it."""

    source: str
    flags: str


class Message(Part):
    """A message by its code: {names} are filled in. `advice` holds, by name, what a variant says in place of any of these."""

    severity: Literal["error", "warning"]
    text: str
    mend: str
    found: str | None = None
    allowed: str | None = None
    advice: dict[str, dict[str, str]] | None = None


class Key(Part):
    """A key of the front matter. `rule` is the kind of value that it holds; `form` the phrase that says it in words."""

    name: str
    label: str
    description: str
    kind: Kind
    rule: Literal["text", "word", "whole", "decimal", "yes-no", "date", "address", "form", "any", "part"]
    many: bool | None = None
    required: bool | None = None
    distinct: bool | None = None
    vocabulary: str | None = None
    longest: int | None = None
    fewest: int | None = None
    most: int | None = None
    pattern: str | None = None
    form: str | None = None
    least: int | float | None = None
    greatest: int | float | None = None
    constant: int | None = None
    keys: list[Key] | None = None


class Section(Part):
    """A section of the account; `required` are the origins of which it must be there."""

    heading: str
    required: list[str]


class Term(Part):
    """A word of a vocabulary, with what else people call it."""

    id: str
    label: str
    definition: str
    others: list[str]


class Vocabulary(Part):
    """A list of words."""

    label: str
    terms: list[Term]


class FileKind(Part):
    """A kind of file that may go with a case; `said` stands after "a" in a sentence."""

    id: str
    said: str
    megabytes: int


class Beginning(Part):
    """The first bytes of a file, and the phrase that says what it seems to be."""

    start: list[int]
    seems: str


class Attachments(Part):
    """What may go with a case. `instead` maps endings to the advice of E047; all else is as in `checks.attachments`."""

    kinds: dict[str, FileKind]
    most_files: int
    most_megabytes: int
    most_unpacked: int
    longest_name: int
    devices: list[str]
    active: list[str]
    instead: dict[str, str]
    beginnings: dict[str, list[int]]
    others: list[Beginning]
    brands: dict[str, str]
    markup: list[str]


class Slugs(Part):
    """What the name of a case's folder may be; `leads_on` are the words with which one that was cut short does not end."""

    shortest: int
    longest: int
    reserved: list[str]
    leads_on: list[str]


class Account(Part):
    """The HTML that an account may hold. `instead` maps tags to the advice of E034."""

    tags: list[str]
    attributes: dict[str, list[str]]
    empty: list[str]
    raw: list[str]
    instead: dict[str, str]


class Limits(Part):
    """The most that is read: bytes of a file, of its front matter, of its body; links, depth and number of elements."""

    file: int
    front_matter: int
    body: int
    links: int
    depth: int
    elements: int


class Patterns(Part):
    """The forms of names and links."""

    slug: Pattern
    file_name: Pattern
    case: Pattern
    meant_case: Pattern
    page: Pattern
    left_behind: Pattern


class YamlForm(Pattern):
    """A text that some reader of YAML takes for something else: the signs it begins with (none: any), and its form."""

    first: str


class Trial(Part):
    """The keys of a trial, and those that must be given."""

    keys: list[Key]
    required: list[str]


class Secret(Pattern):
    """The form of a key or token: what it is, and the letters without which it need not be looked for."""

    what: str
    letters: list[str]


class FirstNames(Part):
    """First names in small letters, with spaces between them: those that are little else, and those that are also words."""

    plain: str
    others: str


class Personal(Part):
    """What personal data looks like: expressions and words by module and name, as the detectors have them."""

    expressions: dict[str, Pattern]
    words: dict[str, str]
    upn: str
    names: FirstNames
    secrets: list[Secret]
    apart: dict[str, Pattern]
    abroad: dict[str, list[str]]


class Rulebook(Part):
    """Everything that the form asks, allows and says. The last six keys differ from site to site."""

    version: int
    keys: list[Key]
    required: dict[str, list[str]]
    may_be_empty: list[str]
    sections: dict[str, Section]
    messages: dict[str, Message]
    phrases: dict[str, dict[str, str]]
    forms: dict[str, str]
    permissions: list[str]
    attachments: Attachments
    slugs: Slugs
    account: Account
    limits: Limits
    patterns: Patterns
    odd: dict[str, str]
    yes_no: dict[str, str]
    in_register: list[str]
    yaml: list[YamlForm]
    trial: Trial
    personal: Personal
    vocabularies: dict[str, Vocabulary]
    cases: dict[str, str]
    taken: list[str]
    retired: list[str]
    references: list[str]
    pages: list[str]
