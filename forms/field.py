"""One thing that can be filled in, the same for every output, and what it is there."""

from dataclasses import dataclass
from typing import Literal

from macros.expression import Chosen, Constraint, Formula
from macros.model import Answer, Choice, ChoiceField, TextField

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

_CHOICE = "__"
# Lines of a text of several, where its form does not say how many.
_SEVERAL = 2


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

    @property
    def opens(self) -> bool:
        """Whether it is a list that opens on a screen, of which one choice is taken."""
        minimal = isinstance(self.part, ChoiceField) and self.part.appearance == "minimal"
        return minimal and self.kind == "select_one"

    @property
    def boxes(self) -> bool:
        """Whether each choice has a box or a circle of its own."""
        return bool(self.choices) and not self.opens

    @property
    def combed(self) -> bool:
        """Whether it has a box for each letter."""
        return isinstance(self.part, TextField) and self.part.appearance == "comb"

    @property
    def lines(self) -> int:
        """Return how many lines of type it is to hold."""
        if self.kind != "multiline" or not isinstance(self.part, TextField):
            return 1
        return self.part.lines or _SEVERAL

    def choice_name(self, choice: Choice) -> str:
        """Return the name of one box of several: `needs__camera`."""
        return f"{self.name}{_CHOICE}{choice.name}"


def field_named(name: str) -> str:
    """Return the field that a name in a file belongs to, also that of one box of several."""
    return name.partition(_CHOICE)[0]
