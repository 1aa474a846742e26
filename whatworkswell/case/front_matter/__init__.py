"""The front matter of a case: its keys (`model`), what they may hold (`fields`, `vocabularies`), read strictly and written
in one form.
"""
