"""Ids and numbers that were changed: whoever names such a record still names the same one."""

from collections.abc import Mapping
from typing import Any, TypeVar

from macros.changes.entries import Match, matched
from macros.changes.publication import Publication
from macros.changes.shapes import handle, names
from macros.model import Fact, Procedure, Record

Kind = TypeVar("Kind", bound=Record)

# The present id of each earlier one, by the kind of record.
Renames = Mapping[str, Mapping[Any, Any]]

_KINDS = ("duties", "procedures", "forms", "references", "systems", "roles")
_STEPS = "steps"


def followed(before: Publication, after: Publication) -> Publication:
    """Return the earlier manual with every id that names a record as it is at present.

    A number that is free again would name another record, so it becomes negative.
    """
    renames = {kind: _renamed(_matches(before, after, kind)) for kind in _KINDS}
    present = {
        handle(match.before.value): match.after.value
        for match in _matches(before, after, "procedures")
        if match.before and match.after
    }

    def of_procedure(procedure: Procedure) -> Procedure:
        now = present.get(procedure.id, procedure)
        return _followed(procedure, {**renames, _STEPS: _renamed(_matches(procedure, now, _STEPS))})

    procedures = tuple(map(of_procedure, before.procedures))
    others = before.model_copy(update={"procedures": ()})
    return _followed(others, renames).model_copy(update={"procedures": procedures})


def _matches(before: Record, after: Record, key: str) -> list[Match]:
    return list(matched(getattr(before, key), getattr(after, key), type(after), key))


def _renamed(matches: list[Match]) -> dict[Any, Any]:
    found = {}
    for match in matches:
        if match.before:
            old = handle(match.before.value)
            gone = -old if isinstance(old, int) else old
            found[old] = handle(match.after.value) if match.after else gone
    return found


def _followed(record: Kind, renames: Renames) -> Kind:
    changed: dict[str, Any] = {}
    for key in type(record).model_fields:
        kind, value = names(type(record), key), getattr(record, key)
        named = renames.get(kind or "")
        new = _within(value, renames) if named is None else _named(value, named)
        if new != value:
            changed[key] = new
    return record.model_copy(update=changed) if changed else record


def _within(value: Any, renames: Renames) -> Any:
    if isinstance(value, Record):
        return _followed(value, renames)
    return tuple(_within(part, renames) for part in value) if isinstance(value, tuple) else value


def _named(value: Any, renamed: Mapping[Any, Any]) -> Any:
    if isinstance(value, Fact):
        return value.model_copy(update={"value": _named(value.value, renamed)})
    if isinstance(value, tuple):
        return tuple(_named(part, renamed) for part in value)
    return renamed.get(value, value)
