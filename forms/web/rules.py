"""What the page's script must know of a form: its fields and their rules, as JSON."""

from dataclasses import asdict
from typing import Any

from forms.definition import fields, repeats
from forms.field import Field
from macros.expression import Days, NotBefore, Pattern, Range, Sum
from macros.markup import script_json
from macros.model import Form, Manual
from macros.pages import styled

_KINDS = {Pattern: "pattern", Range: "range", NotBefore: "not-before", Sum: "sum", Days: "days"}


def rules(form: Form, manual: Manual) -> str:
    """Return a form's fields and rows as JSON that may stand inside HTML."""
    found = {
        "id": form.id,
        "digits": manual.digits,
        "fields": [_field(field, manual) for field in fields(form)],
        "repeats": [
            {"name": repeat.name, "count": repeat.repeat_count} for repeat in repeats(form)
        ],
    }
    return script_json(found)


def _field(field: Field, manual: Manual) -> dict[str, Any]:
    said = {
        "name": field.name,
        "label": styled(field.full_label, manual),
        "kind": field.kind,
        "numbers": field.numbers,
        "required": field.required,
        "office": field.office,
        "choices": [choice.name for choice in field.choices],
        "labels": [choice.label for choice in field.choices if field.opens],
        "longest": field.max_length,
        "constraint": _rule(field.constraint),
        "message": field.constraint_message and styled(field.constraint_message, manual),
        "relevant": field.relevant and asdict(field.relevant),
        "formula": _rule(field.formula),
        "repeat": field.repeat,
        "row": field.row,
        "column": field.part.name if field.repeat else None,
    }
    return {key: value for key, value in said.items() if value not in (None, False, [])}


def _rule(rule: Any) -> dict[str, Any] | None:
    return rule and {"kind": _KINDS[type(rule)], **asdict(rule)}
