"""A form of the manual."""

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Date, Record, Slug, Text, TextFact
from macros.model.field import Choice, Part

ChoiceList = Annotated[tuple[Choice, ...], Field(min_length=2)]


class Form(Record):
    """A form; `draft` means that its layout is a proposal that the office has not confirmed.

    `choices` are the lists that fields of the survey pick from, by name.
    """

    id: Slug
    number: Annotated[int, Field(ge=1)]
    title: Text
    code: TextFact | None = None
    version: Text | None = None
    issued_on: Date | None = None
    status: Literal["draft", "confirmed", "retired"]
    note: Text | None = None
    privacy: Text | None = None
    choices: dict[Slug, ChoiceList] = Field(default_factory=dict)
    survey: tuple[Part, ...] = ()

    @property
    def handed_out(self) -> bool:
        """Whether people get it: it has something to fill in and is not retired."""
        return bool(self.survey) and self.status != "retired"
