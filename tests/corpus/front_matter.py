"""Front matter that would steer the theme, reach HTML unescaped, or crash what reads it."""

from __future__ import annotations

from .inputs import RAN, Category

HERE = Category("front_matter")

for _key, _value in {
    "template": "search.html",
    "hide": "[navigation, toc]",
    "search": "{exclude: true}",
    "status": "new",
    "icon": "material/home",
    "tags": "[a]",
    "author": "Somebody",
    "subtitle": "Something",
    "description": "Something",
    "image": "x.png",
    "render_macros": "true",
    "ignore_macros": "false",
    "stage": "approved",
    "aliases": "[about]",
    "short_code": "abcde",
    "first_published": "2020-01-01",
    "__class__": "x",
    "__proto__": "{x: y}",
    "constructor": "x",
    "'{{ 7*7 }}'": "x",
    "'<script>'": "x",
    "''": "x",
}.items():
    _id = "".join(c for c in _key if c.isalnum() or c == "_").strip("_").replace("_", "-").lower() or "empty-key"
    HERE.front(f"key-{_id}", f"the key {_key}", {_key: _value}, "E023")

HERE.front("title-script", "a script in the title", {"title": f"<script>{RAN}</script>"}, "E016")
HERE.front("title-end", "the end of the head", {"title": "'</title></head><body>'"}, "E016")
HERE.front("summary-image", "a picture in the summary", {"summary": f"'<img src=x onerror={RAN}>'"}, "E016")
HERE.front("title-null", "no title", {"title": "~"}, is_twin=True, shown="~")
HERE.front("title-blank", "an empty title", {"title": '""'}, "E013")
HERE.front("title-list", "a title that is a list", {"title": "[a, b]"}, "E014")
HERE.front("title-map", "a title that is several facts", {"title": "{a: b}"}, "E014")
HERE.front("title-long", "a title without end", {"title": "x" * 5000}, "E015")
HERE.front("title-control", "a bell in the title", {"title": '"made\\u0007up"'}, "E002")
HERE.front("title-direction", "a title read backwards", {"title": '"made\\u202Eup"'}, "E002")
HERE.front("title-null-sign", "a null sign in the title", {"title": '"made\\0up"'}, "E002")
HERE.front("title-surrogate", "half a character", {"title": '"made\\uD800up"'}, "E006")
HERE.front("schema-text", "another schema", {"schema": "../../x"}, "E017")
HERE.front("schema-huge", "a number without end", {"schema": "9" * 4000}, "E017")
HERE.front(
    "number-huge",
    "a value beyond all numbers",
    {"outcome": "improved", "evidence": "[{kind: test-result, value: 1e999}]"},
    "E017",
)
HERE.front(
    "number-nan", "a value that is no number", {"outcome": "improved", "evidence": "[{kind: test-result, value: .nan}]"}, "E017"
)
HERE.front("date-none", "a day that is not", {"started": "2012-02-31"}, "E018")
HERE.front("reference-path", "a reference that is a path", {"sources": "[{ref: ../../etc/passwd}]"}, "E025")
HERE.front("licence-other", "another licence", {"licence": "none"}, "E012")
HERE.front("contact-script", "an address that is a script", {"contact": f"{{url: 'javascript:{RAN}'}}"}, "E021")
HERE.front("resource-script", "a resource that is a script", {"resources": f"[{{title: x, url: 'javascript:{RAN}'}}]"}, "E021")
HERE.front("resource-path", "a resource outside the folder", {"resources": "[{title: x, file: ../../mkdocs.yml}]"}, "E019")
HERE.front(
    "family-self", "a case made from itself", {"adapted_from": "[{case: made-up-front-matter-family-self, changes: x}]"}, "E052"
)
HERE.front("many-words", "a list without end", {"subjects": "[" + ", ".join(["english"] * 900) + "]"}, "E020")
HERE.front(
    "title-quotes", "quotation marks in a title", {"title": "'Made-up \" onload=x '' y=\"'"}, shown='Made-up " onload=x \' y="'
)
HERE.front(
    "title-entity",
    "entities in a title",
    {"title": "'Made-up &lt;script&gt; &amp; &quot;'"},
    shown="Made-up &lt;script&gt; &amp; &quot;",
)
HERE.front(
    "title-markdown",
    "Markdown in a title",
    {"title": f"'Made-up [x](javascript:{RAN}) **x**'"},
    shown=f"Made-up [x](javascript:{RAN}) **x**",
)
