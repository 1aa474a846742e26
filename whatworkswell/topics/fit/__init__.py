"""Would it work here? A case compared with a reader's school."""
