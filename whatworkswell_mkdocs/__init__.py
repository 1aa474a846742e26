"""The adapters through which MkDocs calls the engine. They name things and call `whatworkswell`; they decide nothing.

A site's `hooks/` and `macros/` take everything from `events` and `macros`.
"""
