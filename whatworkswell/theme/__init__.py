"""The theme as MkDocs sees it: made by `make generate` from the folders around it."""
