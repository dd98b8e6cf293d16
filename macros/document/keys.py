"""Keys that stand below another: those of a record that a key holds by itself, not in a list."""

from collections import Counter
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from macros.model import Imprint, Manual, Record


def _held(annotation: Any) -> Iterator[tuple[type[Record], bool]]:
    """Yield the records in a type, and whether they stand there by themselves."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation, True
        return
    alone = get_origin(annotation) in (Annotated, Union, UnionType)
    for part in get_args(annotation):
        for record, itself in _held(part):
            yield record, alone and itself


def _below(record: type[Record], found: dict[type[Record], bool]) -> None:
    """Find the records below one, and of each whether a key holds it by itself."""
    for field in record.model_fields.values():
        for kind, alone in _held(field.annotation):
            known = kind in found
            found[kind] = found.get(kind, False) or alone
            if not known:
                _below(kind, found)


def _records() -> dict[type[Record], bool]:
    """Return every record of the files whose records are many, and of the imprint."""
    kinds = (kind for field in Manual.model_fields.values() for kind in _held(field.annotation))
    found = {Imprint: False} | {kind: False for kind, alone in kinds if not alone}
    for kind in tuple(found):
        _below(kind, found)
    return found


_RECORDS = _records()
_INNER = [record for record, alone in _RECORDS.items() if alone]
_OWNERS = Counter(
    key for keys in {tuple(record.model_fields) for record in _RECORDS} for key in keys
)
INNER = {key for record in _INNER for key in record.model_fields}
# The first key of such a record, where no other record has it: it never stands above others.
FIRST = {first for record in _INNER if _OWNERS[first := next(iter(record.model_fields))] == 1}
