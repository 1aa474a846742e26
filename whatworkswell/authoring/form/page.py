"""The forms in which a school tells its case, or what came of a trial: every question read off the models, in HTML.

The page brings what is asked, in words; the scripts of this folder bring it to life. Names and ids are the
dotted paths of the keys. Within a list a question stands once, in a `template`, with `{n}` for its place in the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.authoring.steps import CHAPTERS
from whatworkswell.authoring.trial_scaffold import STEPS
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.model import REQUIRED
from whatworkswell.case.trial import REQUIRED as TRIAL_REQUIRED
from whatworkswell.case.trial import TrialRecord
from whatworkswell.checks.account import REQUIRED_SECTIONS
from whatworkswell.kit.templating import compact, render
from whatworkswell.problems.problem import phrase

if TYPE_CHECKING:
    from whatworkswell.authoring.steps import Step
    from whatworkswell.case.front_matter.vocabulary import Term, Vocabularies
    from whatworkswell.case.repository import Case
    from whatworkswell.kit.settings import PageSettings

#: Up to so many words of what is needed are shown one under the other; the rest are lists to choose from.
_FEW = 6
#: From so many words on, a list can be narrowed by typing.
_MANY = 14
#: A text that may be longer than this gets room for more than one line.
_ONE_LINE = 120
#: Questions that only who writes from a publication is asked: they name an entry of the site's references.
_FROM_A_PUBLICATION = ("sources", "evidence.ref")
#: Small facts that stand in a row.
_IN_A_ROW = ("duration", "scale", "cost")


@dataclass(frozen=True)
class Ask:
    """One question. `control` says how it is answered; `need` whether it must be, in words."""

    path: str
    label: str
    help: str
    need: str
    control: str
    kind: str = ""
    longest: int = 0
    most: int = 0
    fewest: int = 0
    terms: tuple[Term, ...] = ()
    asks: tuple[Ask, ...] = ()
    example: tuple[str, ...] = ()
    from_a_publication: bool = False

    @property
    def id(self) -> str:
        """The id of its control."""
        return f"f-{self.path.replace('.', '-').replace('_', '-')}"

    @property
    def can_be_narrowed(self) -> bool:
        """Whether there are so many words that one types to find one."""
        return len(self.terms) >= _MANY

    @property
    def in_a_row(self) -> bool:
        """Whether its parts are small enough to stand side by side."""
        return self.path in _IN_A_ROW


@dataclass(frozen=True)
class Screen:
    """What is asked at one time."""

    id: str
    title: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class FormChapter:
    """A chapter of the form with its screens."""

    title: str
    screens: tuple[Screen, ...]


def share_form(words: Vocabularies, settings: PageSettings, example: Case) -> str:
    """The form for a whole case. `example` is a case made up for teaching, whose texts show how to answer."""
    chapters = [
        FormChapter(chapter.title, tuple(_screen(step, words, example) for step in chapter.steps)) for chapter in CHAPTERS
    ]
    return _form("case", chapters, settings)


def trial_form(words: Vocabularies, settings: PageSettings) -> str:
    """The short form for what came of trying somebody else's case."""
    whole = tree(TrialRecord)
    chapters = []
    for step in STEPS:
        asks = tuple(_ask(whole.at(path), path, words, TRIAL_REQUIRED) for path in step.keys)
        chapters.append(FormChapter(step.title, (Screen(_slug(step.title), step.title, asks),)))
    return _form("trial", chapters, settings)


def _form(what: str, chapters: list[FormChapter], settings: PageSettings) -> str:
    # A line that a person sees in a text stays one in the page: only what stands between the tags is folded.
    return compact(render("authoring/form/form.html.jinja", what=what, chapters=chapters, sections=SECTIONS, settings=settings))


def _screen(step: Step, words: Vocabularies, example: Case) -> Screen:
    asks = [_ask(tree().at(path), path, words, REQUIRED["submitted"]) for path in step.keys]
    asks += [_section(id) for id in step.sections]
    asks.sort(key=lambda ask: ask.need != "needed")  # what must be answered comes first
    return Screen(_slug(step.title), step.title, tuple(_with_example(ask, example) for ask in asks))


def _section(id: str) -> Ask:
    need = "needed" if id in REQUIRED_SECTIONS["submitted"] else "optional"
    return Ask(id, SECTIONS[id], phrase("sections", id), need, "section")


def _with_example(ask: Ask, case: Case) -> Ask:
    if ask.control == "section":
        html = case.account.sections.get(ask.path)
        return replace(ask, example=(Markup(html),) if html else ())  # noqa: S704 - sanitised by markup.parse
    held = getattr(case.front, ask.path, ()) if ask.kind == "text" else ()
    return replace(ask, example=(held,) if isinstance(held, str) else tuple(held or ()))


def _ask(key: Key, path: str, words: Vocabularies, required: tuple[str, ...], holder: Ask | None = None) -> Ask:
    asked = Ask(
        path=path,
        label=key.label,
        help=_help(key),
        need=_need(key, path, required, holder),
        control="",
        kind="address" if path.endswith("url") else key.kind,
        longest=key.longest,
        most=key.most,
        fewest=key.fewest,
        terms=tuple(words[key.vocabulary].terms.values()) if key.vocabulary else (),
        from_a_publication=path.replace(".{n}", "") in _FROM_A_PUBLICATION,
    )
    asked = replace(asked, control=_control(key, asked, path))
    inside = f"{path}.{{n}}" if key.many else path
    return replace(asked, asks=tuple(_ask(inner, f"{inside}.{inner.name}", words, required, asked) for inner in key.keys))


def _need(key: Key, path: str, required: tuple[str, ...], holder: Ask | None) -> str:
    if any(one == path or one.startswith(f"{path}.") for one in required):
        return "needed"
    if holder is None or not key.required:
        return "optional"
    return "needed" if holder.need == "needed" or holder.control == "parts" else "needed if you fill in this part"


def _control(key: Key, asked: Ask, path: str) -> str:
    if key.kind == "part":
        return "parts" if key.many else "part"
    if path.endswith((".case", ".file")):
        return key.name  # a case of this site is chosen from its list; a file is added and never typed
    if key.many:
        return "checks" if key.vocabulary else "texts"
    if key.vocabulary:
        return "radios" if asked.need == "needed" and len(asked.terms) <= _FEW and "{n}" not in path else "select"
    if key.kind == "yes-no":
        return "tick" if key.required else "yes-no"
    return "area" if key.kind == "text" and key.longest > _ONE_LINE else "line"


def _help(key: Key) -> str:
    return " ".join(_sentences(key))


def _sentences(key: Key) -> Iterator[str]:
    yield key.description
    if key.many and key.most:
        yield f"Give {key.fewest} or {key.most}." if key.most == key.fewest + 1 else f"Up to {key.most}."
    if key.examples:
        yield f"Such as: {' or '.join(key.examples)}."


def _slug(title: str) -> str:
    return "-".join(word for word in title.lower().replace(",", "").split())
