"""HTML and addresses: what is not in the allow-list is refused, and what looks like HTML in code or escaped is shown."""

from __future__ import annotations

from .inputs import ELSEWHERE, RAN, Category

HERE = Category("html")
_IMG = f'<img src="x.png" onerror="{RAN}">'

_REFUSED = {
    "script": ("a script", f"<script>{RAN}</script>"),
    "script-capitals": ("a script in capitals", f"<ScRiPt >{RAN}</sCrIpT >"),
    "script-src": ("a script from elsewhere", f"<script src={ELSEWHERE}x.js></script>"),
    "script-open": ("a script that is not closed", f"<script>{RAN}"),
    "script-inline": ("a script inside a sentence", f"words <script>{RAN}</script> words"),
    "script-list": ("a script in a list", f"- <script>{RAN}</script>"),
    "script-quote": ("a script in a quotation", f"> <script>{RAN}</script>"),
    "script-cell": ("a script in a table", f"| a |\n| --- |\n| <script>{RAN}</script> |"),
    "script-note": ("a script in a footnote", f"x[^a]\n\n[^a]: <script>{RAN}</script>"),
    "script-heading": ("a script in a heading", f"### <script>{RAN}</script>"),
    "image-error": ("a picture that fails", _IMG),
    "image-error-bare": ("the same without quotation marks", "<img src=x onerror=alert(1)>"),
    "image-line": ("the same over two lines", f'<img src="x"\nonerror="{RAN}">'),
    "handler": ("a handler on an allowed element", f'<b onclick="{RAN}">x</b>'),
    "handler-over": ("a handler for the mouse", f'<p onmouseover="{RAN}">x</p>'),
    "handler-details": ("a handler that runs by itself", f'<details open ontoggle="{RAN}">x</details>'),
    "handler-focus": ("a handler with focus", f'<input autofocus onfocus="{RAN}">'),
    "handler-body": ("a body that loads", f'<body onload="{RAN}">'),
    "handler-animation": ("a handler of an animation", f'<b style="animation:x 1s" onanimationstart="{RAN}">x</b>'),
    "frame": ("a frame", f'<iframe src="{ELSEWHERE}"></iframe>'),
    "frame-doc": ("a frame with its own document", f'<iframe srcdoc="&lt;script&gt;{RAN}&lt;/script&gt;"></iframe>'),
    "object": ("an object", f'<object data="{ELSEWHERE}"></object><embed src="{ELSEWHERE}">'),
    "svg": ("a drawing with a script", f"<svg><script>{RAN}</script></svg>"),
    "svg-load": ("a drawing that loads", f'<svg onload="{RAN}"></svg>'),
    "svg-use": ("a drawing from elsewhere", f'<svg><use href="{ELSEWHERE}x.svg#a"/></svg>'),
    "svg-animate": (
        "a link that is animated",
        f'<svg><a><animate attributeName=href values="javascript:{RAN}"/><text>x</text></a></svg>',
    ),
    "math": ("a formula with a link", f'<math><maction xlink:href="javascript:{RAN}">x</maction></math>'),
    "style": ("a style sheet", f"<style>@import '{ELSEWHERE}x.css'; body{{display:none}}</style>"),
    "style-attribute": ("a style", '<p style="position:fixed;inset:0">x</p>'),
    "style-link": ("a linked style sheet", f'<link rel="stylesheet" href="{ELSEWHERE}x.css">'),
    "base": ("another base for all addresses", f'<base href="{ELSEWHERE}">'),
    "refresh": ("a page that moves on", f'<meta http-equiv="refresh" content="0;url={ELSEWHERE}">'),
    "policy": ("a policy of one's own", '<meta http-equiv="Content-Security-Policy" content="default-src *">'),
    "form": ("a form", f'<form action="{ELSEWHERE}"><input name="password"><button>x</button></form>'),
    "form-button": ("a button that sends elsewhere", f'<button formaction="javascript:{RAN}">x</button>'),
    "media": ("a film and a sound", f'<video src="{ELSEWHERE}x"></video><audio src=x onerror="{RAN}"></audio>'),
    "picture-set": ("pictures for several screens", f'<picture><source srcset="{ELSEWHERE}x 1x"></picture>'),
    "template": ("a template", f"<template><script>{RAN}</script></template>"),
    "slot": ("an element of one's own", f'<x-y onclick="{RAN}">x</x-y>'),
    "marquee": ("a moving text", f'<marquee onstart="{RAN}">x</marquee>'),
    "comment": ("a comment", "<!-- hidden from the reviewer -->"),
    "comment-inline": ("a comment inside a sentence", "words <!-- hidden --> words"),
    "comment-odd": ("a comment that browsers end early", f"<!--> {_IMG} -->"),
    "comment-bang": ("a comment that ends with a bang", f"<!-- --!> {_IMG} -->"),
    "cdata": ("a part without markup", f"<![CDATA[ <script>{RAN}</script> ]]>"),
    "declaration": ("a declaration", "<!DOCTYPE html>"),
    "entity-declaration": ("an entity of one's own", '<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "instruction": ("an instruction", "<?php system('id'); ?>"),
    "id": ("an id of the theme", '<a id="__search">x</a>'),
    "id-heading": ("an id on a heading", '<h3 id="case-what-we-did">x</h3>'),
    "name": ("a name that shadows the document's own", '<img name="getElementById" src="x.png" alt="x">'),
    "class": ("a class of the theme", '<p class="md-header md-banner">x</p>'),
    "class-ours": ("a class of the site", '<p class="ww-verdict">Approved</p>'),
    "data-attribute": ("orders to the search", '<p data-pagefind-ignore data-pagefind-meta="title:x">x</p>'),
    "hidden": ("a text that is hidden", "<p hidden>x</p>"),
    "role": ("another role", '<p role="alert" aria-label="x">x</p>'),
    "target": ("a link that opens elsewhere", '<a href="https://example.org/" target="_top" download ping="x">x</a>'),
    "mutation-style": ("HTML that changes when it is read again", f'<svg></p><style><a id="</style>{_IMG}">'),
    "mutation-math": ("the same with a formula", f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;{_IMG}">'),
    "mutation-noscript": ("the same without scripts", f"<noscript><p title='</noscript>{_IMG}'>"),
    "mutation-form": ("the same with a form", f"<form><math><mtext></form><form><mglyph><style></math>{_IMG}"),
    "mutation-title": ("the same with a title", f"<title><a title='</title>{_IMG}'>"),
    "mutation-textarea": ("the same with a box", f"<textarea></p></textarea>{_IMG}"),
    "mutation-xmp": ("the same with old elements", f"<xmp><p title='</xmp>{_IMG}'>"),
    "mutation-select": ("the same with a list to choose from", f"<select><style></select>{_IMG}</style>"),
    "mutation-frameset": ("the same with frames", f"<frameset onload='{RAN}'>"),
    "nested-tag": ("a tag within a tag", f"<scr<script>ipt>{RAN}</scr</script>ipt>"),
    "null": ("an attribute twice", f'<img src="x.png" alt="x" alt="y" onerror="{RAN}">'),
}
for _id, (_what, _text) in _REFUSED.items():
    HERE.text(_id, _what, _text, "E034")

_PAIRS = {
    "script-slash": ("a script with a slash for a space", f"<script/x>{RAN}</script>"),
    "div-close": ("the end of the page's own frame", "</div></article></main>"),
    "bold-open": ("bold without an end", "<b>words"),
    "list-close": ("a list that is closed twice", "<ul><li>x</li></ul></ul>"),
    "crossed": ("elements that cross", "<b><i>x</b></i>"),
}
for _id, (_what, _text) in _PAIRS.items():
    HERE.text(_id, _what, _text, "E038")

_ADDRESSES = {
    "javascript": f"javascript:{RAN}",
    "javascript-capitals": f"JaVaScRiPt:{RAN}",
    "javascript-entity": f"java&#115;cript:{RAN}",
    "javascript-colon": f"javascript&colon;{RAN}",
    "javascript-tab": f"java&Tab;script:{RAN}",
    "javascript-line": f"java&NewLine;script:{RAN}",
    "javascript-control": f"&#1;javascript:{RAN}",
    "vbscript": "vbscript:msgbox(1)",
    "data": f"data:text/html,&lt;script&gt;{RAN}&lt;/script&gt;",
    "file": "file:///etc/passwd",
    "ftp": "ftp://example.org/x",
    "double-slash": "//elsewhere.example/x",
    "backslash": "\\\\\\\\elsewhere.example\\\\x",
    "way-out": "../../../../etc/passwd",
    "way-out-encoded": "..%2f..%2f..%2fetc%2fpasswd",
    "absolute": "/cases/made-up-one/",
    "source": "view-source:https://example.org/",
}
for _id, _address in _ADDRESSES.items():
    HERE.text(_id, "an address that is not one of the web", f"[x]({_address})", "E040")
HERE.text("autolink", "an address between angles", f"<javascript:{RAN}>", "E040")
HERE.text("reference", "an address given below", f"[x][r]\n\n[r]: javascript:{RAN}", "E040")
HERE.text("link-tag", "an address in a tag", f'<a href="javascript:{RAN}">x</a>', "E040")
HERE.text("image-script", "a picture that is a script", f"![x](javascript:{RAN})", "E040")
HERE.text("image-web", "a picture that tells another site who reads", f"![x]({ELSEWHERE}x.png)", "E045")
HERE.text("image-web-tag", "the same as a tag", f'<img src="{ELSEWHERE}x.png" alt="x">', "E045")
HERE.text("image-case", "a picture of another case", "![x](../made-up-one/x.png)", "E045")
HERE.text("password-address", "an address with a password", "[x](https://office:correct-horse9@example.org/)", "E040")

_SHOWN = {
    "image-bare": ("a tag that Markdown takes for text", f"<img src=x onerror={RAN}>", f"<img src=x onerror={RAN}>"),
    "image-slash": ("a tag with slashes", f'<img/src="x"/onerror="{RAN}">', f'<img/src="x"/onerror="{RAN}">'),
    "half-open": ("a tag that never ends", f"<p>x</p>\n\n<img src=x onerror={RAN}\n\nmore", f"<img src=x onerror={RAN}"),
    "escaped": ("a script in entities", f"&lt;script&gt;{RAN}&lt;/script&gt;", f"<script>{RAN}</script>"),
    "escaped-numbers": ("a script in numbers", f"&#60;img src=x onerror={RAN}&#62;", f"<img src=x onerror={RAN}>"),
    "escaped-twice": ("entities of entities", "&amp;lt;script&amp;gt;", "&lt;script&gt;"),
    "backslash-tag": ("a script behind a backslash", f"\\<script>{RAN}\\</script>", f"<script>{RAN}</script>"),
    "code": ("a script in code", f"`<script>{RAN}</script>`", f"<script>{RAN}</script>"),
    "code-block": ("a page in a block of code", f"```html\n{_IMG}\n<!-- -->\n```", _IMG),
    "code-indented": ("a script set in by four spaces", f"    <script>{RAN}</script>", f"<script>{RAN}</script>"),
    "title-markup": ("HTML in a link's title", f"[words](https://example.org/ '{_IMG}')", "words"),
    "title-attribute": ("HTML in a title", f"<abbr title='{_IMG}'>words</abbr>", "words"),
    "title-end": (
        "the end of an element in a title",
        f"<a href='https://example.org/' title='</a><script>{RAN}</script>'>words</a>",
        "words",
    ),
    "address-markup": ("signs in an address", "[words](https://example.org/?a=%22%3E%3Cscript%3E)", "words"),
    "heading-theme": ("headings with names of the theme", "### __search\n\nx\n\n### getElementById\n\nx", "getElementById"),
    "note-name": ("a footnote with a bold name", 'Words[^"><b>x].\n\n[^"><b>x]: note', "Words"),
    "language": ("a language that breaks out", f'```"><script>{RAN}</script>\nwords\n```', "words"),
}
for _id, (_what, _text, _shown) in _SHOWN.items():
    HERE.text(f"shown-{_id}", _what, _text, shown=_shown)
