"""A text beside what it was: the words that stay, those that are new, those that are gone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Literal

from macros.thai import arabic_digits
from macros.words import cut, shortened

Mark = Literal["", "added", "removed"]
Words = list[str]
# The words that stood and those that stand; both are the same where nothing changed.
Run = tuple[Words, Words]

# Letters shown of what stays beside a change, and of one change.
_AROUND = 40
_LONGEST = 400
# Comparing takes as many steps as one text has words times those of the other.
_MOST_STEPS = 4_000_000
# What stays between two changes and has no more letters is told as changed with them.
_SLIVER = 2
# With less than this share of its letters left, a text is told as a new one.
_KEPT = 0.25


@dataclass(frozen=True)
class Piece:
    """A run of text; `exact` text keeps its signs and digits whatever the publication's style."""

    text: str
    mark: Mark = ""
    exact: bool = False


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one, changes marked word by word, what stays shown only around them."""
    old, new = (cut(arabic_digits(" ".join(text.split()))) for text in (before, after))
    runs = _joined(_widened(_runs(old, new)))
    stays = sum(len("".join(was)) for was, now in runs if was == now)
    if stays < _KEPT * max(len("".join(words)) for words in (old, new)):
        runs = [(old, new)]
    return tuple(piece for at in range(len(runs)) for piece in _pieces(runs, at))


def _runs(old: Words, new: Words) -> Iterator[Run]:
    start = _shared(zip(old, new, strict=False))
    end = _shared(zip(reversed(old[start:]), reversed(new[start:]), strict=False))
    was, now = old[start : len(old) - end], new[start : len(new) - end]
    yield old[:start], new[:start]
    if len(was) * len(now) > _MOST_STEPS:
        yield was, now
    else:
        for _, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            yield was[a:b], now[c:d]
    yield old[len(old) - end :], new[len(new) - end :]


def _shared(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many words two texts have in common from where they are read."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _widened(runs: Iterable[Run]) -> list[Run]:
    """Let a change that is only a space take in the words beside it."""
    found = [(list(was), list(now)) for was, now in runs if was or now]
    for at, (was, now) in enumerate(found):
        if was != now and not "".join(was + now).strip():
            for beside, end, to in ((at - 1, -1, 0), (at + 1, 0, None)):
                if 0 <= beside < len(found) and found[beside][0] == found[beside][1]:
                    words = [side.pop(end) for side in found[beside] if side]
                    for side, word in zip((was, now), words, strict=False):
                        side.insert(len(side) if to is None else to, word)
    return [run for run in found if any(run)]


def _joined(runs: list[Run]) -> list[Run]:
    """Join changes that stand beside each other, or with next to nothing between them."""
    changed = [was != now for was, now in runs]
    for at in range(1, len(runs) - 1):
        sliver = len("".join(runs[at][0]).strip()) <= _SLIVER
        changed[at] |= sliver and changed[at - 1] and runs[at + 1][0] != runs[at + 1][1]
    joined = []
    for _, group in groupby(zip(changed, runs, strict=True), key=lambda each: each[0]):
        parts = [run for _, run in group]
        joined.append(([w for was, _ in parts for w in was], [w for _, now in parts for w in now]))
    return joined


def _pieces(runs: list[Run], at: int) -> Iterator[Piece]:
    was, now = runs[at]
    if was == now:
        yield Piece(_around(now, at > 0, at < len(runs) - 1))
        return
    gone, new = ("".join(words) for words in (was, now))
    if gone.strip():
        yield Piece(shortened(gone, _LONGEST), "removed")
    if new.strip():
        yield Piece(shortened(new, _LONGEST), "added")


def _around(words: Words, after_change: bool, before_change: bool) -> str:
    """Return what stays, without what is far from the changes beside it."""
    text = "".join(words)
    head = _first(words) if after_change else ""
    tail = _first(words[::-1], backwards=True) if before_change else ""
    if len(head) + len(tail) >= len(text):
        return text
    return f"{head.rstrip()} … {tail.lstrip()}" if head and tail else f"{head}…{tail}"


def _first(words: Words, backwards: bool = False) -> str:
    """Return the first words that together have not too many letters."""
    kept: Words = []
    for word in words:
        if sum(map(len, kept)) + len(word) > _AROUND:
            break
        kept.append(word)
    return "".join(reversed(kept) if backwards else kept)
