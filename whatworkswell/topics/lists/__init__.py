"""Lists of cases: tables with filters, cards, and a page for each value of a facet."""
