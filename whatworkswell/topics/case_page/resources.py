"""The materials that another school could use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatworkswell.case.front_matter.keys import tree

from .section import Outline, Section

if TYPE_CHECKING:
    from whatworkswell.case.front_matter.model import Resource
    from whatworkswell.case.front_matter.vocabulary import Vocabularies
    from whatworkswell.case.repository import Case


@dataclass(frozen=True)
class ResourceLine:
    """A material, where it is, and its kind, format and licence in words. `is_file` where it is in the case's folder."""

    title: str
    link: str
    is_file: bool
    about: str


@dataclass(frozen=True)
class ResourcesSection(Section):
    """Each material on a line."""

    template = "topics/case_page/resources.html.jinja"
    heading = Outline("resources", tree()["resources"].label)
    lines: tuple[ResourceLine, ...]


def resources_section(case: Case, words: Vocabularies) -> ResourcesSection | None:
    """The materials, where there are any."""
    lines = tuple(_line(resource, words) for resource in case.front.resources)
    return ResourcesSection(lines) if lines else None


def _line(resource: Resource, words: Vocabularies) -> ResourceLine:
    about = (
        words.label("resource-kinds", resource.kind),
        resource.file.rpartition(".")[2].upper() if resource.file else "",
        words.label("licences", resource.licence),
    )
    link = resource.file or resource.url or ""
    return ResourceLine(resource.title, link, bool(resource.file), ", ".join(part for part in about if part))
