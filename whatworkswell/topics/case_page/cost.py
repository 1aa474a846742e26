"""What it cost: the table of a case's page, with each sum in its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.case.front_matter.keys import tree
from whatworkswell.kit.facts import Fact
from whatworkswell.kit.words import count, number

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import Cost


@dataclass(frozen=True)
class CostSection(Section):
    """The sums, and the note that is told after them."""

    template = "topics/case_page/cost.html.jinja"
    heading = Outline("cost", tree()["cost"].label)
    facts: tuple[Fact, ...]
    note: str


def cost_section(cost: Cost | None) -> CostSection | None:
    """The cost, where anything is known of it."""
    if cost is None:
        return None
    facts, asked = [], tree()["cost"]
    if cost.staff_hours is not None:
        facts.append(Fact(asked["staff_hours"].label, note=count(cost.staff_hours, "hour")))
    if cost.cover_days is not None:
        facts.append(
            Fact(asked["cover_days"].label, note=f"{number(cost.cover_days)} {'day' if cost.cover_days == 1 else 'days'}")
        )
    if cost.money_gbp is not None:
        facts.append(Fact(asked["money_gbp"].label, note=f"\N{POUND SIGN}{cost.money_gbp:,}"))
    return CostSection(tuple(facts), cost.note or "")
