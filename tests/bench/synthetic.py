"""Made-up cases for measuring speed. Each says in its title and in every section that it is made up.

They live in a temporary folder and never in the site: no school did what they say.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import yaml

from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.front_matter.vocabulary import Vocabularies

NOTICE = "Made up by a program to measure speed; no school did this."
WORDS_A_CASE = 800


class Writer:
    """Writes cases with valid front matter from the real vocabularies; the same seed gives the same cases."""

    def __init__(self, words: Vocabularies, sample: str, seed: int) -> None:
        """`sample` is real text: its words, shuffled, keep the frequencies that a search index meets in life."""
        self.terms = words
        self.tokens = re.findall(r"[a-z]{2,}", sample.lower())
        self.random = random.Random(seed)

    def write(self, folder: Path, count: int) -> list[str]:
        """Write `count` cases below `folder`; return their slugs."""
        slugs = [f"made-up-{number:05}" for number in range(1, count + 1)]
        for number, slug in enumerate(slugs):
            path = folder / slug / "index.md"
            path.parent.mkdir(parents=True)
            front = yaml.safe_dump(self.front_matter(slug, slugs[:number]), sort_keys=False, allow_unicode=True, width=1000)
            path.write_text(f"---\n{front}---\n{self.body()}", encoding="utf-8")
        return slugs

    def front_matter(self, slug: str, before: list[str]) -> dict[str, object]:
        """What an author of a full case fills in; one in five grew from an earlier one."""
        year = self.random.randint(2015, 2025)
        value = self.random.randint(40, 90)
        front: dict[str, object] = {
            "schema": 1,
            "title": f"Made-up case {slug[-5:]}: {self.text(5)}",
            "summary": f"{NOTICE} {self.text(18)}.",
            "key_points": [f"Made up: {self.text(10)}." for _ in range(3)],
            "useful_for": self.some("roles"),
            "origin": "submitted",
            "schools": [{"name": f"Made-up School {slug[-5:]}"}],
            "regions": self.some("regions", 1),
            "phases": self.some("phases", 2),
            "year_groups": self.some("year-groups", 3),
            "subjects": self.some("subjects", 2),
            "pupil_focus": self.some("pupil-focus", 2),
            "approaches": self.some("approaches", 2),
            "techniques": self.some("techniques", 2),
            "key_messages": sorted(self.random.sample(range(1, 11), 2)),
            "scale": {"schools": 1, "teachers": self.random.randint(2, 40), "pupils": self.random.randint(20, 600)},
            "duration": {"value": self.random.randint(1, 12), "unit": self.one("duration-units")},
            "started": f"{year}-09",
            "ended": f"{year + 1}-0{self.random.randint(1, 7)}",
            "context": {
                "system": {"drive": self.one("drives"), "pressure": self.one("pressures")},
                "school": {"setting": self.one("settings"), "size": self.one("sizes"), "eal": self.one("bands")},
                "process": {"relationship": self.one("relationships"), "cross_school": True},
            },
            "outcome": self.one("outcomes"),
            "evidence": [
                {
                    "kind": self.one("evidence-kinds"),
                    "measure": self.text(5),
                    "value": value,
                    "unit": "per cent",
                    "measures": "level",
                    "compared_with": "baseline",
                    "compared_value": value - self.random.randint(-5, 15),
                },
                {"kind": self.one("evidence-kinds"), "measure": self.text(5)},
            ],
            "barriers": [{"barrier": self.text(8), "response": self.text(10)}],
            "cost": {"staff_hours": self.random.randint(5, 200), "cover_days": self.random.randint(0, 12)},
            "permissions": {"school_approved": True, "no_pupil_identifiable": True, "photos": "none"},
            "licence": "CC-BY-4.0",
        }
        if before and self.random.random() < 0.2:
            front["adapted_from"] = [{"case": self.random.choice(before), "changes": self.text(10)}]
        return front

    def body(self) -> str:
        """All sections, each with paragraphs, and a list and a table as real accounts have."""
        share = WORDS_A_CASE // len(SECTIONS)
        parts = [f"## {heading}\n\n{NOTICE} {self.sentences(share)}\n" for heading in SECTIONS.values()]
        parts[1] += "\n" + "".join(f"- {self.text(8)}\n" for _ in range(4))
        parts[2] += "\n### Pupils\n\n| before | after |\n| --- | ---: |\n" + f"| {self.text(2)} | {self.text(2)} |\n" * 3
        return "\n" + "\n".join(parts)

    def one(self, vocabulary: str) -> str:
        return self.random.choice(list(self.terms[vocabulary].terms))

    def some(self, vocabulary: str, most: int = 3) -> list[str]:
        terms = [term for term in self.terms[vocabulary].terms if term != "not-applicable"]
        return self.random.sample(terms, self.random.randint(1, min(most, len(terms))))

    def text(self, length: int) -> str:
        return " ".join(self.random.choices(self.tokens, k=length))[:90].strip()

    def sentences(self, length: int) -> str:
        return " ".join(f"{' '.join(self.random.choices(self.tokens, k=12)).capitalize()}." for _ in range(length // 12))
