"""Rules on sense: what is kept is used, and what is claimed is complete."""

import datetime as dt
import re
from collections.abc import Iterator

from macros.checks.links import ids
from macros.document import Place
from macros.loader import Reading
from macros.model import Duty, Form, Imprint, Procedure, Reference, Site
from macros.problems import Problem
from macros.prose import Prose
from macros.thai import MONTHS
from macros.wording import key_title

_LEAP_YEAR = 2024
_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*")
# What may follow the address of a folder: its page's name, a question to it, a place in it.
_LAST_PART = re.compile(r"(/(index\.html?)?)?([?#].*)?$")


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


def drafts(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A draft has no approval: it would be printed beside a text that nobody approved."""
    for found in reading.of(Imprint):
        if found.record.edition == "draft" and found.record.approval:
            yield found.problem("approval_of_draft", "approval")


def review_days(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A text is reviewed after it has come into force."""
    for found in reading.of(Imprint):
        begun, due = found.record.effective_on, found.record.review_by
        if begun and due and due <= begun:
            yield found.problem("review_before", "review_by", due=due, begun=begun)


def named_twice(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A procedure names each duty, form and reference once, and so does a step its forms."""
    for found in reading.of(Procedure):
        record = found.record
        lists: list[tuple[Place, tuple[object, ...]]] = [
            ((key,), getattr(record, key)) for key in ("duties", "forms", "references")
        ]
        lists += [(("steps", n, "forms"), step.forms or ()) for n, step in enumerate(record.steps)]
        for place, named in lists:
            for number, each in enumerate(named):
                if each in named[:number]:
                    yield found.problem("named_twice", *place, number, id=each)


def step_forms(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A form that a step uses is one of the procedure's forms."""
    known = ids(reading, "form") or set()
    retired = _retired(reading)
    for found in reading.of(Procedure):
        listed = set(found.record.forms)
        if not listed <= known:
            continue
        for place, form in _uses(found.record):
            if form in known - listed - retired:
                yield found.problem("step_form_not_listed", *place, id=form)


def retired_forms(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A procedure uses no retired form; said once, where it first names the form."""
    retired = _retired(reading)
    for found in reading.of(Procedure):
        first: dict[str, Place] = {}
        for place, form in _uses(found.record):
            if form in retired and first.setdefault(form, place) == place:
                yield found.problem("retired_form", *place, id=form)


def web_addresses(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """The site's addresses can be opened in a browser; its own is that of a folder."""
    for found in reading.of(Site):
        for key in ("site_url", "repo_url"):
            url = getattr(found.record, key)
            facts = {"key": key, "title": key_title("Site", key), "value": url}
            if url and not _WEB_ADDRESS.fullmatch(url):
                yield found.problem("web_address", key, **facts)
            elif url and key == "site_url":
                expected = _LAST_PART.sub("/", url, count=1)
                if url != expected:
                    yield found.problem("site_url_end", key, **facts, expected=expected)


def _retired(reading: Reading) -> set[str]:
    return {found.record.id for found in reading.of(Form) if found.record.status == "retired"}


def _uses(procedure: Procedure) -> Iterator[tuple[Place, str]]:
    """Yield where a procedure names forms: in its own list, then in its steps."""
    yield from ((("forms", number), form) for number, form in enumerate(procedure.forms))
    for index, step in enumerate(procedure.steps):
        for number, form in enumerate(step.forms or ()):
            yield ("steps", index, "forms", number), form
