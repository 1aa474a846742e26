"""`make bench`: how long and how heavy with many cases, beside a plain MkDocs site in the same run.

The machine's speed drifts, so the two are built in turn and the better of each is kept; compare within one run only.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import filters, measure
from tests.bench.sites import our_site, peer_site
from tests.tools.browser import path_of_chromium, running

BUILD = ["mkdocs", "build", "--no-strict"]


def main() -> None:
    """Build both sites in a temporary folder, measure, print one table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000, help="how many to make up (1000)")
    parser.add_argument("--rounds", type=int, default=2, help="builds of each site, in turn (2)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes up other cases (1)")
    parser.add_argument("--filters", action="store_true", help="the filters of the search alone, with 500 and 5,000 cases")
    asked = parser.parse_args()
    if asked.filters:
        filters.main()
        return
    with tempfile.TemporaryDirectory(prefix="whatworkswell-bench-") as name:
        ours, peer = Path(name, "ours"), Path(name, "peer")
        slugs = our_site(ours, asked.cases, asked.seed)
        peer_site(peer, ours)
        rows = builds(ours, peer, asked.rounds)
        rows.append(("check, s", measure.run(["whatworkswell", "check"], ours).seconds, None))
        rows += weights(ours, peer, slugs[0])
        with running(path_of_chromium()) as browser:
            rows += searches(browser, ours, peer)
    print(f"{asked.cases:,} made-up cases (synthetic, seed {asked.seed}) beside the real ones; best of {asked.rounds}")
    print(f"{'':34}{'ours':>10}{'plain':>10}{'ours/plain':>12}")
    for label, our, plain in rows:
        beside = f"{plain:10,.1f}{our / plain:12.2f}" if plain else f"{'-':>10}{'-':>12}"
        print(f"{label:34}{our:10,.1f}{beside}")


Row = tuple[str, float, float | None]


def builds(ours: Path, peer: Path, rounds: int) -> list[Row]:
    """Build each site in turn; the first of ours has nothing kept from before, the later ones may."""
    first = measure.run(BUILD, ours)
    plain = [measure.run(BUILD, peer)]
    again = []
    for _ in range(max(rounds - 1, 1)):
        again.append(measure.run(BUILD, ours))
        plain.append(measure.run(BUILD, peer))
    best = min(run.seconds for run in plain)
    return [
        ("first build, search index too, s", first.seconds, best),
        ("build again, s", min(run.seconds for run in again), best),
        ("largest process, MB", first.megabytes, min(run.megabytes for run in plain)),
    ]


def weights(ours: Path, peer: Path, slug: str) -> list[Row]:
    """The weight of one case's page."""
    our, plain = (measure.page_weight(folder / "site", f"cases/{slug}") for folder in (ours, peer))
    return [
        (f"a case's {kind}, {how}, KB", our[kind][index] / 1000, plain[kind][index] / 1000)
        for kind in our
        for index, how in enumerate(("raw", "gzip"))
    ]


def searches(browser: Browser, ours: Path, peer: Path) -> list[Row]:
    """What a first visitor's first search downloads and how long it takes here, from opening the page."""
    # Ours lists cases before anything is asked, which tells that it is ready; a marked word tells a result from those.
    box, ready, result = "input[type=search]", ".ww-result", ".ww-result mark"
    our = measure.first_search(browser, ours / "site", "search/", box, result, "questions", ready)
    plain = measure.first_search(browser, peer / "site", "", ".md-search__input", ".md-search-result__item", "questions")
    return [
        ("first search, all bytes, gzip, KB", our.bytes / 1000, plain.bytes / 1000),
        ("of these, before a word, KB", our.opening / 1000, plain.opening / 1000),
        ("first search, s", our.seconds, plain.seconds),
    ]


if __name__ == "__main__":
    main()
