"""What an input of the corpus is, and how it is written and judged. Every text in the corpus is synthetic.

`RAN` is what the scripts of hostile inputs do, were they ever to run; a browser test looks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.sites.tiny import PAGES, REGISTER, case
from tests.tools.pull_requests import BASE, HEAD, Content, Repo
from whatworkswell.case.repository import load
from whatworkswell.site.check import check
from whatworkswell.site.pull_request import check_pull_request

RAN = "window.__ran=1;alert(1)"
ELSEWHERE = "https://elsewhere.example/"

#: What one input may cost the checker: seconds of processor time, and megabytes of memory above what it had before.
#: The worst is a table that fills itself with cells: cmark stops at half a million, before the checker can count them.
#: Wide of what they cost (0.7 seconds at most), so that a slow machine gives the same verdict; what it is for takes minutes.
MAX_SECONDS = 30.0
MAX_MEGABYTES = 512

Files = Mapping[str, Content]
#: Files that are large or dear to make are made when they are wanted.
Make = Callable[[], Files]

SITE: Files = {
    "mkdocs.yml": "site_name: Synthetic\n",
    "docs/index.md": "# Synthetic\n",
    "docs/_data/references.yml": PAGES["docs/_data/references.yml"],
    "docs/_data/register.csv": REGISTER,
    "docs/_data/maintainers.yml": "- Keeper\n",
    **case("made-up-one"),
}
INTRODUCTION = "## What we did\n\nSynthetic: made up for a test.\n\n"


@dataclass(frozen=True)
class Input:
    """One input. `codes` must all be said of it; none of them means that nothing at all is said.

    `text` is what was put in the account, where that is all there is to it; `shown` must be read in the published page.
    """

    id: str
    category: str
    what: str
    make: Make
    codes: frozenset[str] = frozenset()
    is_twin: bool = False
    is_pull: bool = False
    text: str = ""
    shown: str = ""

    @property
    def verdict(self) -> str:
        """Refused (an error), warned (for the reviewer) or accepted."""
        if not self.codes:
            return "accepted"
        return "refused" if any(code.startswith("E") for code in self.codes) else "warned"

    @property
    def slug(self) -> str:
        """The folder of its case, where it has one of its own."""
        return slug_of(self.category, self.id)


def slug_of(category: str, id: str) -> str:
    """A name for the case of an input."""
    return f"made-up-{category}-{id}".replace("_", "-")[:60].rstrip("-")


class Category:
    """Collects the inputs of one category."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.inputs: list[Input] = []

    def add(self, id: str, what: str, make: Make, *codes: str, **more: object) -> None:
        """An input that writes files."""
        self.inputs.append(Input(id, self.name, what, make, frozenset(codes), **more))  # type: ignore[arg-type]

    def text(self, id: str, what: str, text: str, *codes: str, is_twin: bool = False, shown: str = "") -> None:
        """An input that is a piece of an account."""
        slug = slug_of(self.name, id)
        made = case(slug, f"{INTRODUCTION}{text}\n")
        self.add(id, what, lambda: made, *codes, is_twin=is_twin, text=text, shown=shown)

    def front(self, id: str, what: str, keys: Mapping[str, str], *codes: str, is_twin: bool = False, shown: str = "") -> None:
        """An input in the front matter of an ordinary case; a key whose value is empty is taken away."""
        made = case(slug_of(self.name, id), **keys)
        self.add(id, what, lambda: made, *codes, is_twin=is_twin, shown=shown)

    def raw(self, id: str, what: str, content: bytes | str, *codes: str, is_twin: bool = False) -> None:
        """An input that is a whole file."""
        path = f"cases/{slug_of(self.name, id)}/index.md"
        self.add(id, what, lambda: {path: content}, *codes, is_twin=is_twin)


def write(root: Path, files: Files) -> None:
    """Write files by their paths; a path may lead through folders that are not there yet."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)  # type: ignore[arg-type]


def judge(given: Input, root: Path) -> set[str]:
    """The codes of all that the checker says about a site that holds the input."""
    if given.is_pull:
        return {p.code for p in check_pull_request(root, BASE, HEAD, "stranger")[0]}
    return {p.code for p in check(load(root))}


def prepare(given: Input, root: Path) -> None:
    """Write a site, or a pull request to one, that holds the input."""
    files = given.make()
    if given.is_pull:
        Repo(root, SITE).commit(files, HEAD)
    else:
        write(root, {**SITE, **files})
