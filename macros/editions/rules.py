"""When an edition may be released: approved, announced, later than the last, complete enough."""

from collections.abc import Iterator
from typing import Any

from macros.checks import Checked
from macros.completeness import completeness
from macros.loader import Located
from macros.model import Form, Imprint, Manual, Procedure, Question, Revision
from macros.problems import Problem
from macros.wording import wording


def refusals(found: Checked, version: str) -> list[Problem]:
    """Return what stands against releasing a manual, itself without problems, as a version."""
    manual = found.reading.manual
    [imprint] = found.reading.of(Imprint)
    assert manual is not None  # noqa: S101 - there is an imprint
    return sorted(
        [
            *_of_imprint(imprint, manual, version),
            *(
                problem
                for each in found.reading.of(Revision)
                for problem in _of_entry(each, manual)
            ),
            *_incomplete(found, manual),
        ]
    )


def _of_imprint(imprint: Located[Imprint], manual: Manual, version: str) -> Iterator[Problem]:
    record = imprint.record
    if record.edition != version:
        facts = {"edition": record.edition, "version": version}
        yield imprint.problem("release_edition", "edition", **facts)
    if record.approval is None:
        yield imprint.problem("release_approval", "approval", version=version)
    if any(edition.version == version for edition in manual.editions):
        yield imprint.problem("release_again", "edition", version=version)
        return
    last = manual.history[-1] if manual.history else None
    if record.effective_on is None:
        yield imprint.problem("release_effective", "effective_on", version=version)
    elif last and record.effective_on <= last.effective_on:
        facts = {"day": str(record.effective_on), "since": str(last.effective_on)}
        yield imprint.problem("release_before", "effective_on", last=last.version, **facts)


def _of_entry(entry: Located[Revision], manual: Manual) -> Iterator[Problem]:
    revision = entry.record
    if revision.version != manual.edition or revision.kind == "reviewed":
        return
    if revision.approved_by is None:
        yield entry.problem("release_entry_approval", "approved_by", version=revision.version)
    if revision.effective_on and revision.effective_on != manual.effective_on:
        facts = {"day": revision.effective_on, "stated": manual.effective_on}
        yield entry.problem("release_entry_day", "effective_on", **facts)


def _incomplete(found: Checked, manual: Manual) -> Iterator[Problem]:
    """Yield what the office's own rules ask for and the manual does not have."""
    places: dict[str, Located[Any]] = {each.record.id: each for each in found.reading.of(Procedure)}
    for said in completeness(manual):
        for part in (*said.audited, *said.chapters):
            if part.key in manual.release.required and part.counts["missing"]:
                facts = {"part": wording()["parts"][part.key], "title": said.procedure.title}
                yield places[said.procedure.id].problem("release_part", "id", **facts)
    if manual.release.confirmed_forms:
        for form in found.reading.of(Form):
            if form.record.status == "draft":
                yield form.problem("release_form", "status", title=form.record.title)
    if manual.release.answered_questions:
        for question in found.reading.of(Question):
            yield question.problem("release_question", "id", id=question.record.id)
