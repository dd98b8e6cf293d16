"""A state of the manual as far as it can be read, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from macros.changes.publication import Publication, publication
from macros.changes.shapes import handle
from macros.examined import examined
from macros.loader import FOLDERS, FROZEN, LISTS, SINGLES
from macros.model import Imprint, Manual, Record
from macros.problems import Problem
from macros.prose import Prose

_DATA, _DOCS = "data", "docs"


@dataclass(frozen=True)
class State:
    """A manual and its words; paths are relative to the folder that holds `data` and `docs`.

    `records` are by file. `unread` are the files of which some is missing here because it cannot
    be understood; `manual` is `None` where not even the imprint can.
    """

    manual: Manual | None
    prose: tuple[Prose, ...] = ()
    records: tuple[tuple[str, Record], ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()

    @property
    def is_read(self) -> bool:
        """Whether there is anything here to compare."""
        return self.manual is not None or bool(self.records)


def read_state(folder: Path) -> State:
    """Read the manual of a folder that holds `data` and `docs`."""
    found = examined(folder / _DATA, folder / _DOCS)
    reading = found.reading
    problems = tuple(replace(each, path=each.path.relative_to(folder)) for each in found.problems)
    unread = {f"{_DATA}/{name}" for name in reading.unread}
    unread |= {each.path.relative_to(folder).as_posix() for each in reading.problems}
    pages = {f"{_DOCS}/{page.path}" for page in found.prose}
    words = {each.path.as_posix() for each in problems if each.path.parts[0] == _DOCS}
    records = tuple(
        (each.document.path.relative_to(folder).as_posix(), each.record) for each in reading.records
    )
    return State(
        reading.manual, found.prose, records, problems, frozenset(unread | (words - pages))
    )


def mended(state: State, other: State) -> Publication | None:
    """Return a state whole: what cannot be read is taken to be as it is in the other state."""
    manual = state.manual or other.manual
    if manual is None or not (state.is_read and other.is_read):
        return None
    if state.unread:
        manual = manual.model_copy(update=dict(_parts(state, other)))
    lost = [page for page in other.prose if f"{_DOCS}/{page.path}" in state.unread - _paths(state)]
    prose = sorted((*state.prose, *lost), key=lambda page: (page.head.number, page.path))
    return publication(manual, tuple(prose))


def _paths(state: State) -> set[str]:
    return {f"{_DOCS}/{page.path}" for page in state.prose}


def _parts(state: State, other: State) -> Iterator[tuple[str, Any]]:
    for name, kind in SINGLES.items():
        if kind is not Imprint:
            own = _records(state if f"{_DATA}/{name}" not in state.unread else other, kind)
            yield PurePosixPath(name).stem, own[0] if own else kind()
    for name, kind in (LISTS | FOLDERS | FROZEN).items():
        yield PurePosixPath(name).stem, tuple(_whole(state, other, kind))


def _records(state: State, kind: type[Record]) -> list[Any]:
    return [record for _, record in state.records if type(record) is kind]


def _whole(state: State, other: State, kind: type[Record]) -> list[Any]:
    """Return the records of a kind, those that cannot be read in the places that they had."""
    found = _records(state, kind)
    before: Any = None
    for file, record in other.records:
        if type(record) is kind:
            known = [handle(each) for each in found]
            if file in state.unread and handle(record) not in known:
                found.insert(known.index(before) + 1 if before in known else 0, record)
            before = handle(record)
    if "number" in kind.model_fields:
        found.sort(key=lambda record: record.number)
    return found
