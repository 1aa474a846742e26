"""What hypothesis makes cases of: any bytes, and text put together from the pieces that parsers stumble over."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from whatworkswell.case.front_matter.vocabulary import packaged
from whatworkswell.case.references import Reference
from whatworkswell.case.repository import Case, Repository, case_of
from whatworkswell.problems.problem import Problem
from whatworkswell.site.check import check

FRONT_PIECES = (
    "title summary schema origin: documented submitted phases evidence context school resources adapted_from permissions scale "
    "[ ] { } , : - ? | > & * ! % @ ` # ' \" \\ ~ << --- ... true 010 1e3 2012-03 &a *a !!str \\u202E "
    "\\0 https://example.org x.pdf"
).split()
BODY_PIECES = (
    "<script> </script> <b> </b> <b onclick=x> <p> </p> <table> <tr> <td> </td> </table> <div> </div> <ul> <li> <h2> </h2> <svg> "
    "<math> <style> <!-- --> <![CDATA[ ]]> <? ?> <!x < > & &lt; &#0; &colon; javascript:alert(1) data:x mailto:a@example.org // "
    '[ ] ( ) ![ ](x.png) [x](y.pdf) [^1] [^1]: <a href="x" <img src=\'x\' href= src= on= style= id="case-x" class= '
    'data-sourcepos="1:1" '
    '`` ``` ~~~ *** __ ~~ | |---| - 1. > # ## ### === --- \\ " \' = {{ }} {% %} [ ] [x] <input type="checkbox" disabled="" /> '
    '<section class="footnotes" data-footnotes> <a data-footnote-ref> Why What\u00a0did 😀 \u202e \0 \x7f \ufffd'
).split(" ")
SPACES = st.sampled_from(["", " ", "\n", "\n\n", "\n  ", "\n    ", "\t", "\r\n"])


def woven(pieces: list[str] | tuple[str, ...]) -> st.SearchStrategy[str]:
    """Text of up to sixty such pieces with some space between them, now and then with any text among them."""
    words = st.one_of(st.sampled_from(pieces), st.sampled_from(pieces), st.text(max_size=8))
    return st.lists(st.tuples(words, SPACES).map("".join), max_size=60).map("".join)


FRONTS = woven(FRONT_PIECES)
BODIES = woven(BODY_PIECES)


def case(raw: bytes, slug: str = "made-up") -> Case:
    """A case that is nowhere on disk."""
    return case_of(raw, Path("nowhere") / slug, packaged())


def told(*cases: Case) -> list[Problem]:
    """What the checker says about a site of these cases."""
    known = {"made-up": Reference(id="made-up", type="report", title="Made up")}
    pages = frozenset({"index.md"})
    repository = Repository(Path("nowhere"), {c.slug: c for c in cases}, packaged(), known, {}, pages, ())
    return check(repository)
