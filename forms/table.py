"""A table of answers as a spreadsheet saves it: a row a filled form, a column a field."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.answers import nested, understood
from forms.definition import printable
from forms.field import Field
from macros.model import Form
from macros.problems import nearest
from macros.wording import message

_BETWEEN_CHOICES = ";"
# Excel parts cells by what Windows calls its list separator, or by tabs.
_BETWEEN_CELLS = ",;\t"


@dataclass(frozen=True)
class Table:
    """Answers by the number of their row, and what is wrong with a row as such."""

    rows: dict[int, dict[str, Any]]
    problems: list[tuple[int, str]]


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


def read_table(form: Form, text: str) -> Table:
    """Return the answers in a table; raises `csv.Error` for a text that is none.

    A column is known by its name or its label, in any order. Days and times are read as people
    write them. Rows without an answer, and the row of labels, are left out.
    """
    known = {field.full_label: field for field in columns(form)}
    known |= {field.name: field for field in columns(form)}
    head, *body = list(csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text, known)))
    head = [cell.strip() for cell in head]
    fields = [known.get(cell) for cell in head]
    problems = [(1, words) for words in _wrong_heads(form, head, fields)]
    rows: dict[int, dict[str, Any]] = {}
    for number, cells in enumerate(body, start=2):
        given = [(field, cell.strip()) for field, cell in zip(fields, cells, strict=False)]
        if any(cell.strip() for cell in cells[len(head) :]):
            problems.append((number, message("table_beyond")))
        found = {field: cell for field, cell in given if field and cell}
        if found and not _is_labels(found):
            flat = {field.name: _value(field, cell) for field, cell in found.items()}
            rows[number] = nested(form, flat)
    return Table(rows, problems)


def _mark(text: str, known: Mapping[str, Field]) -> str:
    """Return what parts the cells: the mark by which most heads are those of the form."""
    first = text.partition("\n")[0]

    def heads(mark: str) -> int:
        return len(known.keys() & {cell.strip() for cell in first.rstrip("\r").split(mark)})

    return max(_BETWEEN_CELLS, key=heads)


def _wrong_heads(form: Form, head: list[str], fields: list[Field | None]) -> Iterator[str]:
    """Yield what is wrong with the first row; one that has no head of the form is told once."""
    if not any(fields):
        yield message("table_heads", id=form.id)
        return
    for cell, field in zip(head, fields, strict=True):
        if field is None and cell:
            guess = nearest(cell, [each.name for each in columns(form)])
            yield message("table_head_near" if guess else "table_head", name=cell, guess=guess)
    twice = dict.fromkeys(field for field in fields if field and fields.count(field) > 1)
    for field in twice:
        yield message("table_twice", label=field.full_label)


def _is_labels(found: Mapping[Field, str]) -> bool:
    """Whether a row is that of the labels, also where a program has changed a sign in one."""
    return sum(field.full_label == cell for field, cell in found.items()) * 2 > len(found)


def _value(field: Field, cell: str) -> str | tuple[str, ...]:
    if field.kind == "select_multiple":
        return tuple(understood(field, part) for part in cell.split(_BETWEEN_CHOICES))
    return understood(field, cell)
