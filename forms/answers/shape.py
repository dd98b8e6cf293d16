"""Two shapes of the same answers: nested by rows as in JSON, or flat by the names of fields."""

import re
from collections.abc import Mapping
from typing import Any, Final

from forms.definition import fields
from forms.field import Field
from macros.model import Form

# As many digits before the point as a number of JSON keeps in every program.
MOST_DIGITS: Final = 15
_NUMBER = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}(\.[0-9]+)?")

# What says that a field was left empty.
UNANSWERED: tuple[object, ...] = (None, "", [], ())

Answers = Mapping[str, Any]
Flat = dict[str, str | tuple[str, ...]]


def flat(form: Form, answers: Answers) -> Flat:
    """Return what is answered by the flat names of fields, as text; several choices as a tuple."""
    found = ((field, given(answers, field)) for field in fields(form))
    return {field.name: _text(value) for field, value in found if value not in UNANSWERED}


def given(answers: Answers, field: Field) -> Any:
    """Return the answer of a field as it stands in the nested shape, or nothing."""
    if field.repeat is None or field.row is None:
        return answers.get(field.name)
    rows = answers.get(field.repeat)
    row = rows[field.row - 1] if isinstance(rows, list) and len(rows) >= field.row else None
    return row.get(field.part.name) if isinstance(row, Mapping) else None


def _text(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def nested(form: Form, flat: Mapping[str, str | tuple[str, ...]]) -> dict[str, Any]:
    """Return answers by field, rows in lists: the inverse of `flat`.

    A number that cannot be read stays as it was written.
    """
    answers: dict[str, Any] = {}
    for field in fields(form):
        if not (value := flat.get(field.name)):
            continue
        if field.repeat is None or field.row is None:
            answers[field.name] = kept(field, value)
        else:
            rows = answers.setdefault(field.repeat, [])
            rows += [{} for _ in range(field.row - len(rows))]
            rows[field.row - 1][field.part.name] = kept(field, value)
    return answers


def kept(field: Field, value: str | tuple[str, ...]) -> Any:
    """Return a value of the flat shape as the nested one has it: numbers as numbers."""
    if isinstance(value, tuple):
        return list(value)
    if field.kind in ("integer", "decimal", "calculate") and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value
