"""What the model says of a key: whether it holds words, a day, a year, or an id."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from macros.model import Fact, Record
from macros.model.base import Date, Slug, Text, Year, YearOrDate
from macros.model.field import Name
from macros.thai import arabic_digits

# Text that a program reads: addresses, conditions, formulas.
_EXACT = {
    *("where", "answers", "address", "to", "url", "site_url", "repo_url", "source_url", "branch"),
    *("relevant", "constraint", "calculation", "fingerprint"),
}
# Whose records an id names, by the record and the key that hold it.
_NAMED = {
    ("Duty", "systems"): "systems",
    ("Procedure", "duties"): "duties",
    ("Procedure", "forms"): "forms",
    ("Procedure", "references"): "references",
    ("Step", "next"): "steps",
    ("Step", "responsible"): "roles",
    ("Step", "forms"): "forms",
    ("Refusal", "to"): "steps",
    ("Task", "form"): "forms",
    ("Task", "procedure"): "procedures",
    ("ChoiceField", "default"): "choices",
}


@cache
def types(owner: type[Record], key: str) -> tuple[Any, ...]:
    """Return every type that a key's annotation mentions, the named ones of the model included."""
    return tuple(_parts(get_type_hints(owner, include_extras=True).get(key)))


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    generic = getattr(annotation, "__pydantic_generic_metadata__", {"args": ()})
    for part in (*get_args(annotation), *generic["args"]):
        yield from _parts(part)


def is_words(owner: type[Record], key: str) -> bool:
    """Whether people read what a key holds, as words."""
    return Text in types(owner, key) and key not in _EXACT


def is_exact(owner: type[Record], key: str) -> bool:
    """Whether a key's text is for programs, so that every sign and digit of it counts."""
    if names(owner, key):
        return False
    return key in _EXACT or Slug in types(owner, key) or Name in types(owner, key)


def is_year(owner: type[Record], key: str) -> bool:
    """Whether a key holds a year of the common era, or a day written as text."""
    return Year in types(owner, key) or YearOrDate in types(owner, key)


def is_stated(owner: type[Record], key: str) -> bool:
    """Whether nothing under a key means that nobody stated it, not that there is none."""
    field = owner.model_fields[key]
    facts = any(isinstance(each, type) and issubclass(each, Fact) for each in types(owner, key))
    nullable = type(None) in types(owner, key)
    return facts or (nullable and (field.is_required() or Date in types(owner, key)))


def names(owner: type[Record], key: str) -> str | None:
    """Return the kind of record that ids under a key name, if they name any."""
    return _NAMED.get((owner.__name__, key))


def identity(record: Record) -> str | None:
    """Return the key that tells a record from its like for good, if it has one."""
    if "id" in type(record).model_fields:
        return "id"
    return "name" if Name in types(type(record), "name") else None


def ordinal(record: Record) -> str | None:
    """Return the key that says where a record stands and changes when others come before it."""
    return next((key for key in ("number", "version") if key in type(record).model_fields), None)


def plain(value: Any) -> Any:
    """Return a value as readers tell it from others: one style of digits, one space at a time."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return arabic_digits(" ".join(value.split())) if isinstance(value, str) else value


def handle(record: Record) -> Any:
    """Return what other records name a record by: its id, or its number if it has none."""
    return getattr(record, identity(record) or ordinal(record) or "", None)
