"""What tests of whole sites ask for: `tiny_site`, `must_build` and `must_fail`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.sites.tiny import Built, TinySite

Files = Mapping[str, str | bytes]


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., TinySite]:
    """Make a tiny site of these files and those that every tiny site has."""

    def make(*files: Files) -> TinySite:
        together = {name: content for part in files for name, content in part.items()}
        return TinySite(tmp_path_factory.mktemp("site"), together)

    return make


@pytest.fixture(scope="session")
def must_build(tiny_site: Callable[..., TinySite]) -> Callable[..., Built]:
    """Build a tiny site of these files; it must end well and without a warning."""

    def build(*files: Files, **settings: str) -> Built:
        built = tiny_site(*files).build(**settings)
        assert built.status == 0, built.said
        assert "WARNING" not in built.said, built.said
        assert "ERROR" not in built.said, built.said
        return built

    return build


@pytest.fixture(scope="session")
def must_fail(tiny_site: Callable[..., TinySite]) -> Callable[..., str]:
    """Build a tiny site of these files; it must stop with status 1 and no traceback. Returns what it said."""

    def build(*files: Files) -> str:
        built = tiny_site(*files).build()
        assert built.status == 1, built.said
        assert "Traceback" not in built.said, built.said
        return built.said

    return build
