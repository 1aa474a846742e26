"""A whole site: its pages, its macros, its ledger of addresses, its policy, and what is wrong with it."""
