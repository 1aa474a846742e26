"""The macros of the pages, for mkdocs-macros: the engine's own."""

from whatworkswell_mkdocs.macros import define_env, on_pre_page_macros

__all__ = ["define_env", "on_pre_page_macros"]
