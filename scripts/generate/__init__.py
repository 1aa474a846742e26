"""Everything in the repository that is made from something else: `make generate` writes it, `make lint` fails where it differs.

model    schemas, snippets, issue form, code owners and command reference, from the model and the site's data
house    the picture of the package for CONTRIBUTING.md
theme    what MkDocs sees of the engine: templates, style sheets, scripts and licences
"""
