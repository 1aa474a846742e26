"""The rules of a case as data, from which the form in the browser asks, checks and writes.

Keys come from the models, words from the vocabularies, messages from the catalogue, limits from the checks. What the browser
makes of it is held to the checker by tests/browser/test_share_engine.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from whatworkswell.authoring.scaffold import LEADS_ON, taken_names
from whatworkswell.case import trial as trials
from whatworkswell.case.account import markup, tags
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.account.links import CASE, MEANT_CASE, PAGE
from whatworkswell.case.front_matter import model as models
from whatworkswell.case.front_matter import reader as frontmatter
from whatworkswell.case.front_matter import value_types as fields
from whatworkswell.case.front_matter.canonical import TAKEN_ELSEWHERE
from whatworkswell.case.front_matter.keys import Key, tree
from whatworkswell.case.front_matter.value_types import FILE_NAME, SLUG, FileName, Form, Slug, Urn
from whatworkswell.case.register import COLUMNS
from whatworkswell.case.repository import MAX_FILE, Repository
from whatworkswell.checks import account as body
from whatworkswell.checks import across_cases as across
from whatworkswell.checks import facts
from whatworkswell.checks.attachments import contents, limits, names
from whatworkswell.problems.problem import messages, phrases

from .personal import personal
from .regex import as_javascript
from .rulebook import Rulebook

VERSION = 2
#: The codes of the messages that the browser can tell; all others are about what a draft has not.
TOLD_IN_THE_BROWSER = frozenset(
    (
        "W001 E002 W002 W003 W004 E009 E011 E012 E013 E014 E015 E016 E017 E018 E019 E020 E021 E022 E023 E024 E025 E026 "
        "E030 E031 E032 E033 E034 E035 E036 E037 E038 E040 E041 E042 E043 E044 E045 E046 E047 E049 E050 E051 E052 E070 "
        "W070 E074 E080 W080 E081 W081 E082 W082 E083 W083 E084 W084 E085 E086 E105"
    ).split()
)
#: The phrase that says the form of a name in words, by its pattern.
_FORMS = {
    f"^{form.pattern.pattern}$": form.name for name in (Slug, FileName, Urn) for form in get_args(name) if isinstance(form, Form)
}


def rulebook(site: Repository) -> Rulebook:
    """Everything that the form asks, allows and says."""
    return Rulebook(**_of_every_site(), **of_site(site))


def of_site(site: Repository) -> dict[str, Any]:
    """What differs from site to site: its words, its cases and what else there is to name."""
    return {
        "vocabularies": _vocabularies(site),
        "cases": {slug: case.front.title for slug, case in site.cases.items()},
        "taken": sorted(taken_names(site)),
        "retired": [slug for slug, case in site.cases.items() if case.stage == "retired"],
        "references": list(site.references),
        "pages": sorted(site.pages),
    }


@cache
def _of_every_site() -> dict[str, Any]:
    return {
        "version": VERSION,
        "keys": _keys(models.CaseFrontMatter),
        "required": models.REQUIRED,
        "may_be_empty": sorted(models.MAY_BE_EMPTY),
        "sections": {
            id: {
                "heading": heading,
                "required": [origin for origin, needed in body.REQUIRED_SECTIONS.items() if id in needed],
            }
            for id, heading in SECTIONS.items()
        },
        "messages": {
            code: {
                name: value
                for name, value in asdict(message).items()
                if value and name in ("severity", "text", "mend", "found", "allowed", "advice")
            }
            for code, message in messages().items()
            if code in TOLD_IN_THE_BROWSER
        },
        "phrases": {group: phrases(group) for group in ("sections", "links", "forms", "form", "found", "seems")},
        "forms": {name: f"^(?:{form.pattern})$" for name, form in fields.FORMS.items()},
        "permissions": facts.PERMISSIONS,
        "attachments": {
            "kinds": {
                ending: {"id": kind.id, "said": kind.said, "megabytes": kind.megabytes} for ending, kind in limits.KINDS.items()
            },
            "most_files": limits.MAX_FILES,
            "most_megabytes": limits.MAX_MEGABYTES,
            "most_unpacked": limits.MAX_UNPACKED,
            "longest_name": names.LONGEST,
            "devices": sorted(names.DEVICES),
            "active": sorted(names.ACTIVE),
            "instead": names.INSTEAD,
            "beginnings": {id: list(start) for id, start in contents.ALLOWED.items()},
            "others": [{"start": list(start), "seems": name} for start, name in contents.OTHERS],
            "brands": {brand.decode(): name for brand, name in contents.BRANDS.items()},
            "markup": [mark.decode() for mark in contents.MARKUP],
        },
        "slugs": {
            "shortest": across.SHORTEST,
            "longest": across.LONGEST,
            "reserved": sorted(across.RESERVED),
            "leads_on": sorted(LEADS_ON),
        },
        "account": {
            "tags": sorted(tags.TAGS),
            "attributes": {tag: sorted(allowed) for tag, allowed in tags.ATTRIBUTES.items()},
            "instead": body.INSTEAD,
            "empty": sorted(tags.VOID),
            "raw": sorted(tags.RAW),
        },
        "limits": {
            "file": MAX_FILE,
            "front_matter": frontmatter.MAX_FRONT_MATTER,
            "body": markup.MAX_BODY,
            "links": body.MAX_LINKS,
            "depth": tags.MAX_DEPTH,
            "elements": tags.MAX_ELEMENTS,
        },
        "patterns": {
            name: as_javascript(pattern)
            for name, pattern in (
                ("slug", SLUG),
                ("file_name", FILE_NAME),
                ("case", CASE),
                ("meant_case", MEANT_CASE),
                ("page", PAGE),
                ("left_behind", names.LEFT_BEHIND),
            )
        },
        "odd": _odd_signs(),
        "yes_no": fields.YES_NO,
        "in_register": COLUMNS,
        "yaml": _taken_for_others(),
        "trial": {"keys": _keys(trials.TrialRecord), "required": trials.REQUIRED},
        "personal": personal(),
    }


def _odd_signs() -> dict[str, str]:
    """The names of the signs that nobody sees and that have one."""
    odd = (chr(code) for code in range(0x10000) if frontmatter.is_odd(chr(code)))
    return {f"{ord(char):04X}": name.lower() for char in odd if (name := unicodedata.name(char, ""))}


def _taken_for_others() -> list[dict[str, str]]:
    """Texts that some reader of YAML takes for a number, a date or a yes: their first signs (none: any), and their form."""
    firsts: dict[re.Pattern[str], list[str]] = {}
    for first, resolvers in yaml.resolver.Resolver.yaml_implicit_resolvers.items():
        for _, form in resolvers:
            firsts.setdefault(form, []).append(first or "")
    forms = [{"first": "".join(signs), **as_javascript(form)} for form, signs in firsts.items()]
    return [*forms, {"first": "", **as_javascript(TAKEN_ELSEWHERE)}]


def _vocabularies(site: Repository) -> dict[str, Any]:
    return {
        name: {
            "label": vocabulary.label,
            "terms": [
                {"id": term.id, "label": term.label, "definition": term.definition, "others": term.other_names}
                for term in vocabulary.terms.values()
            ],
        }
        for name, vocabulary in site.vocabularies.by_name.items()
    }


def _keys(model: type[BaseModel]) -> list[dict[str, Any]]:
    schema = model.model_json_schema(by_alias=True)
    return [_key(key, schema, schema["$defs"]) for key in tree(model).keys]


def _key(key: Key, holder: Mapping[str, Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    """A key with the rule that its values keep, told by the model's schema: `rule` is a kind of value of `fields`."""
    schema = holder["properties"][key.name]
    held = _held(schema)
    item = _held(held["items"]) if key.many else held
    told = {
        "name": key.name,
        "label": key.label,
        "description": key.description,
        "kind": key.kind,
        "rule": _rule(key, item),
        "many": key.many,
        "required": key.required,
        "vocabulary": key.vocabulary,
        "longest": key.longest,
        "fewest": key.fewest,
        "most": key.most,
        "distinct": key.many and (bool(key.vocabulary)),
        "pattern": item.get("pattern", "") if key.kind == "name" else "",
        "form": _FORMS.get(item.get("pattern", ""), ""),
        "least": item.get("minimum"),
        "greatest": item.get("maximum"),
        "constant": item.get("const"),
    }
    told = {name: value for name, value in told.items() if value not in ("", 0, False, None, ()) or name == "least"}
    if told["least"] is None:
        del told["least"]
    if key.keys:
        part = parts[item["$ref"].rpartition("/")[2]]
        told["keys"] = [_key(inner, part, parts) for inner in key.keys]
    return told


def _held(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    return schema["anyOf"][0] if "anyOf" in schema else schema


def _rule(key: Key, schema: Mapping[str, Any]) -> str:
    if key.kind != "name":
        return key.kind
    if schema.get("format") == "uri":
        return "address"
    return "date" if schema.get("pattern") == fields.DATE else "form" if schema.get("pattern") in _FORMS else "any"
