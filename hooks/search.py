"""Makes the search index of the built site with Pagefind, and what the search page needs beside it.

A preview does not wait for them: they are made in the background.
"""

import logging
import subprocess
import sys
from pathlib import Path
from threading import Thread

from mkdocs.exceptions import PluginError

from whatworkswell.site.site import site_at
from whatworkswell.topics.search.data import write_search_data

log = logging.getLogger("mkdocs.hooks.search")
serving = False
indexing = None


def on_startup(command, dirty):
    """A preview does not wait for its index."""
    global serving
    serving = command == "serve"


def on_post_build(config):
    """Index what was written."""
    global indexing
    command = [sys.executable, "-m", "pagefind", "--site", config.site_dir, "--quiet", "--exclude-selectors", ".headerlink"]
    if serving:
        on_shutdown()
        indexing = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        Thread(target=_finish, args=(indexing, config), daemon=True).start()
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
    site = site_at(Path(config.config_file_path).parent.resolve())
    cases = [case.url for case in site.catalogue.cases]
    write_search_data(Path(config.site_dir), site.repository.root, cases, site.repository.vocabularies)


def on_shutdown():
    """Leave nothing running behind a preview."""
    if indexing and indexing.poll() is None:
        indexing.terminate()
