"""What can be filled in: a form's survey as a flat list of fields, the same for every output."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from macros.expression import Chosen, Constraint, Formula, condition, constraint, formula
from macros.model import (
    Answer,
    Calculation,
    Choice,
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

Kind = Literal[
    "text",
    "multiline",
    "integer",
    "decimal",
    "date",
    "time",
    "select_one",
    "select_multiple",
    "calculate",
    "image",
    "signature",
]

_LONGEST_PRINTED_NAME = 60
_CHOICE = "__"


@dataclass(frozen=True)
class Field:
    """One thing that can be filled in; `name` is its own in the form (`items_1_quantity`).

    `label` is what is printed beside it, `full_label` says also in which row it stands.
    `office` fields are filled in by the office; of rows only the first is ever required.
    """

    name: str
    label: str
    full_label: str
    kind: Kind
    part: Answer
    required: bool
    office: bool
    hint: str | None = None
    choices: tuple[Choice, ...] = ()
    max_length: int | None = None
    constraint: Constraint | None = None
    constraint_message: str | None = None
    relevant: Chosen | None = None
    formula: Formula | None = None
    repeat: str | None = None
    row: int | None = None

    @property
    def numbers(self) -> bool:
        """Whether the text is of digits, as a telephone number is; they are kept as 0–9."""
        return isinstance(self.part, TextField) and self.part.appearance == "numbers"

    def choice_name(self, choice: Choice) -> str:
        """Return the name of one box of several: `needs__camera`."""
        return f"{self.name}{_CHOICE}{choice.name}"


def field_named(name: str) -> str:
    """Return the field that a name in a file belongs to, also that of one box of several."""
    return name.partition(_CHOICE)[0]


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
            yield from _signature(_field(form, part, office=office, relevant=when))
        elif not isinstance(part, Note):
            yield _field(form, part, office=office, relevant=when)


def _rows(form: Form, repeat: Repeat, *, office: bool, relevant: Chosen | None) -> Iterator[Field]:
    for row in range(1, repeat.repeat_count + 1):
        for field in _fields(form, repeat.children, office=office, relevant=relevant):
            words = wording()["forms"]["row"].format(label=field.label, rows=repeat.label, row=row)
            yield replace(
                field,
                name=f"{repeat.name}_{row}_{field.name}",
                full_label=words,
                required=field.required and row == 1,
                repeat=repeat.name,
                row=row,
            )


def _signature(signature: Field) -> Iterator[Field]:
    """A signature is the line to sign on, the printed name and the date."""
    yield signature
    yield replace(_below(signature, "name"), kind="text", max_length=_LONGEST_PRINTED_NAME)
    yield replace(_below(signature, "date"), kind="date")


def _below(signature: Field, suffix: str) -> Field:
    label = wording()["forms"][f"signature_{suffix}"]
    return replace(
        signature,
        name=f"{signature.name}_{suffix}",
        label=label,
        full_label=f"{signature.label} – {label}",
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
