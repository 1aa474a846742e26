"""The terms that pages explain."""
