"""Orders to template engines and to Markdown's extensions: shown as they stand, never carried out."""

from __future__ import annotations

from .inputs import RAN, Category

HERE = Category("template")

_SHOWN = {
    "sum": ("a sum", "{{ 7*7 }}"),
    "code": ("a sum in code", "`{{ 7*7 }}`"),
    "config": ("the site's settings", "{{ config.site_name }} {{ config['plugins'] }}"),
    "classes": ("a way to every class", "{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "shell": ("an order to the shell", "{{ lipsum.__globals__.os.popen('id').read() }}"),
    "cycler": ("another way to the shell", "{{ cycler.__init__.__globals__.os.system('id') }}"),
    "environment": ("the environment", "{{ environ }} {{ env['HOME'] }}"),
    "include": ("a file of the site", '{% include "mkdocs.yml" %}'),
    "import": ("macros of another file", '{% import "x.html" as x %}{% extends "main.html" %}'),
    "set": ("a value that is set", "{% set site_name = 1 %}{% do config.update({}) %}"),
    "remark": ("a remark that would vanish", "before {# hidden #} after"),
    "raw": ("a mark that ends a raw part", "{% endraw %}{{ 7*7 }}{% raw %}"),
    "loop": ("a loop without end", "{%- for x in range(10**12) -%}x{%- endfor -%}"),
    "broken": ("an expression that is not closed", "{{ {% {# {{{ }}}"),
    "macros": ("the site's own macros", "{{ case_index() }} {{ macros_info() }} {{ handbook('lesson-study') }}"),
    "meta": ("other pages", "{{ page.meta.update(template='x') }} {{ navigation.pages }}"),
    "filter": ("a filter", "{{ 'x'|attr('__class__') }} {% filter upper %}x{% endfilter %}"),
    "dollar": ("other engines", "${7*7} #{7*7} $${7*7}$$ @(7*7) [[${7*7}]]"),
    "erb": ("signs of ERB", "<%= 7*7 %> <% system('id') %>"),
    "ssi": ("a snippet of the Markdown extension", '--8<-- "mkdocs.yml"'),
    "attributes": ("an attribute list", "Text {: onclick=x id=y style=z }"),
    "admonition": ("an admonition", "!!! note"),
    "directive": ("a directive", "::: whatworkswell.site.site"),
    "toc": ("a table of contents", "[TOC]"),
    "icon": ("an icon of the theme", ":material-home: :octicons-alert-16:{ .x }"),
    "button": ("a button of the theme", "[[ x ]]{ .md-button onclick=x }"),
}
for _id, (_what, _text) in _SHOWN.items():
    HERE.text(_id, _what, _text, shown=_text.strip("`").replace("[TOC]", "TOC"))

HERE.text("heading", "a sum in a heading", "### {{ 7*7 }} {#md-search .x}", shown="{{ 7*7 }} {#md-search .x}")
HERE.text("fence", "orders in a fenced block", "```\n{{ 7*7 }}\n{% include 'x' %}\n```", shown="{% include 'x' %}")
HERE.text("fence-language", "orders in the language of a block", "```{{7*7}} onload=x\ncode\n```", shown="code")
HERE.text(
    "mermaid", "a diagram that calls a script", f'```mermaid\ngraph TD\nA-->B\nclick A "javascript:{RAN}"\n```', shown="graph TD"
)
HERE.text("address", "a sum in an address", "[link](https://example.org/?q={{7*7}})", shown="link")
HERE.text("title-of-link", "a sum in a link's title", '[link](https://example.org/ "{{ 7*7 }}")', shown="link")
HERE.text("table", "a sum in a table", "| a |\n| --- |\n| {{ 7*7 }} |", shown="{{ 7*7 }}")
HERE.text("note", "a sum in a footnote", "Words[^sum].\n\n[^sum]: {{ 7*7 }}", shown="Words")
HERE.text("split", "a sum over two lines", "{{ 7\n*7 }}", shown="{{ 7")
HERE.front(
    "in-title", "a sum in the title", {"title": "'{{ 7*7 }} in a title {% raw %}'"}, shown="{{ 7*7 }} in a title {% raw %}"
)
HERE.front(
    "in-summary",
    "an order in the summary",
    {"summary": "'{{ config.site_name }} made up'"},
    shown="{{ config.site_name }} made up",
)
HERE.front("render-macros", "rendering turned on again", {"render_macros": "true"}, "E023")
HERE.front("macros-key", "macros of one's own", {"macros": "[os]"}, "E023")
HERE.text("script-in", "a script beside a sum", f"{{{{ 7*7 }}}} <script>{RAN}</script>", "E034")
