"""The numbers that nobody types: they follow from other answers."""

import datetime as dt
from decimal import Decimal
from typing import Any

from forms.answers.shape import Answers, given
from forms.definition import fields
from forms.field import Field
from macros.expression import Days, Sum
from macros.model import Form


def computed(form: Form, answers: Answers) -> dict[str, int | float]:
    """Return each calculated value whose parts are answered, by the name of its field.

    Together with the answers (`answers | computed(form, answers)`) it is what outputs print.
    """
    every = fields(form)
    values = ((field.name, _value(field, every, answers)) for field in every)
    return {name: value for name, value in values if value is not None}


def _value(field: Field, every: tuple[Field, ...], answers: Answers) -> int | float | None:
    if isinstance(field.formula, Days):
        return _days(answers.get(field.formula.first), answers.get(field.formula.last))
    if isinstance(field.formula, Sum):
        column = field.formula.column
        rows = [each for each in every if each.repeat and each.part.name == column]
        return _sum([given(answers, each) for each in rows])
    return None


def _days(first: Any, last: Any) -> int | None:
    try:
        days = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1
    except (TypeError, ValueError):
        return None
    return days if days > 0 else None


def _sum(values: list[Any]) -> int | float | None:
    """Add as people do on paper: 0.1 and 0.2 are 0.3."""
    numbers = [Decimal(str(value)) for value in values if type(value) in (int, float)]
    if not numbers or not all(number.is_finite() for number in numbers):
        return None
    total = sum(numbers, Decimal())
    return int(total) if total == total.to_integral_value() else float(total)
