"""What the record types say of their keys: which record stands where, and its words."""

import types
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from macros.document import Place
from macros.wording import wording


def record_at(shape: Any, place: Place) -> type[BaseModel] | None:
    """Return the record type that stands at a place inside a shape."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if not place:
            return shape
        field = shape.model_fields.get(str(place[0]))
        return record_at(field.annotation, place[1:]) if field else None
    if get_origin(shape) in (Union, types.UnionType):
        records = (record_at(option, place) for option in get_args(shape))
        return next((record for record in records if record), None)
    if get_origin(shape) is tuple and place:
        return record_at(get_args(shape)[0], place[1:])
    return None


def title(record: type[BaseModel], key: str) -> str:
    """Return the Thai title of a key, or the key itself where no record has it."""
    titles: dict[str, Any] = wording()["keys"].get(record_name(record), {})
    return str(titles.get(key, {}).get("title", key))


def record_name(record: type[BaseModel]) -> str:
    """Return a record type's name in `wording.yml`; `Fact[str]` is a `Fact`."""
    return record.__name__.partition("[")[0]


def keys(record: type[BaseModel]) -> str:
    """Return the keys of a record type as a message lists them."""
    return ", ".join(record.model_fields)
