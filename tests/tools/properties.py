"""How property tests look for what breaks them: the same examples each time in the gate, random ones in `make fuzz`.

The gate must give one verdict for one commit, so its examples depend on the test alone. `make fuzz` sets FUZZ to how many times
as many examples each test tries, chosen at random by the seed of pytest's `--hypothesis-seed`.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Collection
from contextlib import suppress

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

#: How many times as many examples as in the gate are tried; 0 in the gate itself.
TIMES = int(os.environ.get("FUZZ", "0"))

# Checks of a test's own health that ask the clock, or that a random start may fail.
_UNSTEADY = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("gate", derandomize=True, deadline=None, database=None, suppress_health_check=_UNSTEADY)
settings.register_profile(
    "fuzz", max_examples=100 * (TIMES or 1), deadline=None, database=None, print_blob=True, suppress_health_check=_UNSTEADY
)
settings.load_profile("fuzz" if TIMES else "gate")

if not TIMES:
    # Hypothesis tries constants of the modules that are loaded, which depends on what ran before in the same worker.
    if not hasattr(providers, "is_local_module_file"):
        raise ImportError("Hypothesis chooses local constants in another way now: mend tests/tools/properties.py")
    providers.is_local_module_file = lambda _: False


def examples(number: int, *, fixtures: bool = False) -> settings:
    """Try this many examples in the gate, more in `make fuzz`; `fixtures` says that they may share those of one test."""
    suppressed = [*_UNSTEADY, HealthCheck.function_scoped_fixture] if fixtures else _UNSTEADY
    return settings(max_examples=number * (TIMES or 1), suppress_health_check=suppressed)


def as_example(call: str, given: Collection[str]) -> str:
    """The decorator that adds a failing call to a test, without what fixtures give it."""
    with suppress(SyntaxError):
        tree = ast.parse(call, mode="eval").body
        if isinstance(tree, ast.Call):
            tree.func = ast.Name("example")
            tree.keywords = [keyword for keyword in tree.keywords if keyword.arg not in given]
            return f"@{ast.unparse(tree)}"
    return call
