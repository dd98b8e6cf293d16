"""The short records that procedures and pages refer to: duties, roles, laws, systems, terms."""

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Date, Record, Slug, Text, TextFact, YearOrDate


class Due(Record):
    """A day of every year by which something is due."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    what: Text


class Duty(Record):
    """One of the numbered duties of the officer or group."""

    number: Annotated[int, Field(ge=1)]
    text: Text
    systems: tuple[Slug, ...] = ()
    due: tuple[Due, ...] = ()

    @property
    def id(self) -> str:
        """The anchor on the page of duties; stays as long as the number does."""
        return f"duty-{self.number}"


class Role(Record):
    """A position or body that the text names; never a person."""

    id: Slug
    title: Text


class Amendment(Record):
    """A later text that changed a reference."""

    title: Text
    year: YearOrDate
    in_force: Date | None = None
    status: Literal["proposed", "confirmed"]
    source: Text


class Reference(Record):
    """A law or plan that procedures rest on; years are C.E. and printed as B.E."""

    id: Slug
    number: Annotated[int, Field(ge=1)]
    kind: Literal["act", "plan"]
    title: Text
    year: YearOrDate | None = None
    valid_from: YearOrDate | None = None
    valid_to: YearOrDate | None = None
    amended_by: tuple[Amendment, ...] = ()
    note: Text | None = None
    source_url: Text | None = None


class System(Record):
    """An information system that duties work with; `url` as the source prints it."""

    id: Slug
    name: Text
    full_name: TextFact | None = None
    url: Text | None = None
    purpose: TextFact | None = None


class Term(Record):
    """An abbreviation or term and what it means."""

    id: Slug
    term: Text
    meaning: TextFact | None


class Task(Record):
    """What somebody wants to do, in plain words, and where that is done.

    `called` are other words for it, as people say or type them; the search knows them.
    """

    id: Slug
    text: Text
    called: tuple[Text, ...] = ()
    form: Slug | None = None
    procedure: Slug | None = None
