"""What an author is asked, in chapters and steps: a step is one screen of the browser's form, and one part of the Word form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """What is asked on one screen: keys of the front matter as dotted paths, then sections of the account."""

    title: str
    keys: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """What is asked together, in steps."""

    title: str
    steps: tuple[Step, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all steps."""
        return tuple(key for step in self.steps for key in step.keys)

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections of all steps."""
        return tuple(section for step in self.steps for section in step.sections)


CHAPTERS = (
    Chapter(
        "About your school",
        (
            Step("What kind of school it is", ("phases", "context.school")),
            Step("Which school, and where", ("schools", "alliance", "local_authority", "regions")),
        ),
    ),
    Chapter(
        "What and why",
        (
            Step("Subjects and pupils", ("subjects", "year_groups", "pupil_focus", "strands")),
            Step("Why you did it", ("context.system",), ("why",)),
            Step("Where the idea came from", ("adapted_from",)),
        ),
    ),
    Chapter(
        "What you did",
        (
            Step("How teachers learned together", ("approaches",)),
            Step("What was taught differently", ("techniques",)),
            Step("What you did, step by step", (), ("what-we-did",)),
            Step("When, and for how long", ("started", "ended", "duration")),
            Step("Who took part", ("scale",)),
            Step("How people worked together", ("context.process", "key_messages")),
            Step("What it cost", ("cost",)),
        ),
    ),
    Chapter(
        "Impact",
        (
            Step("What came of it", ("outcome",), ("what-happened",)),
            Step("How you know", ("evidence",)),
            Step("What helped and what did not", ("barriers",), ("what-made-the-difference", "what-did-not-work")),
            Step("Advice for the next school", (), ("if-you-try-this", "what-next")),
        ),
    ),
    Chapter(
        "Summary",
        (
            Step("In short", ("title", "summary", "key_points")),
            Step("Who can use it, and whom to ask", ("useful_for", "sources", "contact")),
        ),
    ),
    Chapter("Materials", (Step("Materials to share", ("resources",)),)),
    Chapter("Permissions", (Step("Permissions and licence", ("permissions", "licence")),)),
)
