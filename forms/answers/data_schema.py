"""The JSON Schema of a form's answers, for who writes or reads them with other programs."""

from typing import Any

from forms.answers.shape import MOST_DIGITS
from forms.definition import fields, repeats
from forms.field import Field
from macros.expression import Chosen, Pattern, Range
from macros.model import Form, Repeat

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# No year of the Buddhist era: ISO 8601 counts in the common one.
_DAY = "^([01][0-9]|2[0-3])[0-9]{2}-[0-9]{2}-[0-9]{2}$"
_KEPT_BY_ALL = {"exclusiveMinimum": -(10**MOST_DIGITS), "exclusiveMaximum": 10**MOST_DIGITS}
_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1, "pattern": r"^[^\n]*$"},
    "multiline": {"type": "string", "minLength": 1},
    "integer": {"type": "integer", **_KEPT_BY_ALL},
    "decimal": {"type": "number", **_KEPT_BY_ALL},
    "date": {"type": "string", "format": "date", "pattern": _DAY},
    "time": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    "calculate": {"type": "number", "readOnly": True},
    "image": {"type": "string", "pattern": "^data:image/"},
}


def data_schema(form: Form) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the answers to a form, with its Thai titles.

    That a day is not before another cannot be said there; the description says it in words.
    """
    every = [field for field in fields(form) if field.kind != "signature"]
    single = [field for field in every if field.repeat is None]
    properties = {field.name: _property(field) for field in single}
    needed = [field.name for field in single if _needed(field) and not field.relevant]
    for repeat in repeats(form):
        properties[repeat.name] = _rows(repeat, every)
        if "minItems" in properties[repeat.name]:
            needed.append(repeat.name)
    whens = [_when(field, field.relevant) for field in single if _needed(field) and field.relevant]
    return {
        "$schema": DIALECT,
        "title": form.title,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": needed,
    } | ({"allOf": whens} if whens else {})


def _needed(field: Field) -> bool:
    return field.required and not field.office and field.kind != "image"


def _property(field: Field) -> dict[str, Any]:
    said = [text for text in (field.hint, field.constraint_message) if text]
    description = {"description": " – ".join(said)} if said else {}
    label = field.label if field.row else field.full_label
    return {"title": label} | description | _type(field) | _bounds(field)


def _type(field: Field) -> dict[str, Any]:
    if not field.choices:
        return _TYPES[field.kind]
    options = {"oneOf": [{"const": each.name, "title": each.label} for each in field.choices]}
    if field.kind == "select_one":
        return options
    return {"type": "array", "items": options, "uniqueItems": True, "minItems": 1}


def _bounds(field: Field) -> dict[str, Any]:
    bounds: dict[str, Any] = {"maxLength": field.max_length} if field.max_length else {}
    if isinstance(field.constraint, Pattern):
        bounds["pattern"] = f"^(?:{field.constraint.pattern})$"
    if isinstance(field.constraint, Range):
        ends = {"minimum": field.constraint.least, "maximum": field.constraint.most}
        bounds |= {key: end for key, end in ends.items() if end is not None}
    return bounds


def _rows(repeat: Repeat, every: list[Field]) -> dict[str, Any]:
    """Describe rows: the first has what is required, the others may be empty."""
    first = [field for field in every if field.repeat == repeat.name and field.row == 1]
    needed = [field.part.name for field in first if _needed(field)]
    row = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.part.name: _property(field) for field in first},
    }
    least = {"minItems": 1, "prefixItems": [row | {"required": needed}]} if needed else {}
    count = {"maxItems": repeat.repeat_count}
    return {"title": repeat.label, "type": "array", "items": row} | count | least


def _when(field: Field, chosen: Chosen) -> dict[str, Any]:
    """Require a field when another has a choice, alone or among several."""
    value = {"const": chosen.value}
    several = {"type": "array", "contains": value}
    asked = {"properties": {chosen.field: {"anyOf": [value, several]}}, "required": [chosen.field]}
    return {"if": asked, "then": {"required": [field.name]}}
