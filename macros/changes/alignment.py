"""Which entry of one list is which of another, and which of them changed their order."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Any

Pair = tuple[int | None, int | None]
Left = list[tuple[int, Any]]
# One way of finding pairs among what the ways before it have left.
Round = Callable[[Left, Left], Iterator[tuple[int, int]]]


def aligned(before: Sequence[Any], after: Sequence[Any], rounds: Sequence[Round]) -> list[Pair]:
    """Return the indexes that belong together, in the order of `after`; what is gone comes last."""
    found: dict[int, int] = {}
    for pairs in rounds:
        taken = set(found.values())
        old = [(at, each) for at, each in enumerate(before) if at not in taken]
        new = [(at, each) for at, each in enumerate(after) if at not in found]
        found |= {there: here for here, there in pairs(old, new)}
    gone = sorted(set(range(len(before))) - set(found.values()))
    return [*((found.get(at), at) for at in range(len(after))), *((at, None) for at in gone)]


def by_key(key: Callable[[Any], Hashable]) -> Round:
    """Pair entries of one key, the first with the first."""

    def pairs(before: Left, after: Left) -> Iterator[tuple[int, int]]:
        waiting: dict[Hashable, deque[int]] = {}
        for at, each in before:
            waiting.setdefault(key(each), deque()).append(at)
        for at, each in after:
            same = waiting.get(key(each))
            if same:
                yield same.popleft(), at

    return pairs


def by_likeness(words: Callable[[Any], str], least: float) -> Round:
    """Pair entries whose words are alike, the most alike first.

    Likeness is Dice's coefficient of pairs of letters, from 0 to 1.
    """

    def pairs(before: Left, after: Left) -> Iterator[tuple[int, int]]:
        old = [(at, _letters(words(each))) for at, each in before]
        new = [(at, _letters(words(each))) for at, each in after]
        alike = [
            (-likeness, abs(here - there), here, there)
            for here, one in old
            for there, other in new
            if (likeness := _dice(one, other)) >= least
        ]
        taken_before: set[int] = set()
        taken_after: set[int] = set()
        for *_, here, there in sorted(alike):
            if here not in taken_before and there not in taken_after:
                taken_before.add(here)
                taken_after.add(there)
                yield here, there

    return pairs


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return _dice(_letters(one), _letters(other))


def _letters(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(f" {text} ")))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    most = one.total() + other.total()
    shared = sum(min(count, other[letters]) for letters, count in one.items())
    return 2 * shared / most if most else 0.0


def movers(order: Sequence[int], firm: Sequence[bool]) -> set[int]:
    """Return the indexes of the entries that moved: those outside a longest increasing subsequence.

    `order` has the earlier index of each entry, in the present order. Of equally long subsequences
    it takes the one with most `firm` entries.
    """
    best: list[tuple[int, int, int]] = []
    for at, place in enumerate(order):
        before = max(((*best[n][:2], -n) for n in range(at) if order[n] < place), default=(0, 0, 1))
        best.append((before[0] + 1, before[1] + firm[at], -before[2]))
    staying: set[int] = set()
    at = max(range(len(best)), key=lambda n: (*best[n][:2], -n), default=-1)
    while at >= 0:
        staying.add(at)
        at = best[at][2]
    return set(range(len(order))) - staying
