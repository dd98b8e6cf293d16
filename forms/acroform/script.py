"""The rules of a definition as scripts, for the readers of PDF that run them."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from forms.field import Field
from macros.expression import Chosen, Days, NotBefore, Pattern, Range, Sum
from macros.thai import month_names
from macros.wording import wording

_LIBRARY = "viewer.js"


def add_scripts(pdf: Pdf, fields: tuple[Field, ...], made: Mapping[str, Object]) -> Array:
    """Give each field its rules, the document what they share; return the order to compute in."""
    library = files("forms.acroform").joinpath(_LIBRARY).read_text(encoding="utf-8")
    names = Array([String("form"), pdf.make_indirect(_action(library))])
    pdf.Root[Name.Names] = Dictionary(JavaScript=Dictionary(Names=names))
    by_name = {field.name: field for field in fields}
    order = Array()
    for field in fields:
        actions = dict(_rules(field, by_name))
        if not actions or field.name not in made:
            continue
        target = made[field.name]
        target.AA = Dictionary({key: _action(code) for key, code in actions.items()})
        if "/C" in actions:
            order.append(target)
    return order


def _action(code: str) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(code))


def _rules(field: Field, by_name: Mapping[str, Field]) -> Iterator[tuple[str, str]]:
    """Yield what is run when a value is given (`/V`) and when another changed (`/C`)."""
    if field.kind == "calculate":
        yield "/C", _computed(field, by_name)
    elif field.relevant:
        yield "/C", _call("show", _source(field.relevant, by_name))
    if check := _checked(field):
        yield "/V", check


def _call(function: str, rule: Mapping[str, Any], *, document: bool = True) -> str:
    # ASCII alone: readers take the bytes of a script in encodings of their own.
    argument = json.dumps(rule, ensure_ascii=True, sort_keys=True)
    return f"Rules.{function}({'this, ' if document else ''}{argument});"


def _checked(field: Field) -> str | None:
    if field.kind == "date":
        return _call("checkDay", _day(field))
    if field.kind == "time":
        return _call("checkTime", {"message": _told("time", field)}, document=False)
    if field.kind in ("integer", "decimal"):
        return _call("checkNumber", _number(field), document=False)
    if isinstance(field.constraint, Pattern):
        said = field.constraint_message or _told("pattern", field)
        rule = {"pattern": field.constraint.pattern, "numbers": field.numbers, "message": said}
        return _call("checkPattern", rule, document=False)
    return None


def _day(field: Field) -> dict[str, Any]:
    facts: dict[str, Any] = {"months": month_names(), "message": _told("date", field)}
    if isinstance(field.constraint, NotBefore):
        order = field.constraint_message or _told("order", field)
        facts |= {"other": field.constraint.other, "order": order}
    return facts


def _number(field: Field) -> dict[str, Any]:
    rule = field.constraint
    least, most = (rule.least, rule.most) if isinstance(rule, Range) else (None, None)
    said = field.constraint_message or _told(field.kind, field)
    return {"whole": field.kind == "integer", "least": least, "most": most, "message": said}


def _told(rule: str, field: Field) -> str:
    words: str = wording()["forms"]["viewer"][rule]
    return words.format(label=field.full_label)


def _source(chosen: Chosen, by_name: Mapping[str, Field]) -> dict[str, str]:
    """Return the field of the document whose value says that something is chosen, and the value."""
    field = by_name[chosen.field]
    choice = next(each for each in field.choices if each.name == chosen.value)
    if field.kind == "select_multiple":
        return {"field": field.choice_name(choice), "value": choice.name}
    value = choice.label if field.opens else choice.name
    return {"field": field.name, "value": value}


def _computed(field: Field, by_name: Mapping[str, Field]) -> str:
    if isinstance(field.formula, Days):
        days = {"first": field.formula.first, "last": field.formula.last}
        return _call("days", {**days, "months": month_names()})
    column = field.formula.column if isinstance(field.formula, Sum) else None
    summed = [name for name, each in by_name.items() if each.row and each.part.name == column]
    return _call("sum", {"fields": summed})
