"""The macros of the pages, for mkdocs-macros: names them, finds the page they are called from, and collects mistakes.

A mistake in one macro must not hide those in others, so it is noted with its page and line; the hook of the cases
stops the build with all of them.
"""

import sys
from pathlib import Path

from whatworkswell.macros import PageMacros, call_macro
from whatworkswell.problems import PracticeError
from whatworkswell.site import site_at


def define_env(env):
    """Called by mkdocs-macros once for a build."""
    for name in [name for name in vars(PageMacros) if not name.startswith("_")]:
        env.macro(_macro(env, name), name)


def _macro(env, name):
    def call(*args, **kwargs):
        site = site_at(Path(env.conf.config_file_path).parent.resolve())
        try:
            return call_macro(PageMacros(site, env.page.url), name, args, kwargs)
        except (PracticeError, TypeError) as error:
            site.page_problems.append(f"{env.page.file.src_uri}:{_line(env.page)}  {{{{ {name} }}}}: {error}")
            return ""

    return call


def _line(page):
    """The line of the page's file that calls the macro; the template begins after the front matter."""
    frame = sys._getframe(1)
    while frame and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    before = page.file.content_string.count("\n") - page.markdown.count("\n")
    return frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno) + before if frame else 1
