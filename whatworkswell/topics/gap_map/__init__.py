"""The gap map: where two facets meet, how many cases there are."""
