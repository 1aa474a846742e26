"""Makes the search index of the built site with Pagefind, and what the search page needs beside it.

A preview does not wait for them: they are made in the background.
"""

import logging
import subprocess
import sys
from pathlib import Path
from threading import Thread

from mkdocs.exceptions import PluginError

from whatworkswell.topics.search.data import write_search_data

from . import build

log = logging.getLogger("mkdocs.hooks.search")
_indexing = None


def index(config):
    """Index what was written."""
    global _indexing
    command = [sys.executable, "-m", "pagefind", "--site", config.site_dir, "--quiet", "--exclude-selectors", ".headerlink"]
    if build.serving:
        stop()
        _indexing = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        Thread(target=_finish, args=(_indexing, config), daemon=True).start()
        return
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(f"The search index could not be made: {done.stderr.strip() or done.stdout.strip()}")
    _write_data(config)
    log.info("Search index made.")


def _finish(process, config):
    """In a preview: an index that a newer build has not cut short gets its data."""
    if process.wait() == 0:
        _write_data(config)


def _write_data(config):
    site = build.site_of(config)
    cases = [case.url for case in site.catalogue.cases]
    write_search_data(Path(config.site_dir), site.repository.root, cases, site.repository.vocabularies)


def stop():
    """End an index that is still being made."""
    if _indexing and _indexing.poll() is None:
        _indexing.terminate()
