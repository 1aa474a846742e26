"""The picture of the house in CONTRIBUTING.md: the rooms of the package on their floors, drawn from the code."""

from __future__ import annotations

import ast
from html import escape
from pathlib import Path
from textwrap import wrap

from tests.test_architecture import FLOORS

ROOT = Path(__file__).resolve().parents[2]
FILE = ".github/house.svg"
#: What stands above the package, and calls it.
ADAPTERS = "whatworkswell_mkdocs"
WIDTH, EDGE, LINE, SMALL = 1000, 14, 20, 22
#: How wide a letter is, in the size of the names and of the notes.
LETTER, NOTE = 8.2, 7.0


def files() -> dict[str, bytes]:
    """The picture by its path from the root."""
    return {FILE: draw().encode()}


def draw() -> str:
    """The picture as SVG: a box a room, the top floor first; within it the rooms inside it, and what the room is for."""
    parts, y = [], EDGE
    for room in [ADAPTERS, *reversed(_rooms())]:
        box, height = _box(room, y)
        parts += box
        y += height + 8
    style = (
        "text{font:13px system-ui,sans-serif;fill:#1f2328}.n{font-weight:700;font-size:15px}.q{fill:#4b5563}"
        "rect{fill:#fff;stroke:#6b7280}.r{fill:#f2f4f7}@media(prefers-color-scheme:dark){svg{background:#16191d}"
        "text{fill:#e8eaed}.q{fill:#b4bcc6}rect{fill:#1e2329;stroke:#8b95a1}.r{fill:#101317}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + EDGE}" role="img" aria-labelledby="t">'
        f'<title id="t">The rooms of the package, floor by floor: each uses only those below it</title><style>{style}</style>'
        f"{''.join(parts)}</svg>\n"
    )


def _rooms() -> list[str]:
    """The folders at the top of the package, from the ground up."""
    return [floor for floor in FLOORS if floor.count("/") == 1 and not floor.endswith("/theme")]


def _box(room: str, top: int) -> tuple[list[str], int]:
    inner = [floor for floor in FLOORS if floor.startswith(f"{room}/")]
    note = wrap(_purpose(room), int((WIDTH - 4 * EDGE) / NOTE))
    parts, y = [], top + 2 + LINE
    parts.append(f'<text class="n" x="{2 * EDGE}" y="{y}">{room.rpartition("/")[2]}</text>')
    for line in note:
        y += LINE
        parts.append(f'<text class="q" x="{2 * EDGE}" y="{y}">{escape(line)}</text>')
    x = 2 * EDGE
    y += 8 if inner else 0
    for floor in inner:
        name = floor.removeprefix(f"{room}/")
        width = round(len(name) * LETTER) + 16
        if x + width > WIDTH - 2 * EDGE:
            x, y = 2 * EDGE, y + SMALL + 6
        parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{SMALL}" rx="4"/>')
        parts.append(f'<text x="{x + 8}" y="{y + 15}">{name}</text>')
        x += width + 6
    height = y + (SMALL if inner else 0) + 12 - top
    return [f'<rect class="r" x="{EDGE}" y="{top}" width="{WIDTH - 2 * EDGE}" height="{height}" rx="8"/>', *parts], height


def _purpose(room: str) -> str:
    """The first paragraph of what the room says of itself."""
    text = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].replace("`", "").split())
