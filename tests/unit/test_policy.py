"""The content security policy: each inline script of ours by its hash, and nothing else."""

from base64 import b64encode
from hashlib import sha256

from whatworkswell.site.policy import headers_file, policy, script_hashes, with_policy

SCRIPT = "var a = 1 < 2 && 'x';"
PAGE = f"""<!doctype html><html><head>
  <meta charset="utf-8"><title>A page</title></head>
<body><script>{SCRIPT}</script><script src="a.js"></script><script type="application/json">{{"a": 1}}</script></body></html>"""
HASH = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"


def test_only_programs_written_in_the_page_are_hashed():
    assert script_hashes(PAGE) == {HASH}
    assert script_hashes("<html><head></head><body></body></html>") == set()


def test_nothing_may_be_evaluated_framed_or_loaded_from_elsewhere():
    rules = dict(rule.split(" ", 1) for rule in policy({HASH}, header=True).split("; "))
    assert rules["default-src"] == rules["object-src"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == f"'self' 'wasm-unsafe-eval' {HASH}"
    assert not any("unsafe-inline" in rule or "http" in rule or "*" in rule for rule in rules.values())


def test_the_policy_stands_after_the_character_set_and_before_the_first_script():
    page = with_policy(PAGE, {HASH})
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<title>") < page.index("<script>")
    assert page.index("charset") < 1024
    assert page.count("Content-Security-Policy") == 1


def test_the_host_gets_the_same_policy_and_attached_files_are_downloads():
    text = headers_file({HASH})
    assert f"  Content-Security-Policy: {policy({HASH}, header=True)}\n" in text
    assert "/cases/*.pdf\n  Content-Disposition: attachment\n" in text
