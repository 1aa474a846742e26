"""Denial of service: little text that costs much to parse, and much text."""

from __future__ import annotations

from .inputs import Category

HERE = Category("service")

_LARGE: dict[str, tuple[str, str, str]] = {
    "brackets": ("20,000 opening brackets", "[" * 20_000, ""),
    "brackets-image": ("20,000 openings of pictures", "![" * 20_000, ""),
    "brackets-pairs": ("links in links", "[" * 10_000 + "x" + "](y)" * 10_000, "E040"),
    "lists": ("lists a thousand deep", "".join("  " * n + "- x\n" for n in range(300)), "E035"),
    "lists-line": ("a thousand lists in a line", "- " * 1000 + "x", "E035"),
    "numbers-line": ("a thousand numbered lists in a line", "1. " * 1000 + "x", "E035"),
    "quotes": ("quotations a thousand deep", "> " * 1000 + "x", "E035"),
    "quotes-packed": ("quotations 50,000 deep", ">" * 50_000 + "x", "E035"),
    "mixed-deep": ("quotations in lists in quotations", "> - " * 500 + "x", "E035"),
    "declaration": ("the beginning of a declaration", "<![", ""),
    "declaration-many": ("20,000 of them", "<![ " * 20_000, ""),
    "cdata-many": ("parts without an end", "<![CDATA[" * 8_000, "E034"),
    "comments-open": ("comments without an end", "<!--" * 20_000, "E034"),
    "instructions-open": ("instructions without an end", "<?" * 40_000, "E034"),
    "tags-open": ("tags without an end", "<div>" * 15_000, "E035"),
    "tags-attribute": ("a tag with 20,000 attributes", "<p " + "a " * 20_000 + ">x</p>", "E034"),
    "tags-quote": ("attributes without an end", "<a href='" * 10_000, ""),
    "tags-slash": ("slashes in a tag", "<b" + "/" * 50_000, ""),
    "formatting-open": ("bold again and again", "<p>" + "".join(f"<b {n}>" for n in range(2000)) + "<p>x" * 8000, "E035"),
    "table-wide": ("a table of 10,000 columns", f"|{'a|' * 10_000}\n|{'-|' * 10_000}\n|{'x|' * 10_000}", "E035"),
    "table-bomb": ("a table that fills itself with cells", f"|{'a|' * 5000}\n|{'-|' * 5000}\n" + "x\n" * 30_000, "E035"),
    "table-html": ("tables in tables", "<table><tr><td>" * 3000, "E035"),
    "stars": ("stars", "*" * 90_000, ""),
    "stars-words": ("stars and words", "*a **a " * 12_000, ""),
    "stars-under": ("stars and lines", "*_" * 45_000 + "x", "E035"),
    "strikes": ("lines through text", "~~a ~" * 18_000, ""),
    "backticks": ("backticks of all lengths", "".join("`" * n + " x " for n in range(1, 420)), ""),
    "backslashes": ("backslashes", "\\" * 90_000, ""),
    "entities": ("entities that are none", "&" * 90_000, ""),
    "entities-many": ("entities", "&AMP;" * 18_000, ""),
    "angles": ("signs for less", "<" * 90_000, ""),
    "angles-slash": ("closing tags", "</" * 45_000, ""),
    "autolinks": ("addresses of a letter", "a@" * 40_000, ""),
    "autolinks-www": ("addresses of the web", "www." * 20_000, "E040"),
    "autolinks-http": ("beginnings of addresses", "http://" * 12_000, "E040"),
    "parentheses": ("parentheses in an address", "[a](" + "(" * 50_000, ""),
    "titles": ("titles without an end", '[a](b "' * 10_000, ""),
    "references": ("references to one address", "[a]: https://example.org/" + "x" * 20_000 + "\n\n" + "[a] " * 10_000, "E040"),
    "references-many": ("8,000 addresses given below", "".join(f"[{n}]: x\n" for n in range(8000)), ""),
    "notes": (
        "5,000 footnotes",
        "".join(f"x[^{n}]\n" for n in range(4000)) + "".join(f"\n[^{n}]: y\n" for n in range(4000)),
        "E035",
    ),
    "notes-self": ("footnotes that refer to each other", "[^a]\n\n" + "[^a]: " + "[^a]" * 10_000, "E035"),
    "links": ("3,000 links", "[x](https://example.org/) " * 3000, "E035"),
    "pictures": ("3,000 pictures", "![x](x.png) " * 3000, "E035"),
    "items": ("21,000 items", "- a\n" * 21_000, "E035"),
    "headings": ("9,000 headings of one name", "### a\n\n" * 9_000, ""),
    "sections": ("9,000 sections", "## What next\n\nx\n\n" * 4_000, "E032"),
    "line": ("a line of 90 KB", "word " * 18_000, ""),
    "letters": ("a word of 90 KB", "a" * 90_000, ""),
    "spaces": ("90 KB of spaces", "a" + " " * 90_000 + "b", ""),
    "breaks": ("90,000 empty lines", "a" + "\n" * 90_000 + "b", ""),
    "tabs": ("90,000 tabs", "\t" * 90_000 + "x", ""),
    "accents": ("a letter with 40,000 accents", "a" + "\u0301" * 40_000, ""),
    "digits": ("90,000 digits", "9" * 90_000, ""),
    "digits-apart": ("45,000 digits apart", "0 7 " * 22_000, ""),
    "names": ("12,000 words that may be names", "Aaa Bbb, " * 10_000, ""),
    "address-signs": ("dots and signs of an address", "a." * 40_000 + "@" + "b." * 5_000, "E040"),
    "hyphens": ("hyphens", "a-" * 45_000, ""),
    "size": ("101 KB", "word " * 20_700, "E035"),
}
for _id, (_what, _text, _code) in _LARGE.items():
    HERE.text(_id, _what, _text, *([_code] if _code else []))

HERE.raw("five-megabytes", "five megabytes of text", b"---\n" + b"x: word word word\n" * 290_000, "E009")
HERE.raw("five-megabytes-line", "five megabytes in a line", b"[" * 5_000_000, "E009")
HERE.raw("zeros", "five megabytes of nothing", bytes(5_000_000), "E009")
HERE.raw("front-colons", "16 KB of colons", "---\n" + ": " * 8_000 + "\n---\n", "E006")
HERE.raw("front-quotes", "16 KB of quotation marks", "---\na: " + "'" * 16_000 + "\n---\n", "E011")
HERE.raw("front-braces", "16 KB of braces", "---\n" + "{" * 16_000 + "\n---\n", "E006")
HERE.raw("front-dashes", "8,000 hyphens", "---\n" + "- " * 8_000 + "\n---\n", "E014")
HERE.raw("fences", "60,000 beginnings of front matter", "---\n" * 35_000, "E011")
