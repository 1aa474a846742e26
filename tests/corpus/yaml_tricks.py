"""YAML that means something other than it says, or that costs more than it weighs."""

from __future__ import annotations

from tests.sites.tiny import BODY, FRONT

from .inputs import Category

HERE = Category("yaml")
_PLAIN = "".join(f"{key}: {value}\n" for key, value in FRONT.items()).replace("{slug}", "of YAML")


def _file(extra: str, before: str = "---\n", after: str = "---\n\n") -> str:
    return f"{before}{_PLAIN}{extra}{after}{BODY}"


_LAUGHS = 'a: &a ["x","x","x"]\n' + "".join(
    f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

for _id, _what, _extra, _code in (
    ("laughs", "a billion laughs", _LAUGHS, "E008"),
    ("anchor", "an anchor", "pupil_focus: &x [all]\n", "E008"),
    ("alias-self", "a list that holds itself", "subjects: &x [*x]\n", "E008"),
    ("merge", "a key that merges", "<<: {title: x}\n", "E023"),
    ("merge-alias", "a key that merges an anchor", "context: &c {a: b}\n<<: *c\n", "E008"),
    ("tag-python", "a tag that runs Python", 'alliance: !!python/object/apply:os.system ["id"]\n', "E008"),
    ("tag-new", "a tag that makes an object", "alliance: !!python/object/new:os.system [id]\n", "E008"),
    ("tag-own", "a tag of one's own", "alliance: !ENV [HOME]\n", "E008"),
    ("tag-binary", "text in another code", "alliance: !!binary aGVsbG8=\n", "E008"),
    ("directive", "a tag that is declared", "...\n%TAG ! tag:example.org,2000:\n---\nx: y\n", "E006"),
    ("twice", "a key given twice", "title: Another title\n", "E007"),
    ("twice-inside", "a key given twice within another", "context: {system: {drive: network, drive: external}}\n", "E007"),
    ("octal", "a number that would be eight", "started: 010\n", "E018"),
    ("sexagesimal", "a time that would be a number", "started: 12:30:45\n", "E018"),
    ("norway", "a word that would be false", "regions: [NO]\n", "E012"),
    ("deep-flow", "lists a thousand deep", f"subjects: {'[' * 1000}{']' * 1000}\n", "E010"),
    ("deep-open", "lists that are never closed", f"subjects: {'[' * 5000}\n", "E010"),
    ("deep-map", "facts within facts", "context: {a: {b: {c: {d: {e: f}}}}}\n", "E010"),
    (
        "deep-block",
        "a list within a list, each on its line",
        "subjects:\n" + "".join(" " * n + "-\n" for n in range(1, 80)),
        "E010",
    ),
    ("key-list", "a list for a key", "[a, b]: c\n", "E006"),
    ("key-question", "a key behind a question mark", "? {a: b}\n: c\n", "E006"),
    ("key-huge", "a key of twelve kilobytes", f"? {'k' * 12_000}\n: x\n", "E023"),
    ("keys-many", "two thousand keys", "".join(f"k{n}: x\n" for n in range(1500)), "E023"),
    ("size", "twenty kilobytes of facts", f"alliance: {'x' * 20_000}\n", "E009"),
    ("tab", "a tab for spaces", "context:\n\tsystem: x\n", "E006"),
    ("quote-open", "a quotation mark that is not closed", 'alliance: "x\n', "E006"),
    ("percent", "a sign at the beginning", "alliance: %x\n", "E006"),
    ("escape", "an escape that is none", 'alliance: "\\q"\n', "E006"),
    ("remark", "a remark that swallows text", "alliance: School No #1 of the town\n", "E008"),
    ("folded", "a text folded to hide a key", "alliance: >\n  x\n  stage: approved\n", ""),
):
    HERE.raw(_id, _what, _file(_extra), *([_code] if _code else []), is_twin=not _code)

HERE.raw("no-start", "no front matter", BODY, "E003")
HERE.raw("no-end", "front matter without an end", f"---\n{_PLAIN}", "E004")
HERE.raw("nothing", "nothing at all", b"", "E003")
HERE.raw("late-start", "a line before the front matter", _file("", before="\n---\n"), "E003")
HERE.raw("list", "a list for front matter", f"---\n- a\n---\n\n{BODY}", "E014")
HERE.raw("one-word", "a word for front matter", f"---\nword\n---\n\n{BODY}", "E014")
HERE.raw("toml", "front matter in another language", f"+++\n{_PLAIN}+++\n\n{BODY}", "E003")
HERE.raw("binary", "bytes that are no text", b"---\n\xff\xfe\x00\x01\n---\n", "E002")
HERE.raw("latin", "text in an old code", _file("alliance: Café\n").encode("latin-1"), "E002")
HERE.raw("utf-16", "text in two bytes a letter", _file("").encode("utf-16"), "E002")
HERE.raw(
    "utf-8-long", "a letter in too many bytes", _file("").replace("Made-up", "\0").encode().replace(b"\0", b"\xc0\xbc"), "E002"
)
HERE.raw("surrogate", "half a character in bytes", _file("").encode() + b"\xed\xa0\x80", "E002")
HERE.raw("null", "a null sign in the account", _file("") + "\0", "E002")
HERE.raw("direction", "text that is read backwards", _file("") + "\u202eetisoppo\n", "E002")
HERE.raw("escape-sign", "orders to a terminal", _file("") + "\x1b[2J\n", "E002")
HERE.raw("mark", "a mark of the byte order", b"\xef\xbb\xbf" + _file("").encode(), is_twin=True)
HERE.raw("windows", "line ends of Windows", _file("").replace("\n", "\r\n"), is_twin=True)
HERE.raw("old-mac", "line ends of old computers", _file("").replace("\n", "\r"), is_twin=True)
HERE.raw("quoted", "numbers and words in quotation marks", _file('started: "2012"\nalliance: "NO: 010 & [x] #1"\n'), is_twin=True)
