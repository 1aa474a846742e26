"""The front matter of a case, exactly: every key, what it holds and why it is asked.

An absent optional key means "not recorded". All keys are optional to the model itself; what an author must give
depends on `origin` and is told by `REQUIRED`, so that one missing key never hides what is wrong with another.
The descriptions feed the JSON Schema, the prompts and the guide's field table.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from .value_types import (
    Address,
    Count,
    Decimal,
    Distinct,
    FileName,
    MessageNumber,
    PartialDate,
    SchemaVersion,
    Slug,
    Text,
    Urn,
    Whole,
    Word,
    YesNo,
)

#: The keys that must be given, by origin, as dotted paths in the order in which they are asked.
REQUIRED: dict[str, tuple[str, ...]] = {
    "submitted": (
        "schema", "title", "summary", "key_points", "useful_for", "origin", "schools", "phases", "subjects",
        "approaches", "ended", "context.school.setting", "outcome", "evidence", "permissions", "licence",
    ),
    "documented": ("schema", "title", "summary", "origin", "sources", "phases", "subjects", "approaches", "licence"),
}  # fmt: skip
#: Lists that may be given empty: an authority-wide case has no school to name.
MAY_BE_EMPTY = frozenset({"schools"})


class Part(BaseModel):
    """Base of every part: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where a documented case was published."""

    ref: str = Field(title="Reference", description="The id of an entry in the list of references.")
    where: Annotated[str, Text(200)] | None = Field(
        None, title="Where in it", description="Where in the source: a page, a section, an example."
    )


class Contact(Part):
    """How to ask the school; a page or a form, never a person's address."""

    role: Annotated[str, Text(80)] | None = Field(
        None, title="Whom to ask for", description="Whom to ask for, by role, such as CPD leader."
    )
    url: Address = Field(
        title="Web page for questions", description="A page or form of the school where a question can be asked."
    )


class School(Part):
    """A school that took part."""

    name: Annotated[str, Text(120)] = Field(
        title="Name of the school", description="The name of the school, as the school writes it."
    )
    urn: Urn | None = Field(None, title="URN", description="The school's unique reference number, six digits, if in England.")
    role: Annotated[str, Word("school-roles")] | None = Field(
        None, title="Its part", description="The school's part in the work."
    )


class Scale(Part):
    """How many took part; whole numbers."""

    schools: Count | None = Field(None, title="Schools", description="Schools that took part.")
    schools_in_area: Count | None = Field(
        None, title="Schools in the area", description="All schools in the area from which they came."
    )
    teachers: Count | None = Field(None, title="Teachers", description="Teachers who took part, trainees included.")
    pupils: Count | None = Field(None, title="Pupils", description="Pupils who were taught or supported in this way.")
    pupil_observers: Count | None = Field(None, title="Pupil observers", description="Pupils who watched lessons.")
    classes: Count | None = Field(None, title="Classes", description="Classes that took part.")
    case_pupils: Count | None = Field(None, title="Case pupils", description="Case pupils in each study lesson.")
    study_lessons: Count | None = Field(None, title="Study lessons", description="Study lessons in one cycle.")
    group_size: Count | None = Field(None, title="People in a group", description="People in one group, pair or triad.")


class Duration(Part):
    """How long the work took."""

    value: Count = Field(title="How many", description="How many.")
    unit: Annotated[str, Word("duration-units")] = Field(title="Unit of time", description="Of what: days, weeks, sessions.")
    approximate: YesNo | None = Field(None, title="Roughly", description="Whether the number is about right rather than exact.")


class SystemContext(Part):
    """The macro level: what the school system asked for."""

    drive: Annotated[str, Word("drives")] | None = Field(None, title="Set going by", description="Who set the work going.")
    pressure: Annotated[str, Word("pressures")] | None = Field(
        None, title="Pressure", description="How much outside pressure to raise results there was."
    )


class SchoolContext(Part):
    """The meso level: the school, in bands, never in exact figures."""

    setting: Annotated[str, Word("settings")] | None = Field(
        None, title="Setting", description="The kind of place the school serves."
    )
    size: Annotated[str, Word("sizes")] | None = Field(None, title="Size", description="The size of the school, as a band.")
    disadvantage: Annotated[str, Word("bands")] | None = Field(
        None, title="Disadvantaged pupils", description="The share of disadvantaged pupils, as a band."
    )
    eal: Annotated[str, Word("bands")] | None = Field(
        None,
        title="Pupils with English as an additional language",
        description="The share of pupils with English as an additional language, as a band.",
    )
    prior_collaboration: Annotated[str, Word("prior-collaboration")] | None = Field(
        None, title="Had worked together before", description="How much staff had worked together in this way before."
    )


class ProcessContext(Part):
    """The micro level: how people worked together."""

    relationship: Annotated[str, Word("relationships")] | None = Field(
        None, title="Relationship", description="How those who learned together stood to each other."
    )
    cross_school: YesNo | None = Field(
        None, title="Between schools", description="Whether people from different schools worked together."
    )
    video: YesNo | None = Field(None, title="Lessons on video", description="Whether lessons were recorded on video.")


class Context(Part):
    """The circumstances, at three levels."""

    system: SystemContext | None = Field(
        None, title="The system", description="The system: who wanted this, and how hard they pressed."
    )
    school: SchoolContext | None = Field(None, title="The school", description="The school: setting, size, intake.")
    process: ProcessContext | None = Field(None, title="The process", description="The process: how people worked together.")


class Evidence(Part):
    """One thing that was measured or reported."""

    kind: Annotated[str, Word("evidence-kinds")] = Field(title="How it is known", description="What kind of evidence it is.")
    measure: Annotated[str, Text(160)] = Field(
        title="What was looked at",
        description="What was measured or reported, in a few words.",
        examples=["answers in full sentences"],
    )
    value: Decimal | None = Field(None, title="Result", description="The figure, where there is one.")
    unit: Annotated[str, Text(40)] | None = Field(
        None, title="Unit", description="What the figure counts, such as per cent or percentage points."
    )
    measures: Annotated[str, Word("measures")] | None = Field(
        None, title="What the figure shows", description="Whether the figure is a level, a change or a change in a gap."
    )
    compared_with: Annotated[str, Word("compared-with")] | None = Field(
        None, title="Compared with", description="What the figure is held against."
    )
    compared_value: Decimal | None = Field(None, title="Figure to compare with", description="The figure it is held against.")
    cohort: Annotated[str, Text(120)] | None = Field(
        None,
        title="Who it is about",
        description="Which pupils, teachers or schools the figure is about.",
        examples=["28 pupils in year 4"],
    )
    note: Annotated[str, Text(300)] | None = Field(None, title="Note", description="What a reader must know to weigh it.")
    ref: str | None = Field(None, title="Reference", description="The id of the reference that gives it.")


class Barrier(Part):
    """Something that stood in the way, and what was done about it."""

    barrier: Annotated[str, Text(200)] = Field(
        title="What stood in the way", description="What stood in the way.", examples=["No cover for the second lesson"]
    )
    response: Annotated[str, Text(300)] | None = Field(
        None, title="What helped", description="What was done about it.", examples=["Two classes were taught together"]
    )


class Cost(Part):
    """What it took."""

    staff_hours: Whole | None = Field(None, title="Staff time", description="Hours of staff time, in all.")
    cover_days: Decimal | None = Field(None, title="Cover", description="Days of cover, in all.")
    money_gbp: Whole | None = Field(None, title="Money", description="Money spent, in pounds.")
    note: Annotated[str, Text(300)] | None = Field(
        None, title="Note", description="What the figures include, or what the cost was when there are none."
    )


class Adaptation(Part):
    """A case that this one was developed from."""

    case: Slug = Field(title="Case", description="The folder name of the case that this one grew from.")
    changes: Annotated[str, Text(300)] = Field(
        title="What changed", description="What was changed, and why.", examples=["We used it in year 2, with shorter lessons"]
    )


class Resource(Part):
    """Something that another school could use."""

    title: Annotated[str, Text(120)] = Field(title="Title", description="What it is.", examples=["Plan of the first lesson"])
    file: FileName | None = Field(None, title="File", description="The name of a file in the case's folder.")
    url: Address | None = Field(None, title="Web address", description="Its address on the web, if it is not in the folder.")
    kind: Annotated[str, Word("resource-kinds")] | None = Field(None, title="Kind", description="What kind of material it is.")
    licence: Annotated[str, Word("licences")] | None = Field(
        None, title="Licence", description="The licence under which it may be used."
    )


class Permissions(Part):
    """What the school has made sure of."""

    school_approved: Annotated[
        YesNo, Field(title="The head agrees", description="Whether the head of the school agrees to publication.")
    ]
    no_pupil_identifiable: Annotated[
        YesNo,
        Field(
            title="No pupil can be recognised",
            description="Whether no pupil can be recognised in it, by a name or by anything else.",
        ),
    ]
    photos: Annotated[str, Word("photos")] = Field(
        title="Photographs", description="What the pictures show, and whether consent is held."
    )


class CaseFrontMatter(Part):
    """The front matter of a case."""

    schema_: SchemaVersion = Field(1, alias="schema", title="Format", description="The version of this format: 1.")
    title: Annotated[str, Text(100)] = Field(
        "", title="Title", description="What was done and where, in one line.", examples=["Talk partners in year 4 mathematics"]
    )
    summary: Annotated[str, Text(300)] = Field(
        "", title="Summary", description="What was done and what came of it, in two or three sentences."
    )
    key_points: Annotated[tuple[Annotated[str, Text(160)], ...], Field(min_length=2, max_length=3)] = Field(
        (), title="Key points", description="Two or three things that a busy reader must take away."
    )
    useful_for: Annotated[tuple[Annotated[str, Word("roles")], ...], Distinct] = Field(
        (), title="Useful for", description="Who might use this."
    )
    origin: Annotated[str, Word("origins")] = Field(
        "", title="Where this comes from", description="submitted by the school itself, or documented from a publication."
    )
    sources: tuple[Source, ...] = Field((), title="Sources", description="The publications that a documented case is taken from.")
    contact: Contact | None = Field(None, title="Ask this school", description="Where a reader can ask the school.")
    schools: tuple[School, ...] = Field(
        (), title="Schools", description="The schools that took part; may be empty for a whole authority."
    )
    alliance: Annotated[str, Text(120)] | None = Field(
        None, title="Alliance or trust", description="The alliance, trust or network, if there was one."
    )
    local_authority: Annotated[str, Text(120)] | None = Field(None, title="Local authority", description="The local authority.")
    regions: Annotated[tuple[Annotated[str, Word("regions")], ...], Distinct] = Field(
        (), title="Region", description="The region or regions."
    )
    phases: Annotated[tuple[Annotated[str, Word("phases")], ...], Distinct] = Field(
        (), title="Phase", description="The phase or phases of education."
    )
    year_groups: Annotated[tuple[Annotated[str, Word("year-groups")], ...], Distinct] = Field(
        (), title="Year group", description="The year groups; key stages are worked out from them."
    )
    subjects: Annotated[tuple[Annotated[str, Word("subjects")], ...], Distinct] = Field(
        (), title="Subject", description="The subjects, or whole-school."
    )
    strands: tuple[Annotated[str, Text(80), Field(examples=["fractions"])], ...] = Field(
        (), title="Strand", description="The strand of the curriculum, in the school's own words."
    )
    pupil_focus: Annotated[tuple[Annotated[str, Word("pupil-focus")], ...], Distinct] = Field(
        (), title="Pupils in mind", description="The pupils for whom it was meant above all."
    )
    approaches: Annotated[tuple[Annotated[str, Word("approaches")], ...], Distinct] = Field(
        (), title="Approach", description="How teachers developed their practice together."
    )
    techniques: Annotated[tuple[Annotated[str, Word("techniques")], ...], Distinct] = Field(
        (), title="Taught differently", description="What was taught differently."
    )
    key_messages: Annotated[tuple[MessageNumber, ...], Distinct] = Field(
        (),
        title="Key messages it shows",
        description="The key messages about joint practice development that the case shows, 1 to 10.",
    )
    scale: Scale | None = Field(None, title="Who took part", description="How many took part.")
    duration: Duration | None = Field(None, title="How long it took", description="How long it took.")
    started: PartialDate | None = Field(None, title="Began", description="When it began: a year, a month or a day.")
    ended: PartialDate | None = Field(None, title="Ended", description="When it ended: a year, a month or a day.")
    context: Context | None = Field(
        None, title="Context", description="The circumstances, so that readers can compare them with their own."
    )
    outcome: Annotated[str, Word("outcomes")] | None = Field(
        None, title="Outcome", description="What came of it. What did not work is as welcome as what did."
    )
    evidence: tuple[Evidence, ...] = Field((), title="Evidence", description="How you know.")
    barriers: tuple[Barrier, ...] = Field(
        (), title="Barriers, and what helped", description="What stood in the way, and what helped."
    )
    cost: Cost | None = Field(None, title="What it cost", description="What it took in time and money.")
    adapted_from: tuple[Adaptation, ...] = Field((), title="Grew from", description="The cases that this one was developed from.")
    resources: tuple[Resource, ...] = Field((), title="Resources", description="Materials that another school could use.")
    permissions: Permissions | None = Field(
        None, title="Permissions", description="What the school has made sure of before sharing."
    )
    licence: Annotated[str, Word("licences")] = Field(
        "", title="Licence", description="The licence under which the case is shared."
    )
