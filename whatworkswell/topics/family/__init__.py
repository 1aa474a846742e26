"""The family tree: which case grew from which, and where each has been tried."""
