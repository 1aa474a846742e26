"""What MkDocs calls while it builds the site: the engine's own events."""

from whatworkswell_mkdocs.events import *  # noqa: F403
