"""A form of the manual."""

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Date, Record, Slug, Text


class Form(Record):
    """A form; `draft` means that its layout is a proposal that the office has not confirmed."""

    id: Slug
    number: Annotated[int, Field(ge=1)]
    title: Text
    code: Text | None = None
    version: Text | None = None
    issued_on: Date | None = None
    status: Literal["draft", "confirmed", "retired"]
    note: Text | None = None
