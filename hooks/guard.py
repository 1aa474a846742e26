"""Opens the site before a build, and stops the build when something in it is wrong; a preview goes on and says so."""

import logging
from datetime import UTC, datetime
from os import environ
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from whatworkswell.kit.settings import PageSettings
from whatworkswell.problems.problem import PracticeError
from whatworkswell.site.site import open_site, site_at

log = logging.getLogger("mkdocs.hooks.guard")
serving = False


def on_startup(command, dirty):
    """Only a build is stopped."""
    global serving
    serving = command == "serve"


@event_priority(100)  # first of all: the other hooks and the macros need the site
def on_config(config):
    """Read and check everything."""
    now = int(environ.get("SOURCE_DATE_EPOCH", "0")) or datetime.now(UTC).timestamp()
    settings = PageSettings(
        year=datetime.fromtimestamp(now, UTC).year,
        site_name=config.site_name,
        site_url="" if serving else config.site_url or "",
        repo_url=config.repo_url or "",
        submissions_email=config.extra.get("submissions_email") or "",
        alliance_name=config.extra.get("alliance_name") or "",
        review_days=str(config.extra.get("review_days") or ""),
    )
    if not config.repo_url:
        config.edit_uri = None  # without a repository there is nowhere to edit a page
    if serving:
        config.plugins["macros"].config["on_error_fail"] = False  # it would end the preview: it calls exit()
    try:
        site = open_site(_root(config), settings)
    except PracticeError as error:
        raise PluginError(str(error)) from error
    _stop_or_say(site.errors, site.report())
    for p in site.warnings:
        log.info("%s:%s  %s %s", p.path, p.line, p.code, p.message)


def on_env(env, config, files):
    """Once all pages are known: links from cases to their headings, and mistakes in macros."""
    site = site_at(_root(config))
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    site.check_pages({uri: frozenset(page.present_anchor_ids or ()) for uri, page in pages.items() if uri not in site.made})
    _stop_or_say(site.page_problems, "\n".join(site.page_problems))


def _root(config):
    return Path(config.config_file_path).parent.resolve()


def _stop_or_say(found, report):
    if not found:
        return
    if not serving:
        raise PluginError(f"{len(found)} to mend before the site can be published:\n\n{report}")
    log.error("%s to mend; the preview goes on without what is wrong:\n\n%s", len(found), report)
