"""Find practice: the search page, its data and its scripts."""
