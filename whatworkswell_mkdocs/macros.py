"""The macros of the pages, for mkdocs-macros: names them, finds the page they are called from, and collects mistakes.

A mistake in one macro must not hide those in others, so it is noted with its page and line; the hook of the cases
stops the build with all of them.
"""

import sys

from whatworkswell.problems.problem import PracticeError
from whatworkswell.site.macro_slips import find_slips
from whatworkswell.site.macros import PageMacros, call_macro

from .build import site_of

_NAMES = [name for name in vars(PageMacros) if not name.startswith("_")]


def define_env(env):
    """Called by mkdocs-macros once for a build."""
    for name in _NAMES:
        env.macro(_macro(env, name), name)


def on_pre_page_macros(env):
    """Called by mkdocs-macros before it renders a page, which it would end at a name that is no macro."""
    if not env.page.meta.get("render_macros"):
        return
    known = {*env.variables, *env.env.globals, *env.page.meta}
    slips = list(find_slips(env.markdown, env.env, _NAMES, known))
    for line, said in slips:
        _site(env).page_problems.append(f"{env.page.file.src_uri}:{line + _lines_before(env.page)}  {said}")
    if slips:
        env.markdown = ""


def _site(env):
    return site_of(env.conf)


def _macro(env, name):
    def call(*args, **kwargs):
        site = _site(env)
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
    if frame is None:
        return 1
    return frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno) + _lines_before(page)


def _lines_before(page):
    """How many lines of the page's file stand before its text."""
    return page.file.content_string.count("\n") - page.markdown.count("\n")
