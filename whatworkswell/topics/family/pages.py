"""The family tree as pages ask for it: of one case, and of all."""

from __future__ import annotations

from whatworkswell.case.datafile import pick
from whatworkswell.case.repository import Case, Repository
from whatworkswell.kit.templating import compact

from .tree import FamilyTree
from .view import render_all, render_family

#: The page of all families, and its address.
PAGE, ADDRESS = "family-tree.md", "family-tree/"


class FamilyPages:
    """The families of a site. The index is made once, when the first page asks."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._tree = FamilyTree(repository.cases)

    def section(self, case: Case, base: str) -> str:
        """The near kin of a case, for its page; nothing where it has none and nobody has tried it."""
        return self._near(case, base, "family")

    def of(self, slug: str, base: str) -> str:
        """The near kin of a case, for any page."""
        return compact(self._near(pick(self._repository.cases, slug, "case"), base, f"family-of-{slug}"))

    def all(self, base: str) -> str:
        """Every family."""
        return render_all(self._tree.all(), len(self._repository.cases), self._repository.vocabularies, base)

    def _near(self, case: Case, base: str, ident: str) -> str:
        family = self._tree.of(case.slug)
        if family is None:
            return ""
        home = f"{base}{ADDRESS}#family-{family.root.slug}" if PAGE in self._repository.pages else ""
        return render_family(family, self._repository.vocabularies, base, here=case.slug, home=home, ident=ident)
