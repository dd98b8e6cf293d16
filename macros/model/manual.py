"""The whole manual: one frozen object that every renderer takes."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, Protocol, TypeVar

from pydantic import Field

from macros.model.base import Date, Record, Text, Year
from macros.model.edition import Approval, Edition, Release, VersionOrDraft
from macros.model.entry import Due, Duty, Reference, Role, System, Task, Term
from macros.model.form import Form
from macros.model.procedure import Procedure
from macros.model.register import AuditItem, Correction, Move, Question, Revision
from macros.model.search import Search
from macros.model.words import Words


class Office(Record):
    """The office that publishes the manual."""

    name: Text
    abbreviation: Text | None = None


class Owner(Record):
    """Whose manual it is: a group, or one officer who is named on purpose."""

    kind: Literal["officer", "group"]
    name: Text
    position: Text | None = None


class Contact(Record):
    """How to reach the owner; the one place where a number or an address may stand."""

    telephone: Text | None = None
    email: Text | None = None
    hours: Text | None = None
    place: Text | None = None


class Imprint(Record):
    """What `manual.yml` says of the publication as a whole."""

    title: Text
    edition: VersionOrDraft
    fiscal_year: Year | None
    office: Office
    group: Text | None
    owner: Owner
    contact: Contact | None
    approval: Approval | None
    effective_on: Date | None
    review_by: Date | None
    digits: Literal["thai", "arabic"]
    source_document: Text | None = None


class Site(Record):
    """Where the manual is published and kept; unknown until the office publishes it.

    `repo_service` is what the repository's address tells where it names no other.
    """

    site_url: Text | None = None
    repo_url: Text | None = None
    repo_service: Literal["github", "gitlab"] | None = None
    branch: Text = "main"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Named)


def _by_id(records: Iterable[Entry]) -> dict[str, Entry]:
    return {record.id: record for record in records}


class Manual(Imprint):
    """The imprint and every record, in the order in which readers meet them."""

    site: Site = Site()
    search: Search = Search()
    words: Words = Words()
    duties: tuple[Duty, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    forms: tuple[Form, ...] = ()
    references: tuple[Reference, ...] = ()
    systems: tuple[System, ...] = ()
    roles: tuple[Role, ...] = ()
    glossary: tuple[Term, ...] = ()
    tasks: tuple[Task, ...] = ()
    corrections: tuple[Correction, ...] = ()
    questions: tuple[Question, ...] = ()
    revisions: tuple[Revision, ...] = ()
    moved: tuple[Move, ...] = ()
    audit: tuple[AuditItem, ...] = ()
    release: Release = Release()
    # Evidence on earlier texts and no part of this one: in no copy of it and no fingerprint.
    editions: tuple[Edition, ...] = Field(default=(), exclude=True)

    def __repr__(self) -> str:
        # mkdocs-macros-plugin 1.5 writes out each macro for its log, even where nobody reads it,
        # and with it the manual it is bound to (tests/test_upstream.py tells when this can go).
        return f"Manual({self.title!r})"

    @cached_property
    def procedure(self) -> dict[str, Procedure]:
        """Procedures by id."""
        return _by_id(self.procedures)

    @cached_property
    def form(self) -> dict[str, Form]:
        """Forms by id."""
        return _by_id(self.forms)

    @cached_property
    def reference(self) -> dict[str, Reference]:
        """References by id."""
        return _by_id(self.references)

    @cached_property
    def system(self) -> dict[str, System]:
        """Systems by id."""
        return _by_id(self.systems)

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by id."""
        return _by_id(self.roles)

    @cached_property
    def duty(self) -> dict[int, Duty]:
        """Duties by number."""
        return {duty.number: duty for duty in self.duties}

    @cached_property
    def due_dates(self) -> tuple[tuple[Duty, Due], ...]:
        """Every due date with its duty, in the order of the year."""
        found = ((duty, due) for duty in self.duties for due in duty.due)
        return tuple(sorted(found, key=lambda pair: (pair[1].month, pair[1].day)))

    @property
    def history(self) -> tuple[Edition, ...]:
        """The released editions, the first in force first."""
        return tuple(sorted(self.editions, key=lambda edition: edition.effective_on))

    @property
    def is_unfrozen(self) -> bool:
        """Whether it is an approved edition of which nothing was frozen yet."""
        return self.edition not in {"draft", *(each.version for each in self.editions)}

    @property
    def before_release(self) -> "Manual":
        """The manual without its own edition's record, as it was when that was released."""
        earlier = (each for each in self.editions if each.version != self.edition)
        return self.model_copy(update={"editions": tuple(earlier)})

    def procedures_for(self, duty: Duty) -> tuple[Procedure, ...]:
        """Return the procedures that carry out the duty; often there is none."""
        return tuple(found for found in self.procedures if duty.number in found.duties)

    def procedures_using(self, form: Form) -> tuple[Procedure, ...]:
        """Return the procedures that name the form, in their order."""
        return tuple(found for found in self.procedures if form.id in found.forms)

    def procedures_citing(self, reference: Reference) -> tuple[Procedure, ...]:
        """Return the procedures that cite the reference, in their order."""
        return tuple(found for found in self.procedures if reference.id in found.references)
