"""The entries of two lists, matched: which are new, gone, moved, or the same under a new number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.changes.alignment import Round, aligned, by_key, by_likeness, movers
from macros.changes.shapes import identity, is_words, ordinal, plain
from macros.model import Fact, Record

# From how much of its letters on a text counts as the one that it was, rewritten.
_RECORDS_ALIKE = 0.6
_TEXTS_ALIKE = 0.5
_NUMBER = "number"


@dataclass(frozen=True)
class Spot:
    """What stands on one side: its value and, in a list, its place from 1 and the groups around."""

    value: Any
    at: int = 0
    within: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Match:
    """An entry on both sides; `follows` is a key that only says that others came or went."""

    before: Spot | None
    after: Spot | None
    moved: bool = False
    follows: str | None = None


@dataclass(frozen=True)
class _Lists:
    """Two lists laid open, and where each entry of the present one was."""

    before: list[Spot]
    after: list[Spot]
    was: dict[int, int]

    def home(self, side: list[Spot], at: int) -> int | None:
        """Return where the group of an entry stands, or nothing where it is in none."""
        within = side[at].within
        return next((n for n in range(at) if within and side[n].value is within[-1]), None)

    def at_home(self, there: int) -> bool:
        """Whether an entry stands in the group in which it stood."""
        home, before = self.home(self.after, there), self.home(self.before, self.was[there])
        return before == (None if home is None else self.was.get(home, -1))

    def moved(self) -> set[int]:
        """Return where the present list has entries that went elsewhere."""
        found = {there for there in self.was if not self.at_home(there)}
        families: dict[int | None, list[int]] = {}
        for there in sorted(set(self.was) - found):
            families.setdefault(self.home(self.after, there), []).append(there)
        for family in families.values():
            order = [self.before[self.was[there]].at for there in family]
            firm = [self._stands(there) for there in family]
            found |= {family[n] for n in movers(order, firm)}
        return found

    def _stands(self, there: int) -> bool:
        old, new = self.before[self.was[there]], self.after[there]
        if isinstance(new.value, Record) and ordinal(new.value) == _NUMBER:
            return bool(getattr(old.value, _NUMBER) == getattr(new.value, _NUMBER))
        return old.at == new.at


def matched(
    before: Sequence[Any], after: Sequence[Any], owner: type[Record], key: str
) -> Iterator[Match]:
    """Yield the entries of a list that a record has under a key: as they stand now, then the gone.

    What stands in a group that itself came or went is not told besides.
    """
    old, new = list(_laid_open(before)), list(_laid_open(after))
    some = next((spot.value for spot in (*new, *old)), None)
    rounds = _of_records(some) if isinstance(some, Record) else _of_values(owner, key)
    pairs = aligned(old, new, rounds)
    lists = _Lists(old, new, {t: h for h, t in pairs if not (h is None or t is None)})
    moved, kept = lists.moved(), set(lists.was.values())
    for here, there in pairs:
        if here is not None and there is not None:
            follows = there in moved or _explained(old[here], new[there])
            key_of_place = _NUMBER if follows else None
            yield Match(old[here], new[there], there in moved, key_of_place)
        elif there is not None and lists.home(new, there) in (None, *lists.was):
            yield Match(None, new[there])
        elif here is not None and lists.home(old, here) in (None, *kept):
            yield Match(old[here], None)


def _explained(before: Spot, after: Spot) -> bool:
    """Whether a new number is what follows from the entries that came or went before it."""
    numbers = (getattr(spot.value, _NUMBER, 0) for spot in (after, before))
    return next(numbers) - next(numbers) == after.at - before.at


def _laid_open(values: Sequence[Any], within: tuple[Record, ...] = ()) -> Iterator[Spot]:
    """Yield entries and, behind each group, the parts of it."""
    for at, value in enumerate(values, 1):
        yield Spot(value, at, within)
        if isinstance(value, Record):
            yield from _laid_open(getattr(value, "children", ()), (*within, value))


def _of_records(some: Record) -> list[Round]:
    """Match by id; without one by content, so that numbers may shift; then by likeness."""
    firm, loose = identity(some), ordinal(some)
    own = {key for key in (firm, loose, "children") if key}
    alike = by_likeness(lambda spot: words(spot.value), _RECORDS_ALIKE)
    content = by_key(lambda spot: repr(spot.value.model_dump(exclude=own)))
    if firm:
        return [by_key(lambda spot: getattr(spot.value, firm)), content, alike]
    if loose:
        return [content, alike, by_key(lambda spot: getattr(spot.value, loose))]
    return [content, alike]


def _of_values(owner: type[Record], key: str) -> list[Round]:
    same = by_key(lambda spot: repr(plain(spot.value)))
    likely = by_likeness(lambda spot: " ".join(_flat(spot.value)), _TEXTS_ALIKE)
    return [same, likely] if is_words(owner, key) else [same]


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, str):
        yield value


def words(record: Record) -> str:
    """Return what people read of a record, without what tells where it was taken from."""
    return " ".join(_words(record))


def _words(record: Record) -> Iterator[str]:
    for key in type(record).model_fields:
        value = getattr(record, key)
        if key in ("source", "children"):
            continue
        if isinstance(value, Fact):
            value = value.value
        if isinstance(value, Record):
            yield from _words(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            yield from (text for part in value for text in _words(part))
        elif is_words(type(record), key):
            yield from _flat(value)
