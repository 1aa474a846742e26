"""A web server for built sites that behaves as a static host does."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv")


class Handler(SimpleHTTPRequestHandler):
    """Serves index.html for a folder, 404.html for what is not there, and the headers of the site's `_headers`."""

    protocol_version = "HTTP/1.1"  # connections stay open, as they do on a real host
    disable_nagle_algorithm = True  # else each small answer waits for the one before to be acknowledged

    def __init__(
        self,
        *args: Any,
        prefix: str,
        compress: bool,
        headers: list[tuple[str, str]],
        count: Callable[[int], None],
        **rest: Any,
    ) -> None:
        self.prefix, self.compress, self.site_headers, self.count = prefix, compress, headers, count
        super().__init__(*args, **rest)

    def translate_path(self, path: str) -> str:
        """Take the prefix off, as a host does that serves the site below /name/; outside it nothing is found."""
        clean = urlsplit(path).path
        if not clean.startswith(self.prefix):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path("/" + clean[len(self.prefix) :])

    def list_directory(self, path: str) -> None:  # noqa: ARG002 (what the base class passes)
        """Refuse: no static host shows what a folder holds."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page when something is not there."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._write(body)

    def send_head(self) -> BinaryIO | None:
        """Compress text where asked to, so that bytes can be counted as readers pay for them."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        if not (self.compress and path.is_file() and path.suffix in COMPRESSED):
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._write(body)
        return None

    def _write(self, body: bytes) -> None:
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_header(self, keyword: str, value: str) -> None:
        """Count the bytes that go out, without the headers."""
        if keyword == "Content-Length" and self.command == "GET":
            self.count(int(value))
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Add what `_headers` says, so that the site is tested under its own security policy."""
        for name, value in self.site_headers:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: tests print enough."""


def headers_for_all(folder: Path) -> list[tuple[str, str]]:
    """Read the block for `/*` of a `_headers` file: the path, then indented `Name: value` lines."""
    path, found, inside = folder / "_headers", [], False
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        if not line.startswith((" ", "\t")):
            inside = line.strip() == "/*"
        elif inside and ":" in line:
            name, value = line.split(":", 1)
            found.append((name.strip(), value.strip()))
    return found


@contextmanager
def serving(
    folder: Path, prefix: str = "/", compress: bool = False, count: Callable[[int], None] = lambda _: None
) -> Iterator[str]:
    """Serve a folder on a free port of this machine, below `prefix`; give the address, which ends in a slash.

    `count` is told the bytes of every answer, as sent.
    """
    headers = headers_for_all(folder)
    handler = partial(Handler, directory=str(folder), prefix=prefix, compress=compress, headers=headers, count=count)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
        finally:
            server.shutdown()
            thread.join()
