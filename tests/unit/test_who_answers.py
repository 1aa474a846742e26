"""Who answers for the site: what the settings name, and what is said where they name nobody."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from whatworkswell.kit.settings import PageSettings
from whatworkswell.kit.who_answers import NO_NAME, who_answers


def said(**settings: str) -> dict[str, str]:
    page = LexborHTMLParser(who_answers(PageSettings(2026, **settings)))  # type: ignore[arg-type]
    return {label.text(): label.next.text() for label in page.css("dt") if label.next}


def test_names_contact_and_money() -> None:
    assert said(publisher="A <trust>", editors="Two editors", contact="ask@example.org", paid_by="The schools") == {
        "Published by": "A <trust>",
        "Edited by": "Two editors",
        "Contact": "ask@example.org",
        "Paid for by": "The schools",
    }


def test_a_blank_site_says_that_nobody_has_put_a_name_to_it() -> None:
    blank = said()
    assert blank["Published by"].startswith(NO_NAME)
    assert blank["Contact"] == "Nobody can be asked yet."
    assert "have not said" in blank["Paid for by"]


@pytest.mark.parametrize("settings", [{"publisher": "A trust"}, {"alliance_name": "An alliance"}, {"editors": "An editor"}])
def test_one_name_is_a_name(settings: dict[str, str]) -> None:
    assert PageSettings(2026, **settings).has_name  # type: ignore[arg-type]
    assert NO_NAME not in "".join(said(**settings).values())
    assert not PageSettings(2026, submissions_email="a@example.org").has_name, "an address is no name"
