"""What each key of the data files means: read from the model and `wording.yml`, so always true."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic_core import PydanticUndefined

from macros.loader import FOLDERS, LISTS, SINGLES
from macros.model import Fact, Record
from macros.validation import key_words
from macros.wording import wording


@dataclass(frozen=True)
class Key:
    """A key with its words; `values` are those that may be chosen, if it is a choice."""

    name: str
    title: str
    description: str
    required: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The keys of a record, or of the records that stand below one of its keys.

    `below` is the way to them; `types` are the values of `type` for which they hold.
    """

    below: tuple[str, ...]
    types: tuple[str, ...]
    keys: tuple[Key, ...]


@cache
def files() -> dict[str, str]:
    """Return the Thai title of each kind of file by its name; folders hold a file a record."""
    names = [*SINGLES, *LISTS, *(f"{folder}/" for folder in FOLDERS)]
    return {name: wording()["files"][name] for name in names}


@cache
def key_guide(file: str) -> tuple[Part, ...]:
    """Return the keys of a kind of file, those of its records first; raises `KeyError`."""
    kinds = {**SINGLES, **LISTS, **{f"{folder}/": kind for folder, kind in FOLDERS.items()}}
    return tuple(_parts(kinds[file], (), set()))


@cache
def of_facts() -> tuple[Key, ...]:
    """Return the keys of a fact that somebody added."""
    return _keys(Fact)


def _parts(record: type[Record], below: tuple[str, ...], told: set[type[Record]]) -> Iterator[Part]:
    """Yield the parts of a record; one that may stand in several places is told at the first."""
    told.add(record)
    yield Part(below, _types(record), _keys(record))
    for name, field in record.model_fields.items():
        for inner in _records(field.annotation):
            if inner not in told and not issubclass(inner, Fact):
                yield from _parts(inner, (*below, name), told)


def _keys(record: type[Record]) -> tuple[Key, ...]:
    words = key_words(record)
    return tuple(
        Key(
            name,
            words[name]["title"],
            words[name]["description"],
            field.is_required(),
            tuple(_values(field.annotation, field.default)),
        )
        for name, field in record.model_fields.items()
    )


def _types(record: type[Record]) -> tuple[str, ...]:
    field = record.model_fields.get("type")
    return tuple(get_args(field.annotation)) if field else ()


def _records(shape: Any) -> Iterator[type[Record]]:
    if isinstance(shape, type) and issubclass(shape, Record):
        yield shape
    for part in get_args(shape):
        yield from _records(part)


def _values(shape: Any, default: Any) -> Iterator[str]:
    """Yield what may be chosen, the value that holds when nothing is written first."""
    if get_origin(shape) is Literal:
        chosen = [default] if default not in (None, PydanticUndefined) else []
        yield from dict.fromkeys([*chosen, *get_args(shape)])
        return
    for part in get_args(shape):
        if not (isinstance(part, type) and issubclass(part, Record)):
            yield from _values(part, None)
