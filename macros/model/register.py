"""What the manual keeps about itself: corrections, questions, revisions, audit items."""

from typing import Literal

from macros.model.base import Date, Record, Slug, Text, Year
from macros.model.edition import Version


class Correction(Record):
    """A slip of the source text. `where` is the address at which the reader meets it.

    `proposed` and `confirmed` corrections are printed as `corrected`; one that is `left`
    stays as the source has it.
    """

    id: Slug
    where: Text
    original: Text
    corrected: Text
    reason: Text
    state: Literal["proposed", "confirmed", "left"]


class Question(Record):
    """Something odd in the content, put to the owner of the manual and not changed."""

    id: Slug
    where: Text
    text: Text
    to: Literal["owner"] = "owner"


class Revision(Record):
    """An entry of the published change log: one sentence that a person understands.

    `reviewed` says that somebody read the text through and nothing had to change.
    """

    version: Version
    date: Date
    kind: Literal["major", "minor", "reviewed"]
    summary: Text
    approved_by: Text | None
    order: Text | None = None
    effective_on: Date | None = None


class Move(Record):
    """An address that answered once: it stays, and says what readers find in its place.

    `address` is a page, or a part of a page with its anchor; without `to` nothing replaces it.
    """

    address: Text
    to: Text | None
    reason: Text


class AuditItem(Record):
    """What an integrity audit asks for, and the addresses that answer it."""

    id: Slug
    year: Year | None
    scheme: Text | None
    code: Text | None
    asks: Text
    answers: tuple[Text, ...]
    source: Text | None = None
