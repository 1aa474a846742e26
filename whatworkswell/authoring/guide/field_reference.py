"""The field reference and the list of the checker's messages, made from what the checker itself goes by.

Every function is pure: the same model, words and messages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.trial import REQUIRED as TRIAL_REQUIRED
from whatworkswell.case.trial import TrialRecord
from whatworkswell.checks.account import REQUIRED_SECTIONS
from whatworkswell.checks.attachments.limits import KINDS, MAX_FILES, MAX_MEGABYTES
from whatworkswell.kit.headings import as_markdown
from whatworkswell.kit.templating import compact, render
from whatworkswell.problems.problem import BLANK, Message, messages, phrase, phrases

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies

#: Where the messages begin that belong together: the first number and what they are about.
GROUPS = (
    (1, "file", "The file"),
    (11, "facts", "The facts"),
    (30, "account", "The account"),
    (40, "links", "Links and files"),
    (50, "across", "Between cases"),
    (61, "register", "The register"),
    (70, "inside", "Inside a file"),
    (80, "personal", "People and secrets"),
    (90, "pull-requests", "Pull requests"),
    (100, "sessions", "Sessions"),
    (105, "trials", "Trials"),
    (110, "forms", "The Word form"),
    (115, "collections", "Collections and the way from a problem"),
)
_NEEDS = {
    (True, True): "Must be given.",
    (True, False): "Must be given when a school shares its own case.",
    (False, True): "Must be given when a case is told after a publication.",
    (False, False): "May be left out.",
}


@dataclass(frozen=True)
class Row:
    """One key: `id` is its anchor, `path` how it is written, `form` what it may hold."""

    id: str
    path: str
    label: str
    description: str
    need: str
    form: str
    vocabulary: str
    rows: tuple[Row, ...] = ()


def field_reference(words: Vocabularies) -> str:
    """Every key of a case and of a trial, the sections, the files, and every list of words."""
    case, trial = tree(), tree(TrialRecord)
    chapters = [(chapter.title, [_row(case, path) for path in chapter.keys]) for chapter in CHAPTERS]
    asked = {path.partition(".")[0] for chapter in CHAPTERS for path in chapter.keys}
    chapters.append(("The same in every case", [_row(case, key.name) for key in case.keys if key.name not in asked]))
    names = dict.fromkeys(sorted({*_vocabularies(case.keys), *_vocabularies(trial.keys)}))
    html = render(
        "authoring/guide/fields.html.jinja",
        chapters=[(_slug(title), title, rows) for title, rows in chapters],
        sections=[(id, heading, phrase("sections", id), _section(id)) for id, heading in SECTIONS.items()],
        trial=[_row(trial, key.name, "trial-") for key in trial.keys],
        kinds=[(ending, kind.said, kind.megabytes) for ending, kind in KINDS.items()],
        most_files=MAX_FILES,
        most_megabytes=MAX_MEGABYTES,
        vocabularies=[words[name] for name in names],
        labels={name: words[name].label for name in names},
    )
    return as_markdown(compact(html))


def anchor(path: str, before: str = "") -> str:
    """The anchor of a key, by its dotted path."""
    return f"field-{before}{path.replace('.', '-').replace('_', '-')}"


def _row(top: Key, path: str, before: str = "") -> Row:
    key, parent = top.at(path), top.at(path.rpartition(".")[0]) if "." in path else top
    return Row(
        anchor(path, before),
        path,
        key.label,
        key.description,
        _need(path, key, parent, is_trial=bool(before)),
        _form(key),
        key.vocabulary,
        tuple(_row(top, f"{path}.{below}", before) for below in _leaves(key)),
    )


def _leaves(key: Key) -> Iterator[str]:
    """The keys within a part that are no parts themselves, as paths from it."""
    for held in key.keys:
        if held.kind == "part":
            yield from (f"{held.name}.{below}" for below in _leaves(held))
        else:
            yield held.name


def _need(path: str, key: Key, parent: Key, *, is_trial: bool) -> str:
    def needed(paths: Iterable[str]) -> bool:
        return any(needs == path or needs.startswith(f"{path}.") for needs in paths)

    if is_trial:
        need = _NEEDS[needed(TRIAL_REQUIRED), needed(TRIAL_REQUIRED)]
    else:
        need = _NEEDS[needed(REQUIRED["submitted"]), needed(REQUIRED["documented"])]
    inside = key.required and parent.label and path not in (*REQUIRED["submitted"], *TRIAL_REQUIRED)
    return f"Must be given wherever you fill in “{parent.label}”." if inside else need


def _form(key: Key) -> str:
    """What may be written there, as a sentence without its full stop."""
    many = key.many
    if key.kind == "part":
        said = "A list of parts" if many else "A part with keys of its own"
    elif key.kind == "text":
        said = f"{'Texts' if many else 'Plain text'} of up to {key.longest} characters"
    elif key.kind == "word":
        said = "One or more words of the list" if many else "One word of the list"
    elif key.kind == "yes-no":
        said = "true or false"
    elif key.kind in phrases("forms"):
        said = phrase("forms", key.kind).capitalize()
    else:
        said = "Written in one exact form"
        if key.examples:
            said += f", such as {' or '.join(key.examples)}"
    return f"{said}, {key.fewest} to {key.most} of them" if key.most else said


def _section(ident: str) -> str:
    return _NEEDS[ident in REQUIRED_SECTIONS["submitted"], ident in REQUIRED_SECTIONS["documented"]]


def _vocabularies(keys: Iterable[Key]) -> Iterator[str]:
    for key in keys:
        if key.vocabulary:
            yield key.vocabulary
        yield from _vocabularies(key.keys)


def checker_messages() -> str:
    """Every message, in the order of its code, in groups."""
    groups: dict[str, tuple[str, list[tuple[Message, Markup, Markup]]]] = {id: (title, []) for _, id, title in GROUPS}
    groups["worth-a-look"] = ("Worth a look", [])
    for _, message in sorted(messages().items()):
        row = (message, _with_places(message.text), _with_places(message.mend))
        groups[_group(message)][1].append(row)
    shown = [(id, title, rows) for id, (title, rows) in groups.items() if rows]
    return as_markdown(compact(render("authoring/guide/messages.html.jinja", groups=shown)))


def _group(message: Message) -> str:
    number = int(message.code[1:])
    if number < GROUPS[1][0] and message.severity == "warning":
        return "worth-a-look"
    return [id for first, id, _ in GROUPS if first <= number][-1]


def _with_places(text: str) -> Markup:
    """The text with what is filled in set apart."""
    out, last = Markup(), 0
    for found in BLANK.finditer(text):
        out += escape(text[last : found.start()]) + Markup("<var>{}</var>").format(found[1].replace("_", " "))
        last = found.end()
    return out + escape(text[last:])


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")
