"""The content security policy of the built site: what a page may run and load, and nothing else.

The theme's few inline scripts are allowed by the hash of their text, so a script that a case could smuggle in would not
run even if everything before this had failed. The policy stands in each page (any host) and in `_headers` (hosts that
read that file, Netlify and Cloudflare Pages among them), where it can also forbid framing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from selectolax.lexbor import LexborHTMLParser

#: Whether a script element holds a program; the theme's settings are JSON, which no browser runs.
_PROGRAM = frozenset({None, "", "text/javascript", "module"})
#: A browser looks for the character set in the first kilobyte only, so the policy comes after it.
_START = re.compile(r'<head>\s*(?:<meta charset="utf-8">)?', re.IGNORECASE)


def script_hashes(html: str) -> set[str]:
    """The hashes of a page's inline scripts, as the policy writes them."""
    scripts = LexborHTMLParser(html).css("script:not([src])")
    return {_hash(script.text()) for script in scripts if script.attributes.get("type") in _PROGRAM}


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(hashes: Iterable[str], *, header: bool = False) -> str:
    """The policy for pages with these inline scripts. Only a header may say who can frame the site."""
    rules = {
        "default-src": "'none'",
        # Pagefind searches with WebAssembly, which may be compiled though no text may be evaluated.
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(hashes)]),
        "worker-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",  # the theme's icons are data: addresses in its style sheet
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    if header:
        rules["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def with_policy(html: str, hashes: Iterable[str]) -> str:
    """The page with its policy in its head, before anything that it governs."""
    tags = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
        '<meta name="referrer" content="strict-origin-when-cross-origin">'
    )
    return _START.sub(lambda start: start[0] + tags, html, count=1)


def headers_file(hashes: Iterable[str]) -> str:
    """The text of `_headers`: for every address of the site; files that schools attached are downloads."""
    lines = [
        "/*",
        f"  Content-Security-Policy: {policy(hashes, header=True)}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  Permissions-Policy: camera=(), microphone=(), geolocation=()",
        "  Cross-Origin-Opener-Policy: same-origin",
    ]
    for ending in ("pdf", "docx", "pptx", "xlsx"):
        lines += [f"/cases/*.{ending}", "  Content-Disposition: attachment"]
    return "\n".join(lines) + "\n"
