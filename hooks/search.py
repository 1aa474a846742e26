"""Makes the search index of the built site with Pagefind; in a preview, in the background."""

import logging
import subprocess
import sys

from mkdocs.exceptions import PluginError

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
        if indexing and indexing.poll() is None:
            indexing.terminate()
        indexing = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(f"The search index could not be made: {done.stderr.strip() or done.stdout.strip()}")
    log.info("Search index made.")


def on_shutdown():
    """Leave nothing running behind a preview."""
    if indexing and indexing.poll() is None:
        indexing.terminate()
