"""A trial, exactly: what a school tells that has tried a case's practice, in far fewer words than a case.

All keys are optional to the model itself, as in `models`; what must be given is told by `REQUIRED`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .fields import Distinct, PartialDate, Text, Word, YesNo
from .models import Contact, Part, SchoolContext

#: The keys that must be given, as dotted paths in the order in which they are asked.
REQUIRED = ("school", "when", "phases", "context.school.setting", "changes", "outcome", "permissions")


class TrialSchool(Part):
    """The school that tried it: its name, or what it is like where it would rather not be named."""

    name: Annotated[str, Text(120)] | None = Field(
        None, title="Name of the school", description="The name of the school, as the school writes it."
    )
    like: Annotated[str, Text(120)] | None = Field(
        None,
        title="A school like",
        description="What the school is like, if it would rather not be named, such as a small primary on the coast.",
    )


class TrialContext(Part):
    """The circumstances, so that readers can hold them against the case's and their own."""

    school: SchoolContext | None = Field(None, title="Your school", description="The school: setting, size, intake.")


class TrialPermissions(Part):
    """What the school has made sure of. A trial has no pictures."""

    school_approved: YesNo = Field(
        title="The school agrees", description="true when the head of the school agrees to publication."
    )
    no_pupil_identifiable: YesNo = Field(title="No pupil can be recognised", description="true when no pupil can be recognised.")


class TrialRecord(Part):
    """What happened when another school tried the practice of a case."""

    school: TrialSchool | None = Field(
        None, title="School", description="The school that tried it: its name, or what kind of school it is."
    )
    when: PartialDate | None = Field(None, title="When", description="When it was tried: a year, a month or a day.")
    phases: Annotated[tuple[Annotated[str, Word("phases")], ...], Distinct] = Field(
        (), title="Phases", description="The phase or phases of education in which it was tried."
    )
    context: TrialContext | None = Field(
        None, title="Context", description="The circumstances, so that readers can compare them with the case's."
    )
    changes: Annotated[str, Text(600)] | None = Field(
        None, title="What you changed", description="What you did differently from the case, and why; say so if it was nothing."
    )
    outcome: Annotated[str, Word("outcomes")] | None = Field(
        None, title="Outcome", description="What came of it. What did not work is as welcome as what did."
    )
    note: Annotated[str, Text(600)] | None = Field(
        None, title="How you know", description="How you know, and what the next school should watch out for."
    )
    contact: Contact | None = Field(None, title="Contact", description="Where a reader can ask the school.")
    permissions: TrialPermissions | None = Field(
        None, title="Permissions", description="What the school has made sure of before sharing."
    )
