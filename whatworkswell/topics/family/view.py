"""A family of cases as a drawing and as a list that says the same: what grew from what, and what each school changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from whatworkswell.kit.badges import Badge, outcome_badge
from whatworkswell.kit.facts import context_line
from whatworkswell.kit.templating import compact, render
from whatworkswell.kit.words import count, partial_date

from .drawing import drawing, legend

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.trial import Trial

    from .tree import Family, Member

#: No larger family is drawn whole.
MOST_DRAWN = 40
#: Of all families no more than that are drawn.
FAMILIES_DRAWN = 30
#: Lists within lists are hard to follow further down.
DEEPEST_LIST = 4


@dataclass(frozen=True)
class Origin:
    """What a case grew from, as the list says it."""

    title: str
    link: str
    changes: str


@dataclass(frozen=True)
class Told:
    """A trial as the list says it."""

    school: str
    when: str
    link: str
    outcome: Badge
    changes: str


@dataclass(frozen=True)
class Entry:
    """A case in the list, with the tags around it that make the lists within lists.

    `is_below` where it stands within the one case that it grew from, and need not name it.
    """

    title: str
    link: str
    is_here: bool
    is_retired: bool
    is_below: bool
    outcome: Badge
    context: str
    origins: tuple[Origin, ...]
    trials: tuple[Told, ...]
    before: Markup
    after: Markup


def render_family(
    family: Family,
    words: Vocabularies,
    base: str,
    *,
    here: str = "",
    home: str = "",
    ident: str = "family",
    is_drawn: bool = True,
) -> str:
    """A family as drawing and list. `here` is the slug of the case whose page it is; `home` leads to the whole family."""
    drawn = family.members[:MOST_DRAWN] if is_drawn else ()
    return render(
        "topics/family/family.html.jinja",
        ident=ident,
        drawing=drawing(drawn, words, here, ident) if drawn else None,
        undrawn=len(family.members) - len(drawn) if drawn else 0,
        entries=_entries(family.members, words, base, here),
        more=family.size - len(family.members),
        home=home,
        said=size(family),
    )


def render_all(families: Sequence[Family], cases: int, words: Vocabularies, base: str) -> str:
    """Every family with a heading of its own, after a sentence that counts them."""
    grown = sum(bool(member.grew) for family in families for member in family.members)
    trials = sum(family.trials for family in families)
    shown = [
        (
            f"family-{family.root.slug}",
            family.root.front.title,
            render_family(family, words, base, ident=f"family-{family.root.slug}", is_drawn=number < FAMILIES_DRAWN),
        )
        for number, family in enumerate(families)
    ]
    return compact(
        render("topics/family/families.html.jinja", cases=cases, grown=grown, trials=trials, families=shown, legend=legend())
    )


def size(family: Family) -> str:
    """`3 cases and 1 trial`."""
    trials = f" and {count(family.trials, 'trial')}" if family.trials else ""
    return f"{count(family.size, 'case')}{trials}"


def _entries(members: Sequence[Member], words: Vocabularies, base: str, here: str) -> list[Entry]:
    depths = [min(member.depth, DEEPEST_LIST) for member in members]
    titles = {member.case.slug: member.case.front.title for member in members}
    entries = []
    for number, member in enumerate(members):
        front, link = member.case.front, f"{base}{member.case.url}"
        entries.append(
            Entry(
                title=front.title,
                link=link,
                is_here=member.case.slug == here,
                is_retired=member.case.stage == "retired",
                is_below=len(member.grew) == 1 and member.depth <= DEEPEST_LIST,
                outcome=outcome_badge(front.outcome, words),
                context=context_line(front, words),
                origins=tuple(Origin(titles[g.parent], f"{base}cases/{g.parent}/", g.changes) for g in member.grew),
                trials=tuple(_told(trial, link, words) for trial in member.case.trials),
                **_tags(depths, number),
            )
        )
    return entries


def _tags(depths: Sequence[int], number: int) -> dict[str, Markup]:
    """A deeper item stands within the item before it."""
    here, last = depths[number], number + 1 == len(depths)
    before = Markup("<ul>") if not number or here > depths[number - 1] else Markup()
    if not last and depths[number + 1] > here:
        return {"before": before, "after": Markup()}
    ended = Markup("</ul></li>") * (here if last else here - depths[number + 1])
    return {"before": before, "after": Markup("</li>") + ended + (Markup("</ul>") if last else Markup())}


def _told(trial: Trial, link: str, words: Vocabularies) -> Told:
    record = trial.record
    when = partial_date(record.when) if record.when else ""
    return Told(trial.school, when, f"{link}#{trial.anchor}", outcome_badge(record.outcome, words), record.changes or "")
