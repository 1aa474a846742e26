"""One case as data: its model, its words, its front matter and account, and everything that a site's folder holds about cases."""
