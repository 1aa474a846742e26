"""Every other name of a term is searched on every case that has the term, so it must not be the name of another thing."""

from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.catalogue.facets import FACETS

# The same stage of schooling under several facets: a case that has one nearly always has the other.
SAME_STAGE = {"key-stages", "phases", "year-groups"}


def test_no_term_is_called_by_the_name_of_a_term_of_another_kind():
    words = packaged()
    owners = {term.label.casefold(): facet.vocabulary for facet in FACETS for term in words[facet.vocabulary].terms.values()}
    taken = {
        (facet.vocabulary, term.id, name)
        for facet in FACETS
        for term in words[facet.vocabulary].terms.values()
        for name in term.other_names
        if (owner := owners.get(name.casefold())) and owner != facet.vocabulary
        if not {owner, facet.vocabulary} <= SAME_STAGE
    }
    assert not taken


def test_every_year_group_has_a_key_stage():
    words = packaged()
    assert all(term.broader in words["key-stages"] for term in words["year-groups"].terms.values())
