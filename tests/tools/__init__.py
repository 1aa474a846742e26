"""Help for the tests; each file is one tool."""
