"""A procedure: how one kind of work is done, step by step."""

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Record, Slug, SlugFact, Text, TextFact

# Where a step or a refusal leads when the work is over; no step may have this id.
END = "end"


class Definition(Record):
    """A term that the procedure defines; `meaning` keeps the source's own verb."""

    id: Slug
    term: Text
    meaning: Text


class Refusal(Record):
    """Where the work goes when a decision says no; `assumed` if the source is silent."""

    to: Slug
    assumed: bool = False


class Step(Record):
    """One step; `next` is the following step unless it says otherwise, or `end`.

    `forms` is `None` where the source does not say at which step a form is used.
    """

    id: Slug
    text: Text
    kind: Literal["task", "decision", "report"] = "task"
    next: Slug | None = None
    no: Refusal | None = None
    responsible: SlugFact | None = None
    duration: TextFact | None = None
    standard: TextFact | None = None
    forms: tuple[Slug, ...] | None = None


class Procedure(Record):
    """A procedure of the manual; `source` names the lines of the source text."""

    id: Slug
    number: Annotated[int, Field(ge=1)]
    title: Text
    duties: tuple[int, ...] = ()
    objectives: tuple[Text, ...] = ()
    scope: Text | None = None
    definitions: tuple[Definition, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    forms: tuple[Slug, ...] = ()
    references: tuple[Slug, ...] = ()
    source: Text | None = None
