"""What a page calls that is not there, and braces that cannot be read: found before the page is rendered.

The template engine would stop at the first of them with its own words; this finds all, and says them like other mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from whatworkswell.case.datafile import ChoiceError, pick


def find_slips(text: str, environment: Environment, macros: Iterable[str], known: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The line (from 1) and the words of each slip in a page's text; `known` are names that are no macros but are there."""
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, f"The braces cannot be read: {error.message}"
        return
    allowed = {name: name for name in sorted(macros)}
    unknown = meta.find_undeclared_variables(tree) - set(known) - set(allowed)
    for node in tree.find_all(nodes.Name):
        if node.name not in unknown:
            continue
        try:
            pick(allowed, node.name, "macro")
        except ChoiceError as error:
            yield node.lineno, f"{{{{ {node.name} }}}}: {error}"
