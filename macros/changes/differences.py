"""Where two records differ: keys that hold something else, entries that came, went or moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from macros.changes.entries import Spot, matched
from macros.changes.shapes import is_exact, plain
from macros.model import Fact, Record

Kind = Literal["added", "removed", "moved", "sorted", "changed"]

# Beyond so many moves in one list of a record it is said to be sorted anew.
_MOVES_TOLD = 5


@dataclass(frozen=True)
class Station:
    """A key of a record, or an entry of the list or mapping under it, on both sides.

    `name` is the entry's in a mapping; a side is `None` where the entry is not.
    """

    owner: type[Record]
    key: str
    before: Spot | None
    after: Spot | None
    name: str = ""

    @property
    def is_entry(self) -> bool:
        """Whether this is one of several under its key."""
        return bool(self.name) or any(spot and spot.at for spot in (self.before, self.after))


@dataclass(frozen=True)
class Difference:
    """One thing that differs, and the way to it from the outermost record."""

    kind: Kind
    place: tuple[Station, ...]


def differences(
    before: Record, after: Record, place: tuple[Station, ...] = (), but: str | None = None
) -> Iterator[Difference]:
    """Yield where two records differ, key by key; `but` is a key that does not count.

    The parts of a group are compared beside it, since a part may go from one to another.
    """
    kinds = type(after), type(before)
    for key in dict.fromkeys(key for kind in kinds for key in kind.model_fields):
        if key not in ("children", but):
            owner = next(kind for kind in kinds if key in kind.model_fields)
            old, new = getattr(before, key, None), getattr(after, key, None)
            yield from _compared((*place, Station(owner, key, Spot(old), Spot(new))))


def _compared(place: tuple[Station, ...]) -> Iterator[Difference]:
    """Yield how the last station of a place differs from what it was."""
    here = place[-1]
    before, after = (spot.value if spot else None for spot in (here.before, here.after))
    if isinstance(before, Record) and isinstance(after, Record):
        yield from _records(before, after, place)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _entries(place)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _mappings(before, after, place)
    elif not _same(here, before, after):
        yield Difference("changed", place)


def _records(before: Record, after: Record, place: tuple[Station, ...]) -> Iterator[Difference]:
    if not (isinstance(before, Fact) and isinstance(after, Fact)):
        yield from differences(before, after, place)
        return
    here = place[-1]
    value = Station(here.owner, here.key, Spot(before.value), Spot(after.value))
    yield from _compared((*place[:-1], value))
    yield from differences(before, after, place, but="value")


def _mappings(
    before: dict[str, Any], after: dict[str, Any], place: tuple[Station, ...]
) -> Iterator[Difference]:
    *outer, here = place
    for name in dict.fromkeys((*after, *before)):
        old, new = (Spot(side[name]) if name in side else None for side in (before, after))
        entry = (*outer, Station(here.owner, here.key, old, new, name))
        if old and new:
            yield from _compared(entry)
        else:
            yield Difference("removed" if old else "added", entry)


def _entries(place: tuple[Station, ...]) -> Iterator[Difference]:
    here = place[-1]
    outer = place if here.after and here.after.at else place[:-1]
    old, new = (spot.value if spot else () for spot in (here.before, here.after))
    matches = list(matched(old, new, here.owner, here.key))
    sorted_anew = bool(outer) and sum(match.moved for match in matches) > _MOVES_TOLD
    if sorted_anew:
        yield Difference("sorted", place)
    for match in matches:
        entry = (*outer, Station(here.owner, here.key, match.before, match.after, here.name))
        if match.before is None or match.after is None:
            yield Difference("removed" if match.before else "added", entry)
            continue
        if match.moved and not sorted_anew:
            yield Difference("moved", entry)
        before, after = match.before.value, match.after.value
        if isinstance(before, Record) and isinstance(after, Record):
            yield from differences(before, after, entry, but=match.follows)
        else:
            yield from _compared(entry)


def _same(station: Station, before: Any, after: Any) -> bool:
    """Whether readers see the same under a key."""
    if is_exact(station.owner, station.key):
        return bool(before == after)
    return bool(plain(before) == plain(after))
