"""How often the search finds the case that somebody meant. One page, no pictures: the search is asked as the page asks it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.search_queries import QUERIES

RIGHT = 0.95
ASK = """async (queries) => {
  const { openEngine } = await import(new URL("assets/js/search/engine.js", location.origin).href);
  const engine = await openEngine("/");
  const found = {};
  for (const query of queries) {
    const answer = await engine.find(query);
    const first = await Promise.all(answer.rows.slice(0, 3).map((row) => engine.data(answer, row)));
    found[query] = first.map(([page]) => page.url);
  }
  return found;
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
