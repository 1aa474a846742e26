"""How often the search finds the case that somebody meant. One page, no pictures: the search is asked as the page asks it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from tests.browser.search_queries import QUERIES

RIGHT = 0.95
#: What is looked for at once, and what a box takes: more would let a link hold up the reader's browser.
LONGEST, MOST_WORDS = 200, 20
ASK = """async (queries) => {
  const { engine: { openEngine } } = await import(new URL("modules/all.js", location.origin).href);
  const opened = await openEngine("/");
  const found = {};
  for (const query of queries) {
    const answer = await opened.find(query);
    const first = await Promise.all(answer.rows.slice(0, 3).map((row) => opened.data(answer, row)));
    found[query] = first.map(([page]) => page.url);
  }
  return found;
}"""

# Counts how often the nearest word is looked for; who asks goes away as soon as the browser finds a moment for it.
FLOOD = """async (query) => {
  const { engine: { openEngine } } = await import(new URL("modules/all.js", location.origin).href);
  const { ranking } = await openEngine("/");
  let times = 0;
  const nearest = ranking.spelling.nearest.bind(ranking.spelling);
  ranking.spelling.nearest = (word) => { times += 1; return nearest(word); };
  await ranking.rank(query, false, () => true);
  const whole = times;
  let gone = false;
  times = 0;
  setTimeout(() => { gone = true; });
  const answer = await ranking.rank(query, false, () => !gone);
  return { whole, stopped: times, answer };
}"""


def test_people_find_the_case_that_they_mean(open_page: Callable[..., Page], capsys) -> None:
    asked = {query: cases for queries in QUERIES.values() for query, cases in queries.items()}
    found = open_page("about/").evaluate(ASK, list(asked))
    right = {query for query, cases in asked.items() if {f"/cases/{case}/" for case in cases} & set(found[query])}
    missed = [f"{query}: {', '.join(found[query]) or 'nothing'}" for query in asked if query not in right]
    lines = [f"{kind}: {len(right & set(queries))} of {len(queries)}" for kind, queries in QUERIES.items()]
    with capsys.disabled():
        print(f"\n{len(right)} of {len(asked)} queries find their case in the first three ({'; '.join(lines)})")
    assert len(asked) >= 60
    assert len(right) >= RIGHT * len(asked), "\n".join(missed)


def test_what_readers_tripped_over_once(open_page: Callable[..., Page]) -> None:
    asked = ["kids who won't talk in maths", "quiet pupils", "forest school"]
    found = open_page("about/").evaluate(ASK, asked)
    maths, quiet, forest = (found[query] for query in asked)
    assert maths and all(url.startswith("/cases/") for url in maths), "won't is no word to look for"
    assert any(url.startswith("/cases/") for url in quiet), "quiet was put right to quite"
    assert not forest, "a name of two words is not each of them"


def test_a_link_with_a_flood_of_words_costs_no_more_than_a_long_question(open_page: Callable[..., Page]) -> None:
    words = [f"{first}{second}qxz" for first in "abcdefghijklmnopqrst" for second in "bcdfghjklmnpqrst"]
    asked = open_page("about/").evaluate(FLOOD, " ".join(words))
    assert 0 < asked["whole"] <= MOST_WORDS, "every word that no page has is compared with all the words there are"
    assert asked["stopped"] < asked["whole"], "a newer search waits for this one"
    assert asked["answer"] is None

    page = open_page(f"search/?q={'+'.join(words)}")
    expect(page.locator("[data-ww-count]")).to_contain_text("Nothing found")
    expect(page.locator("[data-ww-note]")).to_contain_text(f"Only the first {MOST_WORDS} words were looked for.")
    assert len(page.get_by_label("What are you looking for?").input_value()) == LONGEST


def test_every_search_box_takes_as_much_as_the_search_does(open_page: Callable[..., Page]) -> None:
    page = open_page("search/")
    for path in ("", "404.html", "search/"):
        page.goto(urljoin(page.url, f"/{path}"))
        boxes = page.locator("input[type=search][name=q]")
        expect(boxes.first).to_be_attached()
        assert {box.get_attribute("maxlength") for box in boxes.all()} == {str(LONGEST)}, path
