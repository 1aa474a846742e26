"""What teachers write every day, and what only looks like an attack: nothing at all may be said of it."""

from __future__ import annotations

from tests.sites.tiny import case

from .inputs import INTRODUCTION, Category, slug_of

HERE = Category("twins")

for _id, _text, _shown in (
    ("levels", "Pupils moved from KS2 3AB to 4C.", "KS2 3AB"),
    ("number", "The order number is 1234567890.", "1234567890"),
    ("office", "Phone the school office on 020 7946 0018.", "020 7946 0018"),
    ("welsh", "Mae'r plant yn dysgu gyda'i gilydd, a'r athrawon hefyd: tŷ, ŵyr, sgwrsïo.", "Mae'r plant"),
    ("irish", "Tá na páistí ag foghlaim le chéile.", "na páistí"),
    ("gaelic", "Tha a' chlann ag ionnsachadh còmhla.", "ionnsachadh"),
    ("polish", "Zażółć gęślą jaźń: słowa po polsku.", "gęślą"),
    ("arabic", "The word for pen is قلم in Arabic.", "قلم"),
    ("urdu", "اردو is one of our languages.", "اردو"),
    ("chinese", "我们一起学习。", "一起学习"),
    ("emoji", "Well done 🎉 👩🏽‍🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ✓", "🎉"),
    ("quotes", "“We ‘talked’ more” – and more – than before…", "“We ‘talked’ more”"),
    ("accents", "Ffi\u0302n: a letter with its accent apart", "letter with its accent"),
    ("quotation", "> Talk before writing.\n>\n> > In a quotation.", "In a quotation."),
    ("table", "| Test | Before | After |\n| :--- | ---: | :---: |\n| Words | 3 | 5 |", "Before"),
    ("table-pipes", "| a | b |\n| --- | --- |\n| `x \\| y` | z |", "x | y"),
    ("note", "Words[^1] and more[^b].\n\n[^1]: A note.\n\n[^b]: Another, with *stress*.", "Words"),
    ("tasks", "- [x] plan\n- [ ] teach\n  - [ ] again", "☑"),
    ("code", "```python\nfor x in {'a': {1}}:\n    print(x < 2 and x > 0)\n```", "print(x < 2 and x > 0)"),
    ("code-jinja", "```jinja\n{% for x in y %}{{ x }}{% endfor %}\n```", "{% for x in y %}{{ x }}"),
    ("code-html", '```html\n<p class="x" onclick="y()">z</p>\n```', '<p class="x" onclick="y()">'),
    ("less", "3 < 5, 5 > 3, and 2 << 3", "3 < 5"),
    ("less-words", "Pupils with <5 sessions and >10 lessons", "<5 sessions"),
    ("heart", "We <3 reading", "<3 reading"),
    ("ampersand", "Maths & Science; Q&A; AT&T", "Maths & Science"),
    ("braces", "The set {1, 2, 3} and {{1}, {2}}", "{{1}, {2}}"),
    ("percent", "100% of 5%, {%}", "{%}"),
    ("formula", "$x_1^2 + y_7 = \\frac{7}{10}$", "x_1^2"),
    ("at", "10 crayons @ 20p each; follow @school", "@ 20p"),
    ("script-word", "The play script: a handwriting script. JavaScript: a language for pages.", "JavaScript: a language"),
    ("data-word", "data: what we collected; file: the folder", "data: what we collected"),
    ("include-word", "We include every pupil and import ideas; {include}", "{include}"),
    ("hash", "Class #1, issue #2", "Class #1"),
    ("dashes", "One\n\n---\n\nTwo", "Two"),
    ("stars", "2 * 3 * 4 and **bold** and ***both***", "2 * 3 * 4"),
    ("lists", "1. One\n   - two\n     1. three\n        - four", "four"),
    ("headings", "### A question?\n\nText.\n\n#### A “quoted” title & more\n\nText.", "A question?"),
    ("heading-same", "### Plan\n\nx\n\n### Plan\n\ny", "Plan"),
    ("link", "[a page](https://example.org/a_(b)?c=d&e=f#g)", "a page"),
    ("link-bare", "See https://example.org/lesson-study/ for more.", "https://example.org/lesson-study/"),
    ("link-inside", "[above](#what-we-did)", "above"),
    ("link-case", "[another](../made-up-one/index.md)", "another"),
    ("html-small", 'H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>, <abbr title="Key stage">KS</abbr>', "Ctrl"),
    ("html-table", '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>', "b"),
    ("html-break", "one<br>two<br />three", "three"),
    ("html-list", "<dl><dt>JPD</dt><dd>joint practice development</dd></dl>", "joint practice development"),
    ("escapes", "\\*not stress\\* \\[not a link\\] \\`not code\\`", "*not stress*"),
    ("entities", "caf&eacute; &copy; &mdash; &#8364;", "café ©"),
    ("poem", "Roses are red,  \nviolets are blue", "violets are blue"),
    ("strike", "~~old~~ new", "new"),
    ("long", "An ordinary paragraph, of many words. " * 200, "ordinary paragraph"),
    ("pupil-letters", "Pupil A spoke more than pupil B.", "Pupil A"),
    ("authors", "Stenhouse (1975) wrote about teachers as researchers.", "Stenhouse (1975)"),
    ("postcode", "Higham Lane School, Shanklin Drive, Nuneaton, CV10 0BJ", "CV10 0BJ"),
):
    HERE.text(_id, f"ordinary text ({_id})", _text, is_twin=True, shown=_shown)

for _id, _keys, _shown in (
    ("title-braces", {"title": "'A made-up {set} of {{words}}'"}, "A made-up {set} of {{words}}"),
    ("title-colon", {"title": "'Made up: talk first'"}, "Made up: talk first"),
    ("title-welsh", {"title": "Siarad cyn ysgrifennu – tŷ synthetig"}, "Siarad cyn ysgrifennu"),
    ("title-emoji", {"title": "Made up 🎉 “quoted” & more"}, "🎉 “quoted” & more"),
    ("title-norway", {"title": "'NO'"}, "NO"),
    ("title-number", {"title": "010"}, "010"),
):
    HERE.front(_id, f"an ordinary {_id}", _keys, is_twin=True, shown=_shown)

_ALL = f"{INTRODUCTION}\n## What happened\n\nMade up.\n\n### Pupils\n\nMade up.\n\n## What did not work\n\nMade up.\n"
HERE.add("sections", "several sections", lambda: case(slug_of("twins", "sections"), _ALL), is_twin=True)
