"""The preview of an account against the page that it becomes, and against those who would have it run something."""

from __future__ import annotations

import pytest

from tests.browser.test_share_engine import AS_TOLD, in_order, judged_by_core
from tests.corpus.everything import INPUTS
from tests.tools.html_outline import outline, published
from tests.tools.share_engine import Engine
from whatworkswell.authoring.scaffold import Draft, case_text
from whatworkswell.case.front_matter import reader as frontmatter
from whatworkswell.case.repository import Repository

#: What people write, and where parsers of Markdown are known to differ. Each must be the same tree in both.
SNIPPETS = """\
Words *slanted*, _slanted_, **bold**, __bold__, ***both*** and snake_case_words, 2*3*4.
====
~~gone~~, ~gone too~, ~~~not gone~~~ and ~ 5 and 6 ~
====
A line
and another  \nand a third\\
and a fourth
====
### What pupils said

#### Closed #### ####

Underlined
----------
====
- one
- two
  - inside
    - deeper

  still two
- three
====
* loose

* list

1. first
2. second

7) seven
8) eight
====
- [ ] to do
- [x] done
- [X] done too
- [] not a box
- [x]not a box either
1. [ ] in numbers
   - [x] inside

[ ] in a paragraph
====
| Test | Before | After |
|:-----|:------:|------:|
| Reading | 7 | 12 |
| `a|b` \\| c | **9** |
====
Results follow at once:
| a | b |
|---|---|
| 1 | 2 | 3 |
and the table goes on

but not here
====
| not | a table |
| 1 | 2 |
====
Said so[^1], and again[^1], and otherwise[^long].

[^1]: In **print**.
[^long]: First.

    Second paragraph.
[^never]: Nobody refers to this.
====
See https://example.org/a_b?c=d&e=f. Or (https://example.org/x_(y)), or www.example.org, or http://example.org/a~b*.
====
<https://example.org/ü>, [site](https://example.org "A title"), [empty](), [ref], [Ref][], [words][ref]

[ref]: https://example.org/ref 'Title'
====
[plan](plan.pdf), [case](../other-case/index.md#why), [page](../../docs/handbook/x.md), [here](#why), [bad](ftp://example.org)
====
![A wall of drawings](wall.jpg "Our wall") and [![small](small.png)](https://example.org)
====
`code <b>` and ``a ` b`` and ` `` `

    four spaces <script>

```python hl_lines="1"
print("<b>")
```

~~~
{{ not.jinja }}
====
> quoted
lazily

> - list
>   1. numbers
>
> ```
> code
> ```
====
H<sub>2</sub>O, x<sup>2</sup>, <kbd>Tab</kbd>, <abbr title="Local authority">LA</abbr>, a<br>b

<table><tr><th scope="row">a</th><td colspan="2">b</td></tr></table>
====
Not HTML: 3 < 4, a <b, <3, AT&T, &copy; &amp;copy; &#169; &nosuch; \\<b> \\& \\* 1\\. not a list
====
***

- - -

Line above
***
and below
====
“Quoted”, it’s, café, Ŵyn, 日本, 👩🏽‍🏫, é
====
1986\\. A great year. 1990. No list here.
- 2 + 2
+ 3
====
<!x no declaration> and <!doctype x>

<!y neither>

Term
: not a definition

*[LA]: not an abbreviation

:smile: ==not marked== ++not++ H~2~O x^2^ $a_b$
====
| a |
|---|
| ~~x~~ <br> www.example.org |

text right behind
====
Hard to read: **a*b**c*, *a**b*c**, _a__b_c__, a**b**c, **not bold **
""".split("====\n")

_LOOK_AND_TOUCH = """
const wrong = [];
const allowed = new Set(store.rules().account.tags);
const place = document.body.appendChild(document.createElement("div"));
for (const text of input) {
  place.replaceChildren(preview.previewNodes(text));
  const built = place.innerHTML;
  place.innerHTML = preview.preview(text);
  if (place.innerHTML !== built) wrong.push(["reads otherwise as text", text]);
  for (const node of place.querySelectorAll("*")) {
    if (!allowed.has(node.localName) || node.namespaceURI !== "http://www.w3.org/1999/xhtml") wrong.push([node.outerHTML, text]);
    for (const {name} of node.attributes)
      if (!/^(href|target|rel|title|alt|width|height|start|colspan|rowspan|scope|class)$/.test(name))
        wrong.push([node.outerHTML, text]);
    if (node.hasAttribute("href") && !/^https?:$/.test(node.protocol)) wrong.push([node.outerHTML, text]);
    if (node.hasAttribute("class") && !/^ww-align-(left|center|right)$/.test(node.className)) wrong.push([node.outerHTML, text]);
    for (const type of ["mouseover", "focus", "load", "error", "toggle", "animationstart", "begin", "pointerdown"])
      node.dispatchEvent(new Event(type, {bubbles: true}));
  }
}
place.remove();
if (window.__ran) wrong.push(["ran", ""]);
return wrong;
"""


@pytest.fixture(scope="module")
def hostile() -> list[str]:
    """Every text of the corpus that is no larger than a person types."""
    return [given.text for given in INPUTS if given.text and len(given.text) < 20_000 and given.text.isascii()]


def previews(modules: Engine, texts: list[str]) -> list[str]:
    return modules.run("return input.map((text) => preview.preview(text))", texts)


def test_the_snippets_look_as_they_will(modules: Engine) -> None:
    for text, html in zip(SNIPPETS, previews(modules, SNIPPETS), strict=True):
        assert outline(html) == published(text), text


def test_every_case_of_the_site_looks_as_it_does(modules: Engine, site: Repository) -> None:
    texts = [case.reading.body for case in site.cases.values()]
    for text, html in zip(texts, previews(modules, texts), strict=True):
        assert outline(html) == published(text), text[:200]


def test_hostile_texts_are_shown_as_the_page_shows_them(modules: Engine, hostile: list[str]) -> None:
    for text, html in zip(hostile, previews(modules, hostile), strict=True):
        assert outline(html) == published(text), text


def test_nothing_of_a_hostile_text_runs_or_leads_astray(modules: Engine, hostile: list[str]) -> None:
    assert len(hostile) > 150
    assert modules.run(_LOOK_AND_TOUCH, [*hostile, *SNIPPETS]) == []


def test_hostile_texts_are_told_word_for_word(modules: Engine, hostile: list[str], site: Repository) -> None:
    texts = [text for text in hostile if not any(frontmatter.is_odd(sign) and sign not in "\t\n" for sign in text)]
    texts.remove("[x](&#1;javascript:window.__ran=1;alert(1))")  # the two name the sign in front of it in different ways
    drafts = [Draft({"origin": "documented"}, {"what-we-did": text}) for text in texts]
    given = [{"facts": draft.facts, "account": draft.account} for draft in drafts]
    found = modules.run(f"return input.map((draft) => check.check(draft).map({AS_TOLD}))", given)
    for draft, said in zip(drafts, found, strict=True):
        text = case_text(draft, site.vocabularies, is_begun=False)
        assert in_order(said) == judged_by_core(text, site), draft.account


def test_a_picture_is_shown_where_it_is_at_hand(modules: Engine) -> None:
    script = """const pictures = new Map([["wall.jpg", "data:image/gif;base64,R0lGODlhAQABAAAAACw="]]);
        return preview.preview("![A wall](wall.jpg) ![Not here](other.jpg) ![Far](https://example.org/x.png)", pictures)"""
    html = modules.run(script)
    assert html == '<p><img alt="A wall" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="> [Not here] [Far]</p>\n'


def test_each_problem_names_its_place_in_the_draft(modules: Engine) -> None:
    """`field` is where the form shows it; `named`, held to the checker's elsewhere, is how the checker writes it."""
    draft = {
        "facts": {"origin": "submitted", "evidence": [{"kind": "survey", "measure": "a < b"}], "scale": {"teachers": "many"}},
        "account": {"why": "Write to jamie@school.example.", "what-we-did": "Well. <u>So</u>", "what-next": "![](wall.jpg)"},
    }
    files = [{"name": "Plan.doc", "size": 1}, {"name": "plan.pdf", "size": 1}]
    script = "return check.check(...input).map(({code, field}) => [code, field]).filter(([code]) => !/E01[13]/.test(code))"
    assert ["E030", "what-happened"] in modules.run(script, [{"facts": {}, "account": {"why": "<script>"}}]), (
        "hidden by the script"
    )
    found = modules.run(script, [draft, files])
    assert sorted(found) == [
        ["E016", "evidence.0.measure"],
        ["E017", "scale.teachers"],
        ["E033", "what-did-not-work"],
        ["E033", "what-happened"],
        ["E033", "what-made-the-difference"],
        ["E034", "what-we-did"],
        ["E041", "what-next"],
        ["E046", "attachments.plan.pdf"],
        ["E047", "attachments.Plan.doc"],
        ["E080", "why"],
        ["W002", "what-next"],
    ]
