"""Rules on sense: what is kept is used, and what is claimed is complete."""

import datetime as dt
from collections.abc import Iterator

from macros.checks.links import ids
from macros.loader import Reading
from macros.model import Duty, Form, Imprint, Procedure, Reference
from macros.problems import Problem
from macros.prose import Prose
from macros.thai import MONTHS

_LEAP_YEAR = 2024


def unused_forms(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A confirmed form is used by a procedure; drafts and retired forms may wait."""
    used = {form for found in reading.of(Procedure) for form in found.record.forms}
    for found in reading.of(Form):
        if found.record.status == "confirmed" and found.record.id not in used:
            yield found.problem("unused_form", "status")


def unused_references(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A reference is cited by a procedure."""
    used = {id_ for found in reading.of(Procedure) for id_ in found.record.references}
    for found in reading.of(Reference):
        if found.record.id not in used:
            yield found.problem("unused_reference", "id")


def due_days(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A due date is a day of the calendar."""
    for found in reading.of(Duty):
        for index, due in enumerate(found.record.due):
            try:
                dt.date(_LEAP_YEAR, due.month, due.day)
            except ValueError:
                facts = {"day": due.day, "month": MONTHS[due.month - 1]}
                yield found.problem("due_impossible", "due", index, "day", **facts)


def approval(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """An edition that is not a draft says who approved it."""
    for found in reading.of(Imprint):
        if found.record.edition != "draft" and found.record.approval is None:
            yield found.problem("approval_missing", "edition", edition=found.record.edition)


def step_forms(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A form that a step uses is one of the procedure's forms."""
    known = ids(reading, "form") or set()
    for found in reading.of(Procedure):
        listed = set(found.record.forms)
        if not listed <= known:
            continue
        for index, step in enumerate(found.record.steps):
            for number, form in enumerate(step.forms or ()):
                if form in known - listed:
                    place = ("steps", index, "forms", number)
                    yield found.problem("step_form_not_listed", *place, id=form)
