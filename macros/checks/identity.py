"""Rules on ids and numbers: they are addresses, so each stands for one thing."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from macros.loader import FOLDERS, LISTS, Located, Reading
from macros.model import Procedure, Term
from macros.problems import Problem
from macros.prose import Prose
from macros.validation import SLUG, example_slug
from macros.wording import message

Found = tuple[Located[Any], tuple[str | int, ...], str | int]


def file_names(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A record's id is its file's name, in plain lower-case letters."""
    for name, document in reading.documents.items():
        path = PurePosixPath(name)
        if path.parent.name not in FOLDERS:
            continue
        if not SLUG.fullmatch(path.stem):
            facts = {"name": path.name, "example": f"{example_slug(path.stem)}.yml"}
            yield Problem(document.path, 1, message("file_name", **facts))
            continue
        written = document.value.get("id") if isinstance(document.value, dict) else None
        if isinstance(written, str) and SLUG.fullmatch(written) and written != path.stem:
            facts = {"id": written, "stem": path.stem}
            copied = document.path.with_name(f"{written}.yml") in _paths(reading)
            yield document.problem("id_of_copy" if copied else "id_not_file_name", ("id",), **facts)


def duplicate_ids(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No two records of a list, steps of a procedure or terms of the glossary share an id."""
    for kind in LISTS.values():
        if "id" in kind.model_fields and kind is not Term:
            yield from _twice(_field(reading, kind, "id"), "duplicate_id", "id")
    yield from _twice(_terms(reading), "duplicate_id", "id")
    for found in _own(reading, Procedure):
        steps = enumerate(found.record.steps)
        yield from _twice(
            ((found, ("steps", index), step.id) for index, step in steps), "duplicate_id", "id"
        )


def duplicate_numbers(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """Records that appear in menus and lists have a number of their own."""
    for kind in (*LISTS.values(), *FOLDERS.values()):
        if "number" in kind.model_fields:
            yield from _twice(_field(reading, kind, "number"), "duplicate_number", "number")


def _field(reading: Reading, kind: type[Any], key: str) -> Iterator[Found]:
    yield from ((found, (), getattr(found.record, key)) for found in _own(reading, kind))


def _own(reading: Reading, kind: type[Any]) -> Iterator[Located[Any]]:
    """Yield the records of a kind without copied files, for which only `id_of_copy` is told."""
    paths, in_folders = _paths(reading), kind in FOLDERS.values()
    for found in reading.of(kind):
        path = found.document.path
        own = path.with_name(f"{found.record.id}.yml") if in_folders else path
        if own == path or own not in paths:
            yield found


def _paths(reading: Reading) -> set[Path]:
    return {document.path for document in reading.documents.values()}


def _terms(reading: Reading) -> Iterator[Found]:
    for term in reading.of(Term):
        yield term, (), term.record.id
    for found in _own(reading, Procedure):
        for index, definition in enumerate(found.record.definitions):
            yield found, ("definitions", index), definition.id


def _twice(places: Iterator[Found], rule: str, key: str) -> Iterator[Problem]:
    first: dict[str | int, dict[str, object]] = {}
    for found, place, value in places:
        here = (*found.place, *place, key)
        if value in first:
            yield found.problem(rule, *place, key, **{key: value}, **first[value])
        else:
            name, line = found.document.path.name, found.document.line(here)
            first[value] = {"file": name, "line": line}
