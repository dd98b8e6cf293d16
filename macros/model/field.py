"""The parts of a form in the terms of XLSForm (https://xlsform.org), nested, not begin and end."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.model.base import Record, Slug, Text

_NAME = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"


def _name(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(_NAME, value):
        raise PydanticCustomError("field_name", "not a field name", {})
    return value


# One underscore joins words; two join a field and a choice, so a name itself never has two.
Name = Annotated[
    str, BeforeValidator(_name), WithJsonSchema({"type": "string", "pattern": f"^{_NAME}$"})
]
# Columns of the twelve that a line of the paper has.
Width = Annotated[int, Field(ge=1, le=12)]


class Choice(Record):
    """One answer of a list; `name` is stored, `label` is read."""

    name: Name
    label: Text


class Asked(Record):
    """What every part has: a name of its own in the form and a label that people read."""

    name: Name
    label: Text
    hint: Text | None = None
    relevant: Text | None = None


class Answered(Asked):
    """A part that is filled in; `source` tells where the field was taken from."""

    required: bool = False
    width: Width = 12
    source: Text


class Constrained(Answered):
    """An answer with a rule of its own; the message says what to write instead."""

    constraint: Text | None = None
    constraint_message: Text | None = None


class TextField(Constrained):
    """Words; `lines` is the height on paper of a field of several lines, `max_length` letters."""

    type: Literal["text"]
    appearance: Literal["multiline", "numbers", "comb"] | None = None
    lines: Annotated[int, Field(ge=2, le=20)] | None = None
    max_length: Annotated[int, Field(ge=1, le=5000)] | None = None
    autocomplete: Literal["name", "organization", "organization-title", "tel"] | None = None
    default: Text | None = None


class NumberField(Constrained):
    """A whole or a decimal number."""

    type: Literal["integer", "decimal"]


class DateField(Constrained):
    """A day, stored as ISO 8601 and written in the Buddhist era; or a time of day."""

    type: Literal["date", "time"]


class ChoiceField(Answered):
    """One of a list, or several; `minimal` is a list that opens."""

    type: Literal["select_one", "select_multiple"]
    list_name: Slug
    appearance: Literal["minimal"] | None = None
    default: Name | None = None


class Calculation(Answered):
    """A number that follows from other answers; nobody types it."""

    type: Literal["calculate"]
    calculation: Text


class Image(Answered):
    """A photograph, taken in the browser alone."""

    type: Literal["image"]


class Signature(Answered):
    """A line to sign on, with the printed name below it in brackets and the date."""

    type: Literal["signature"]

    @property
    def printed_name(self) -> str:
        """Return the name of the field for the printed name."""
        return f"{self.name}_name"

    @property
    def signed_on(self) -> str:
        """Return the name of the field for the date."""
        return f"{self.name}_date"


class Note(Asked):
    """Words to read; nothing is filled in."""

    type: Literal["note"]


class Group(Asked):
    """Parts under a heading.

    `office-use` is filled in by the office, `table-list` asks questions of one list in a table,
    `memo` is the head of a memorandum (Regulation on Correspondence, form 29).
    """

    type: Literal["group"]
    appearance: Literal["office-use", "table-list", "memo"] | None = None
    children: Annotated[tuple["Part", ...], Field(min_length=1)]


class Repeat(Asked):
    """Rows of the same fields; `repeat_count` is how many the paper has."""

    type: Literal["repeat"]
    repeat_count: Annotated[int, Field(ge=1, le=30)]
    children: Annotated[
        tuple[
            Annotated[
                TextField | NumberField | DateField | ChoiceField, Field(discriminator="type")
            ],
            ...,
        ],
        Field(min_length=1),
    ]

    @property
    def rows(self) -> range:
        """Return the numbers of the rows, from 1."""
        return range(1, self.repeat_count + 1)

    def cell_name(self, row: int, column: str) -> str:
        """Return the name of a column's field in a row: `items_1_quantity`."""
        return f"{self.name}_{row}_{column}"


Answer = TextField | NumberField | DateField | ChoiceField | Calculation | Image | Signature
Part = Annotated[
    TextField
    | NumberField
    | DateField
    | ChoiceField
    | Calculation
    | Image
    | Signature
    | Note
    | Group
    | Repeat,
    Field(discriminator="type"),
]
Group.model_rebuild()
