"""What can be filled in: a form's survey as a flat list of fields, the same for every output."""

from collections.abc import Iterator
from dataclasses import replace

from forms.field import Field
from macros.expression import Chosen, condition, constraint, formula
from macros.model import (
    Answer,
    Calculation,
    ChoiceField,
    Constrained,
    Form,
    Group,
    Image,
    Note,
    Part,
    Repeat,
    Signature,
    TextField,
)
from macros.wording import wording

_LONGEST_PRINTED_NAME = 60


def fields(form: Form) -> tuple[Field, ...]:
    """Return the fields of a form in the order of its survey; rows are written out."""
    return tuple(_fields(form, form.survey, office=False, relevant=None))


def _fields(
    form: Form, parts: tuple[Part, ...], *, office: bool, relevant: Chosen | None
) -> Iterator[Field]:
    for part in parts:
        when = condition(part.relevant) if part.relevant else relevant
        if isinstance(part, Group):
            inside = office or part.appearance == "office-use"
            yield from _fields(form, part.children, office=inside, relevant=when)
        elif isinstance(part, Repeat):
            yield from _rows(form, part, office=office, relevant=when)
        elif isinstance(part, Signature):
            yield from _signature(part, _field(form, part, office=office, relevant=when))
        elif not isinstance(part, Note):
            yield _field(form, part, office=office, relevant=when)


def _rows(form: Form, repeat: Repeat, *, office: bool, relevant: Chosen | None) -> Iterator[Field]:
    for row in repeat.rows:
        for field in _fields(form, repeat.children, office=office, relevant=relevant):
            words = wording()["forms"]["row"].format(label=field.label, rows=repeat.label, row=row)
            yield replace(
                field,
                name=repeat.cell_name(row, field.name),
                full_label=words,
                required=field.required and row == 1,
                repeat=repeat.name,
                row=row,
            )


def _signature(signature: Signature, line: Field) -> Iterator[Field]:
    """A signature is the line to sign on, the printed name and the date."""
    yield line
    name = _below(line, signature.printed_name, "signature_name")
    yield replace(name, kind="text", max_length=_LONGEST_PRINTED_NAME)
    yield replace(_below(line, signature.signed_on, "signature_date"), kind="date")


def _below(line: Field, name: str, words: str) -> Field:
    label = wording()["forms"][words]
    return replace(
        line,
        name=name,
        label=label,
        full_label=f"{line.label} – {label}",
        required=False,
        hint=None,
    )


def _field(form: Form, part: Answer, *, office: bool, relevant: Chosen | None) -> Field:
    several = isinstance(part, TextField) and part.appearance == "multiline"
    checked = part if isinstance(part, Constrained) else None
    return Field(
        name=part.name,
        label=part.label,
        full_label=part.label,
        kind="multiline" if several else part.type,
        part=part,
        required=part.required,
        office=office,
        hint=part.hint,
        choices=form.choices[part.list_name] if isinstance(part, ChoiceField) else (),
        max_length=part.max_length if isinstance(part, TextField) else None,
        constraint=constraint(checked.constraint) if checked and checked.constraint else None,
        constraint_message=checked.constraint_message if checked else None,
        relevant=relevant,
        formula=formula(part.calculation) if isinstance(part, Calculation) else None,
    )


def repeats(form: Form) -> tuple[Repeat, ...]:
    """Return the rows of a form, wherever they stand in it."""
    return tuple(_repeats(form.survey))


def _repeats(parts: tuple[Part, ...]) -> Iterator[Repeat]:
    for part in parts:
        if isinstance(part, Repeat):
            yield part
        elif isinstance(part, Group):
            yield from _repeats(part.children)


def printable(form: Form) -> tuple[Field, ...]:
    """Return the fields that paper, PDF and Word have: all but photographs."""
    return tuple(field for field in fields(form) if not isinstance(field.part, Image))
