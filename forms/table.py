"""A table of answers as a spreadsheet saves it: a row a filled form, a column a field."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from forms.answers import nested
from forms.definition import Field, printable
from macros.model import Form
from macros.thai import arabic_digits, read_date

_BETWEEN_CHOICES = ";"
_SEPARATORS = ",;\t"


def columns(form: Form) -> tuple[Field, ...]:
    """Return the fields that a table can fill in: all that people write and choose."""
    return tuple(field for field in printable(form) if field.kind not in ("signature", "calculate"))


def blank_table(form: Form) -> bytes:
    """Return a table with two rows of heads, names and labels; Excel opens it as Thai."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([field.name for field in columns(form)])
    writer.writerow([field.full_label for field in columns(form)])
    return written.getvalue().encode("utf-8-sig")


def rows(form: Form, table: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the answers of each row with the row's number in the table.

    A column is known by its name or its label; one that is neither is kept under its own head,
    so that the check of the answers names it. Days are read as people write them.
    """
    fields = {field.name: field for field in columns(form)}
    fields |= {field.full_label: field for field in columns(form)}
    written = _text(table)
    # Excel writes what the system parts lists with, or tabs; no head has any of these in it.
    between = max(_SEPARATORS, key=written.partition("\n")[0].count)
    head, *body = list(csv.reader(io.StringIO(written), delimiter=between)) or [[]]
    labels = [field.full_label for field in columns(form)]
    for number, cells in enumerate(body, start=2):
        if not any(cell.strip() for cell in cells) or cells == labels:
            continue
        given = {name.strip(): cell.strip() for name, cell in zip(head, cells, strict=False)}
        known = {fields[name]: cell for name, cell in given.items() if name in fields and cell}
        strange = {name: cell for name, cell in given.items() if name not in fields and cell}
        answers = nested(form, {field.name: _value(field, cell) for field, cell in known.items()})
        yield number, answers | strange


def _text(table: bytes) -> str:
    """Read what Excel writes: Unicode, or the Thai encoding of Windows."""
    try:
        return table.decode("utf-8-sig")
    except UnicodeDecodeError:
        return table.decode("cp874", errors="replace")


def _value(field: Field, cell: str) -> str | tuple[str, ...]:
    if field.kind == "date":
        day = read_date(cell)
        return day.isoformat() if day else cell
    if field.kind == "select_multiple":
        return tuple(_choice(field, part.strip()) for part in cell.split(_BETWEEN_CHOICES))
    if field.kind == "select_one":
        return _choice(field, cell)
    return arabic_digits(cell) if field.kind in ("integer", "decimal", "time") else cell


def _choice(field: Field, cell: str) -> str:
    """Return the name of a choice that is written by its label."""
    return next((each.name for each in field.choices if each.label == cell), cell)
