"""Rules on editions: the change log tells of each, in order, and what is frozen stays as it was."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.fingerprint import manual_fingerprint
from macros.loader import FROZEN, Reading
from macros.model import Edition, Imprint, Revision
from macros.problems import Problem
from macros.prose import Prose

_REVISIONS = "revisions.yml"


def order(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """The change log is written from the first entry to the last, by date and by day in force."""
    for key in ("date", "effective_on"):
        latest = None
        for found in reading.of(Revision):
            day = getattr(found.record, key)
            if latest and day and day < latest[0]:
                facts = {"day": day, "earlier": latest[0], "line": latest[1]}
                yield found.problem("revision_order", key, **facts)
            elif day:
                latest = day, found.document.line((*found.place, key))


def versions(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """An edition is announced once; what is reviewed was announced before."""
    if not _whole(reading):
        return
    announced: dict[str, int] = {}
    for found in reading.of(Revision):
        version, line = found.record.version, found.document.line((*found.place, "version"))
        if found.record.kind == "reviewed":
            if version not in announced:
                yield found.problem("revision_reviewed", "version", version=version)
        elif version in announced:
            facts = {"version": version, "line": announced[version]}
            yield found.problem("revision_twice", "version", **facts)
        else:
            announced[version] = line


def announced(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """The edition of the manual has its entry in the change log."""
    if not _whole(reading):
        return
    known = {found.record.version for found in reading.of(Revision)}
    for found in reading.of(Imprint):
        edition = found.record.edition
        # Without an approval there is nothing to announce, and that is told already.
        if edition != "draft" and found.record.approval and edition not in known:
            yield found.problem("edition_unannounced", "edition", edition=edition)


def _whole(reading: Reading) -> bool:
    """Whether every entry of the change log could be read; one that could not may be meant."""
    return not any(problem.path.name == _REVISIONS for problem in reading.problems)


def file_names(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A frozen edition is kept under its version."""
    for name, document in reading.documents.items():
        path = PurePosixPath(name)
        if path.parent.name in FROZEN and isinstance(document.value, dict):
            version = document.value.get("version")
            if version is not None and version != path.stem:
                facts = {"name": path.name, "version": version}
                yield document.problem("edition_file_name", ("version",), **facts)


def days(reading: Reading, _prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """No two editions come into force on the same day."""
    first: dict[object, str] = {}
    for found in reading.of(Edition):
        day, version = found.record.effective_on, found.record.version
        if day in first:
            facts = {"version": version, "other": first[day]}
            yield found.problem("edition_same_day", "effective_on", **facts)
        first.setdefault(day, version)


def frozen_text(reading: Reading, prose: tuple[Prose, ...]) -> Iterator[Problem]:
    """A text that calls itself a frozen edition is the text that was frozen."""
    if reading.manual is None:
        return
    frozen = {edition.version: edition for edition in reading.manual.editions}
    for found in reading.of(Imprint):
        edition = frozen.get(found.record.edition)
        if edition and edition.fingerprint != manual_fingerprint(reading.manual, prose):
            yield found.problem("edition_changed", "edition", edition=edition.version)
