"""The manual as open data: one JSON file with its schema, and a table for each kind of record."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from macros import model
from macros.model import Correction, Fact, Manual, Revision
from macros.validation import key_words
from macros.wording import wording

Row = Mapping[str, Any]

# Where a cell holds several values.
_BETWEEN = "; "


def manual_json(manual: Manual) -> bytes:
    """Return the whole manual as JSON; the same manual gives the same bytes."""
    written = json.dumps(manual.model_dump(mode="json"), ensure_ascii=False, indent=1)
    return written.encode("utf-8") + b"\n"


def manual_schema() -> bytes:
    """Return the JSON Schema of `manual_json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Manual.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


@dataclass(frozen=True)
class Table:
    """A table in words: its title, how many rows it has, its columns with what each holds."""

    name: str
    title: str
    count: int
    columns: tuple[tuple[str, str], ...]


def described(manual: Manual) -> tuple[Table, ...]:
    """Return the tables as people read about them."""
    return tuple(
        Table(name, wording()["tables"][name]["title"], len(rows), _titled(name, columns))
        for name, (columns, rows) in _tables(manual).items()
    )


def tables(manual: Manual) -> dict[str, bytes]:
    """Return the tables by name, as CSV in UTF-8 that spreadsheets open as Thai."""
    return {name: _csv(columns, rows) for name, (columns, rows) in _tables(manual).items()}


def _tables(manual: Manual) -> dict[str, tuple[list[str], list[Row]]]:
    records: dict[str, Iterable[Row]] = {
        "duties": map(_row, manual.duties),
        "due_dates": (
            {"duty": duty.number, **_row(due)} for duty in manual.duties for due in duty.due
        ),
        "procedures": map(_row, manual.procedures),
        "steps": _inside(manual, "steps"),
        "definitions": _inside(manual, "definitions"),
        "forms": map(_row, manual.forms),
        "references": map(_row, manual.references),
        "systems": map(_row, manual.systems),
        "roles": map(_row, manual.roles),
        "glossary": map(_row, manual.glossary),
        "corrections": map(_row, manual.corrections),
        "revisions": map(_row, manual.revisions),
    }
    # A table without rows keeps its head.
    heads: dict[str, type[BaseModel]] = {"revisions": Revision, "corrections": Correction}
    found: dict[str, tuple[list[str], list[Row]]] = {}
    for name, several in records.items():
        rows = list(several)
        head = heads[name].model_fields if name in heads else ()
        found[name] = list(dict.fromkeys([*head, *(key for row in rows for key in row)])), rows
    return found


def _titled(name: str, columns: Iterable[str]) -> tuple[tuple[str, str], ...]:
    words = key_words(getattr(model, wording()["tables"][name]["record"]))
    own: dict[str, str] = wording()["columns"]

    def title(column: str) -> str:
        key = column.removesuffix("_status")
        if column in words:
            return words[column]["title"]
        return own["status"].format(title=words[key]["title"]) if key in words else own[column]

    return tuple((column, title(column)) for column in columns)


def _inside(manual: Manual, key: str) -> Iterator[Row]:
    """Yield the records inside procedures, each with its procedure and its place."""
    for procedure in manual.procedures:
        for number, record in enumerate(getattr(procedure, key), 1):
            yield {"procedure": procedure.id, "number": number, **_row(record)}


def _row(record: BaseModel) -> Row:
    """Return the plain values of a record; a fact has its standing in a column beside it."""
    row: dict[str, Any] = {}
    for key in type(record).model_fields:
        value = getattr(record, key)
        if isinstance(value, Fact):
            row |= {key: value.value, f"{key}_status": value.status}
        elif not _holds_records(type(record).model_fields[key].annotation):
            row[key] = _BETWEEN.join(map(str, value)) if isinstance(value, tuple) else value
    return row


def _holds_records(annotation: Any) -> bool:
    """Whether a key holds records, which have a table of their own or stand in the JSON alone."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return not issubclass(annotation, Fact)
    return any(map(_holds_records, get_args(annotation)))


def _csv(columns: list[str], rows: list[Row]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {key: "" if value is None else value for key, value in row.items()} for row in rows
    )
    return written.getvalue().encode("utf-8-sig")
