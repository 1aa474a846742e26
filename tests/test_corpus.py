"""Every input of the corpus gets its verdict, within its bound. `-n 0` shows the table of all of them at the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.cost import Cost, measured
from tests.corpus.everything import INPUTS
from tests.corpus.inputs import MAX_MEGABYTES, MAX_SECONDS, Input, judge, prepare

_costs: dict[str, list[tuple[Cost, Input]]] = defaultdict(list)


@pytest.fixture(scope="module", autouse=True)
def _table(request: pytest.FixtureRequest) -> Iterator[None]:
    """At the end, what each category held and cost at worst."""
    yield
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("\n\ncategory       inputs  refused  warned  accepted  twins   CPU s  of                      MB  of")
        for category, costs in _costs.items():
            verdicts = Counter(given.verdict for _, given in costs)
            slow, large = max(costs, key=lambda c: c[0].seconds), max(costs, key=lambda c: c[0].megabytes)
            counts = f"{verdicts['refused']:9}{verdicts['warned']:8}{verdicts['accepted']:10}{sum(g.is_twin for _, g in costs):7}"
            worst = f"{slow[0].seconds:8.2f}  {slow[1].id:20.20}{large[0].megabytes:6.0f}  {large[1].id:.20}"
            print(f"{category:14}{len(costs):7}{counts}{worst}")


@pytest.mark.parametrize("given", INPUTS, ids=lambda given: f"{given.category}-{given.id}")
def test_verdict(given: Input, tmp_path: Path) -> None:
    prepare(given, tmp_path)
    with measured() as cost:
        codes = judge(given, tmp_path)
    _costs[given.category].append((cost, given))
    if given.codes:
        assert given.codes <= codes
    else:
        assert not codes
    assert cost.seconds < MAX_SECONDS
    assert cost.megabytes < MAX_MEGABYTES


def test_the_corpus_is_large_enough_and_names_nothing_twice() -> None:
    assert len(INPUTS) >= 160
    assert sum(given.is_twin for given in INPUTS) >= 50
    assert max(Counter((given.category, given.id) for given in INPUTS).values()) == 1
