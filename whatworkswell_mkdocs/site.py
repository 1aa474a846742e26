"""Opens the site before a build, and stops the build when something in it is wrong; a preview goes on and says so."""

import logging
from datetime import UTC, datetime
from os import environ

from mkdocs.exceptions import PluginError

from whatworkswell.kit.settings import PageSettings
from whatworkswell.kit.who_answers import NO_NAME
from whatworkswell.problems.problem import PracticeError
from whatworkswell.site.site import open_site

from . import build

log = logging.getLogger("mkdocs.hooks.site")


def open_for(config):
    """Read and check everything that a build is made of."""
    now = int(environ.get("SOURCE_DATE_EPOCH", "0")) or datetime.now(UTC).timestamp()
    settings = PageSettings(
        year=datetime.fromtimestamp(now, UTC).year,
        site_name=config.site_name,
        site_url="" if build.serving else config.site_url or "",
        repo_url=config.repo_url or "",
        submissions_email=config.extra.get("submissions_email") or "",
        alliance_name=config.extra.get("alliance_name") or "",
        publisher=config.extra.get("publisher") or "",
        editors=config.extra.get("editors") or "",
        contact=config.extra.get("contact") or "",
        paid_by=config.extra.get("paid_by") or "",
        review_days=str(config.extra.get("review_days") or ""),
    )
    config.extra |= {"answers": settings, "no_name": NO_NAME}  # for the foot of every page
    if not settings.has_name:
        log.info("%s Set PUBLISHER, EDITORS, CONTACT and PAID_BY: README, Publish it.", NO_NAME)
    if not config.repo_url:
        config.edit_uri = None  # without a repository there is nowhere to edit a page
    if build.serving:
        config.plugins["macros"].config["on_error_fail"] = False  # it would end the preview: it calls exit()
    try:
        site = open_site(build.root_of(config), settings)
    except PracticeError as error:
        raise PluginError(str(error)) from error
    _stop_or_report(site.errors, site.report())
    for p in site.warnings:
        log.info("%s:%s  %s %s", p.path, p.line, p.code, p.message)


def check_pages(config, files):
    """Check what is known only once all pages are: links from cases to headings, and mistakes in macros."""
    site = build.site_of(config)
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    site.check_pages({uri: frozenset(page.present_anchor_ids or ()) for uri, page in pages.items() if uri not in site.made})
    _stop_or_report(site.page_problems, "\n".join(site.page_problems))


def _stop_or_report(problems, report):
    if not problems:
        return
    if not build.serving:
        raise PluginError(f"{len(problems)} to mend before the site can be published:\n\n{report}")
    log.error("%s to mend; the preview goes on without what is wrong:\n\n%s", len(problems), report)
