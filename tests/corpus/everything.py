"""All inputs together."""

from __future__ import annotations

from . import files, front_matter, html, names, personal, scope, service, template, trials, twins, yaml_tricks
from .inputs import Input

CATEGORIES = [
    module.HERE for module in (template, html, front_matter, yaml_tricks, trials, service, files, names, scope, personal, twins)
]
INPUTS: list[Input] = [given for category in CATEGORIES for given in category.inputs]
