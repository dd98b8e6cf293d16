"""Whether an answer is of the kind that its field asks for: each kind has a rule of its own."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from forms.answers.shape import MOST_DIGITS
from forms.field import Field
from macros.thai import FIRST_BUDDHIST_YEAR, has_short_year

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# What no XML document may hold, and halves of a character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def wrong_kind(field: Field, value: Any) -> str | None:
    """Return the rule of its kind that an answer breaks, if it breaks one."""
    return _KINDS[field.kind](field, value)


def day(value: Any) -> dt.date | None:
    """Return the day that an answer says as answers are kept, or nothing."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        found = dt.date.fromisoformat(value)
    except ValueError:
        return None
    return found if found.year < FIRST_BUDDHIST_YEAR else None


def _text(field: Field, value: Any) -> str | None:
    if not isinstance(value, str):
        return "text"
    if _UNPRINTABLE.search(value):
        return "unprintable"
    if "\n" in value and field.kind != "multiline":
        return "one_line"
    return "too_long" if field.max_length and len(value) > field.max_length else None


def _integer(_field: Field, value: Any) -> str | None:
    return None if type(value) is int and _kept_by_all(value) else "integer"


def _decimal(_field: Field, value: Any) -> str | None:
    return None if type(value) in (int, float) and _kept_by_all(value) else "decimal"


def _kept_by_all(number: float) -> bool:
    """Whether every program keeps a number as it is; infinity and what is none are not."""
    return abs(number) < 10**MOST_DIGITS


def _date(_field: Field, value: Any) -> str | None:
    if day(value):
        return None
    return "year" if isinstance(value, str) and has_short_year(value) else "date"


def _time(_field: Field, value: Any) -> str | None:
    return None if isinstance(value, str) and _TIME.fullmatch(value) else "time"


def _one(field: Field, value: Any) -> str | None:
    return None if value in [choice.name for choice in field.choices] else "select_one"


def _several(field: Field, value: Any) -> str | None:
    names = [choice.name for choice in field.choices]
    known = isinstance(value, list) and all(each in names for each in value)
    return None if known and len(set(value)) == len(value) else "select_multiple"


def _image(_field: Field, value: Any) -> str | None:
    return None if isinstance(value, str) and value.startswith("data:image/") else "image"


_KINDS: dict[str, Callable[[Field, Any], str | None]] = {
    "text": _text,
    "multiline": _text,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "select_one": _one,
    "select_multiple": _several,
    "image": _image,
}
