"""What a change of the filters costs a reader of the search page, with few cases and with many.

`python -m tests.bench.filters` (and `make bench ARGS=--filters`) builds the site with 500 and with 5,000 made-up cases.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser

from tests.bench import measure
from tests.bench.sites import our_site
from tests.tools.browser import path_of_chromium, running
from tests.tools.server import serving

SIZES = (500, 5000)
CHANGES = 60
#: How much more a change may cost with ten times the cases.
MOST = 3.0

#: Ticks one box after another, in turn over the facets, unticking what is chosen as it goes, so that no two states are
#: the same; the time is from the press to the next frame after the new results stand in the page.
TICK = """async (changes) => {
  const count = document.querySelector("[data-ww-count]"); // written last, with the results in their place
  const facets = Array.from(document.querySelectorAll("[data-ww-facet]"));
  const times = [];
  for (let turn = 0; times.length < changes; turn += 1) {
    const facet = facets[turn % facets.length];
    const boxes = Array.from(facet.querySelectorAll("input"));
    const box = boxes[Math.floor(turn / facets.length) % boxes.length];
    const last = turn % 3 === 2 ? facets.flatMap((one) => Array.from(one.querySelectorAll("input:checked")))[0] : null;
    const target = last || box;
    const start = performance.now();
    const drawn = new Promise((done) => {
      new MutationObserver((_, seen) => { seen.disconnect(); done(); }).observe(count, { childList: true });
    });
    target.click();
    await drawn;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""


@dataclass(frozen=True)
class Cost:
    """Milliseconds that a change takes, in the middle and at the 95th percentile; bytes before the first search."""

    middle: float
    high: float
    opening: int
    data: int


def cost(browser: Browser, site: Path, words: str = "") -> Cost:
    """Open the search of a built site, ask for `words`, and change the filters many times."""
    sent: list[int] = []
    with serving(site, compress=True, count=sent.append) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address + "search/", wait_until="networkidle")
        opening = sum(sent)
        page.get_by_label("What are you looking for?").fill(words)
        page.get_by_role("checkbox", name="Primary").check()
        page.locator(".ww-chip--remove").wait_for(timeout=120_000)
        data = sum(sent) - opening
        page.locator(".ww-chip--remove").click()
        times = page.evaluate(TICK, CHANGES)
        context.close()
    return Cost(median(times), quantiles(times, n=20)[-1], opening, data)


def main() -> None:
    """Build the sites in a temporary folder, measure, print one table."""
    with tempfile.TemporaryDirectory(prefix="whatworkswell-bench-") as name:
        for size in SIZES:
            our_site(Path(name, str(size)), size, seed=1)
            measure.run(["mkdocs", "build", "--no-strict"], Path(name, str(size)))
        with running(path_of_chromium()) as browser:
            for words in ("", "questions"):
                costs = [cost(browser, Path(name, str(size), "site"), words) for size in SIZES]
                few, many = costs
                print(f"A change of the filters, {f'after searching for {words}' if words else 'without words'}, ms")
                for size, one in zip(SIZES, costs, strict=True):
                    print(f"  {size:6,} cases: median {one.middle:6.1f}, 95th percentile {one.high:6.1f};", end=" ")
                    print(f"{one.opening / 1000:.0f} KB before the first search, {one.data / 1000:.0f} KB for it")
                verdict = "within" if many.high <= MOST * few.high else "over"
                print(f"  {many.high / few.high:.2f} times at the 95th percentile, {verdict} the bound of {MOST}")


if __name__ == "__main__":
    main()
