"""The colours of a site, read from its style sheets, for files that no style sheet reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

#: The site's own, below its root; what it leaves out is the theme's.
FILE = Path("docs/_data/colours.css")
_COLOUR = re.compile(r"--ww-([a-z-]+):\s*#([0-9a-f]{6})\b")


def load(root: Path | None = None) -> Mapping[str, str]:
    """The light colours by name, each as six hexadecimal digits; those of the theme alone without a `root`."""
    texts = [files("whatworkswell.shell").joinpath("tokens.css").read_text(encoding="utf-8")]
    if root and (root / FILE).is_file():
        texts.append((root / FILE).read_text(encoding="utf-8"))
    return {name: colour.upper() for text in texts for name, colour in _COLOUR.findall(text.partition("@media")[0])}
