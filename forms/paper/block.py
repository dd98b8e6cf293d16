"""A form's survey as blocks of paper: lines, tables, scales, words, and sections of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from forms.definition import printable
from forms.field import Field
from macros.model import (
    Choice,
    Form,
    Group,
    Image,
    Note,
    Part,
    Repeat,
    Signature,
)

COLUMNS = 12


@dataclass(frozen=True)
class Cell:
    """A part of a line, `width` of its twelve columns; a signature brings its name and date."""

    width: int
    field: Field
    printed_name: Field | None = None
    signed_on: Field | None = None


@dataclass(frozen=True)
class Line:
    """Cells side by side."""

    cells: tuple[Cell, ...]
    kind: Literal["line", "signatures"] = "line"


@dataclass(frozen=True)
class Table:
    """Rows to fill in; `columns` are the fields of the first row, `shares` their widths in %."""

    label: str
    columns: tuple[Field, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Field, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Scale:
    """Questions that share one list of answers, one row each."""

    label: str
    choices: tuple[Choice, ...]
    questions: tuple[Field, ...]
    kind: Literal["scale"] = "scale"


@dataclass(frozen=True)
class Words:
    """Words to read."""

    text: str
    kind: Literal["words"] = "words"


@dataclass(frozen=True)
class Section:
    """Blocks under a heading; the head of a memorandum has none."""

    label: str
    hint: str | None
    blocks: tuple["Block", ...]
    kind: Literal["section", "office", "memo"] = "section"


Block = Line | Table | Scale | Words | Section
_SECTIONS: dict[str | None, Literal["section", "office", "memo"]] = {
    "office-use": "office",
    "memo": "memo",
}


def blocks(form: Form) -> tuple[Block, ...]:
    """Return what stands on the paper, from top to bottom; photographs are not on paper."""
    named = {field.name: field for field in printable(form)}
    return tuple(_blocks(form.survey, named))


def _blocks(parts: Iterable[Part], named: dict[str, Field]) -> Iterator[Block]:
    for answered, run in groupby(parts, lambda part: not isinstance(part, Note | Group | Repeat)):
        if answered:
            yield from _lines(_cell(part, named) for part in run if _on_paper(part))
        else:
            yield from (_block(part, named) for part in run)


def _on_paper(part: Part) -> bool:
    return not isinstance(part, Image)


def _cell(part: Part, named: dict[str, Field]) -> Cell:
    field = named[part.name]
    if not isinstance(part, Signature):
        return Cell(field.part.width, field)
    return Cell(field.part.width, field, named[part.printed_name], named[part.signed_on])


def _lines(cells: Iterable[Cell]) -> Iterator[Line]:
    """Fill lines from left to right; signatures never share a line with anything else."""
    waiting: list[Cell] = []
    for cell in cells:
        full = sum(each.width for each in waiting) + cell.width > COLUMNS
        if waiting and (full or bool(cell.signed_on) != bool(waiting[0].signed_on)):
            yield _line(waiting)
            waiting = []
        waiting.append(cell)
    if waiting:
        yield _line(waiting)


def _line(cells: list[Cell]) -> Line:
    return Line(tuple(cells), "signatures" if cells[0].signed_on else "line")


def _block(part: Part, named: dict[str, Field]) -> Block:
    if isinstance(part, Repeat):
        return _table(part, named)
    if not isinstance(part, Group):
        return Words(part.label)
    if part.appearance == "table-list":
        questions = tuple(named[child.name] for child in part.children)
        return Scale(part.label, questions[0].choices, questions)
    inside = tuple(_blocks(part.children, named))
    return Section(part.label, part.hint, inside, _SECTIONS.get(part.appearance, "section"))


def _table(repeat: Repeat, named: dict[str, Field]) -> Table:
    rows = tuple(
        tuple(named[repeat.cell_name(row, child.name)] for child in repeat.children)
        for row in repeat.rows
    )
    whole = sum(child.width for child in repeat.children)
    shares = tuple(100 * child.width / whole for child in repeat.children)
    return Table(repeat.label, rows[0], shares, rows)
