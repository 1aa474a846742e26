"""The page of references, and a reference named in a sentence."""
