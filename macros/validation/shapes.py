"""What the record types say of their keys: which record stands where, and its words."""

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from macros.document import Place
from macros.wording import wording


def record_at(shape: Any, place: Place, value: Any = None) -> type[BaseModel] | None:
    """Return the record type that stands at a place inside a shape.

    Where several may stand, the `type` that is written in `value` there tells which.
    """
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if not place:
            return shape
        field = shape.model_fields.get(str(place[0]))
        return record_at(field.annotation, place[1:], _at(value, place[0])) if field else None
    if get_origin(shape) is Annotated:
        return record_at(get_args(shape)[0], place, value)
    if get_origin(shape) in (Union, types.UnionType):
        written = value.get("type") if isinstance(value, dict) else None
        options = [each for each in get_args(shape) if written in _types(each)] or get_args(shape)
        records = (record_at(option, place, value) for option in options)
        return next((record for record in records if record), None)
    if get_origin(shape) in (tuple, dict) and place:
        inner = get_args(shape)[0 if get_origin(shape) is tuple else 1]
        return record_at(inner, place[1:], _at(value, place[0]))
    return None


def _at(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _types(shape: Any) -> tuple[Any, ...]:
    """Return the values of `type` that tell a record from its alternatives."""
    field = getattr(shape, "model_fields", {}).get("type")
    return get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()


def key_words(record: type[BaseModel]) -> dict[str, dict[str, str]]:
    """Return the words of a record's keys; a record has those that all of its family share."""
    words: dict[str, dict[str, str]] = {}
    for each in reversed(record.__mro__):
        words |= wording()["keys"].get(each.__name__.partition("[")[0], {})
    return words


def title(record: type[BaseModel], key: str) -> str:
    """Return the Thai title of a key, or the key itself where no record has it."""
    return str(key_words(record).get(key, {}).get("title", key))


def description(record: type[BaseModel], key: str) -> str:
    """Return what is written under a key, in Thai; nothing where no record has it."""
    return str(key_words(record).get(key, {}).get("description", ""))


def record_name(record: type[BaseModel]) -> str:
    """Return a record type's name in `wording.yml`; `Fact[str]` is a `Fact`."""
    return record.__name__.partition("[")[0]


def keys(record: type[BaseModel]) -> str:
    """Return the keys of a record type as a message lists them."""
    return ", ".join(record.model_fields)
