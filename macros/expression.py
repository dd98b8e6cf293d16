"""The few XLSForm expressions that forms may use: each means the same in every output.

XLSForm allows all of XPath. A web page, a PDF reader and this program can agree only on these
shapes, so anything else is refused when the data is checked.
"""

import re
from dataclasses import dataclass

_FIELD = r"\$\{(?P<%s>[a-z0-9_]+)\}"
_NUMBER = r"-?\d+(?:\.\d+)?"
_PATTERN = re.compile(r"regex\(\s*\.\s*,\s*'(?P<pattern>(?:[^'])+)'\s*\)")
_RANGE = re.compile(
    rf"(?:\.\s*>=\s*(?P<least>{_NUMBER}))?(?P<both>\s+and\s+)?(?:\.\s*<=\s*(?P<most>{_NUMBER}))?"
)
_NOT_BEFORE = re.compile(rf"\.\s*>=\s*{_FIELD % 'other'}")
_EQUALS = re.compile(rf"{_FIELD % 'field'}\s*=\s*'(?P<value>[^']*)'")
_SELECTED = re.compile(rf"selected\(\s*{_FIELD % 'field'}\s*,\s*'(?P<value>[^']*)'\s*\)")
_SUM = re.compile(rf"sum\(\s*{_FIELD % 'column'}\s*\)")
_DAYS = re.compile(
    rf"int\(decimal-date-time\({_FIELD % 'last'}\)"
    rf"\s*-\s*decimal-date-time\({_FIELD % 'first'}\)\)\s*\+\s*1"
)


@dataclass(frozen=True)
class Pattern:
    """The whole answer matches a regular expression, of the kind that all engines share."""

    pattern: str


@dataclass(frozen=True)
class Range:
    """The number is not below `least` nor above `most`."""

    least: float | None
    most: float | None


@dataclass(frozen=True)
class NotBefore:
    """The day is not before the day of another field."""

    other: str


@dataclass(frozen=True)
class Chosen:
    """Another field has this choice, or has it among several."""

    field: str
    value: str


@dataclass(frozen=True)
class Sum:
    """The sum of a column of rows."""

    column: str


@dataclass(frozen=True)
class Days:
    """The number of days from one day to another, both counted."""

    first: str
    last: str


Constraint = Pattern | Range | NotBefore
Formula = Sum | Days


def constraint(text: str) -> Constraint | None:
    """Return the rule that a constraint states, or nothing if it has none of the shapes."""
    if found := _PATTERN.fullmatch(text):
        return _pattern(found["pattern"])
    if found := _NOT_BEFORE.fullmatch(text):
        return NotBefore(found["other"])
    found = _RANGE.fullmatch(text)
    if not text or not found:
        return None
    least, most = (None if end is None else float(end) for end in found.group("least", "most"))
    joined = bool(found["both"]) == (least is not None and most is not None)
    return Range(least, most) if joined else None


def _pattern(text: str) -> Pattern | None:
    try:
        re.compile(text)
    except re.error:
        return None
    # Look-behind, names and inline flags are written differently in JavaScript.
    return None if re.search(r"\(\?(?![:=!])|\\[AZzpP]", text) else Pattern(text)


def condition(text: str) -> Chosen | None:
    """Return when a part is to be answered, or nothing if it has none of the shapes."""
    found = _EQUALS.fullmatch(text) or _SELECTED.fullmatch(text)
    return Chosen(found["field"], found["value"]) if found else None


def formula(text: str) -> Formula | None:
    """Return what a calculation computes, or nothing if it has none of the shapes."""
    if found := _SUM.fullmatch(text):
        return Sum(found["column"])
    found = _DAYS.fullmatch(text)
    return Days(found["first"], found["last"]) if found else None
