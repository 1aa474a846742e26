"""Small pieces of plain English that the pages share: lists, amounts, dates and ages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

#: A true minus sign: a hyphen is read aloud as a dash, or not at all.
MINUS = "\N{MINUS SIGN}"
#: Units that are written close to a figure where there is little room, as in a chart.
SHORT_UNITS = {"per cent": "%", "percentage points": " pts"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def listed(items: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    words = [item for item in items if item]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence; words such as `CPD` or `GCSE` keep their capitals."""
    second = text[1:2]
    return text if not second or second.isupper() or second.isdigit() else text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it stands at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 school`, `2 schools`, `1,200 pupils`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number(value: float, *, signed: bool = False) -> str:
    """A figure as it is printed, without a trailing `.0`; with `signed`, a rise carries its plus sign."""
    text = f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    if value < 0:
        return MINUS + text
    return f"+{text}" if signed and value > 0 else text


def signed(value: float | Decimal) -> str:
    """A change with its sign. What was printed keeps its places; what was measured finer is shown with two."""
    text = f"{abs(value)}" if isinstance(value, Decimal) else f"{abs(value):.2f}"
    if not value:
        return text
    return (MINUS if value < 0 else "+") + text


def amount(value: float, unit: str | None, *, signed: bool = False) -> str:
    """A figure with its unit in full: `93 per cent`, `+2.5 percentage points`."""
    return f"{number(value, signed=signed)} {unit}" if unit else number(value, signed=signed)


def short_amount(value: float, unit: str | None) -> str:
    """A figure with its unit made short for a chart: `93%`."""
    return number(value) + SHORT_UNITS.get(unit or "", "")


def partial_date(value: str) -> str:
    """`2012`, `March 2012` or `5 March 2012` from `2012`, `2012-03` or `2012-03-05`."""
    year, *rest = value.split("-")
    if not rest:
        return year
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def period(started: str | None, ended: str | None) -> str:
    """When something took place, from either end or both."""
    if started and ended and started != ended:
        return f"{partial_date(started)} to {partial_date(ended)}"
    if ended:
        return partial_date(ended) if started else f"ended {partial_date(ended)}"
    return f"began {partial_date(started)}" if started else ""


def age(year: int, this_year: int) -> str:
    """How long ago a year was, seen from the year of the build."""
    years = this_year - year
    if years < 1:
        return "this year"
    return "last year" if years == 1 else f"{years} years ago"
