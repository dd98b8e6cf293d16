"""A reader who knows the words of one manual, and finds what is misspelt in its texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from macros.spelling.cutting import Cut, cut
from macros.spelling.lexicon import NO_WORD, Lexicon, knowledge, lexicon, misspellings, runs
from macros.spelling.slips import NEAR, UNLIKELY, likely, unlikely

# How much cheaper (in nats) a text must become before a part of it counts as a slip.
_GAIN = 4.0
# Sound text costs about 1.3 a letter. Only where it costs more is a slip looked for.
_SUSPECT = 1.8
_LONGEST = 18
# Beside a slip stand ordinary words; where these cost more a letter, it is a foreign name.
_STRANGE, _BESIDE = 3.5, 2

Nearest = tuple[float, str]


@dataclass(frozen=True)
class Slip:
    """A misspelt part of a text; `frequent` when it is on the list, perhaps with the reason."""

    start: int
    end: int
    written: str
    meant: str
    frequent: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class Speller:
    """Finds slips, each run of letters looked at once; `allowed` are the manual's own words."""

    allowed: tuple[str, ...] = ()
    _read: dict[str, tuple[list[Slip], bool]] = field(default_factory=dict)
    _likely: dict[str, Nearest] = field(default_factory=dict)
    _unlikely: dict[str, Nearest] = field(default_factory=dict)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon(self.allowed)

    @cached_property
    def _right(self) -> frozenset[str]:
        return self._lexicon.words - misspellings().keys()

    def words(self, run: str) -> list[str]:
        """Return the words of a run of letters."""
        return [word for _, word in cut(run, self._lexicon).words]

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield what is misspelt in a text, in its order; names after a title are let be."""
        titles = tuple(knowledge("thai.yml")["short_titles"])
        name_from = None
        for run in runs(text):
            if name_from is not None and text[name_from : run.start()].isspace():
                name_from = None
                continue
            if text[: run.start()].rstrip().endswith(titles):
                name_from = run.end()
                continue
            slips, named = self._reading(run[0])
            name_from = run.end() if named else None
            for slip in slips:
                at = run.start()
                yield replace(slip, start=at + slip.start, end=at + slip.end)

    def _reading(self, run: str) -> tuple[list[Slip], bool]:
        """Return the slips of a run, and whether it ends in a person's name."""
        if run not in self._read:
            found = cut(run, self._lexicon)
            name = _name_in(found)
            if name is not None:
                found = cut(run[:name], self._lexicon)
            self._read[run] = self._slips_of(found), name is not None
        return self._read[run]

    def _slips_of(self, found: Cut) -> list[Slip]:
        slips = []
        for at, word in found.words:
            if word in misspellings():
                meant, reason = misspellings()[word]
                slips.append(Slip(at, at + len(word), word, meant, True, reason))
        for _, slip in sorted(self._guesses(found), key=lambda guess: -guess[0]):
            if all(slip.end <= other.start or other.end <= slip.start for other in slips):
                slips.append(slip)
        return sorted(slips, key=lambda slip: slip.start)

    def _guesses(self, found: Cut) -> Iterator[tuple[float, Slip]]:
        """Yield what may be a slip, each with how much cheaper the text is without it."""
        for first, last, spent in _suspects(found):
            if self._ordinary(found.beside(first, last, _BESIDE)):
                start, end = found.places[first], found.places[last]
                written = found.run[start:end]
                cost, meant = self._nearest(written, spent)
                if spent - cost > _GAIN:
                    yield spent - cost, Slip(start, end, written, meant)

    def _nearest(self, written: str, spent: float) -> Nearest:
        """Return the word that was most likely meant, with its cost and that of the slip."""
        near = self._cheapest(written, likely(written), self._likely)
        if spent - near[0] > _GAIN or spent - _GAIN - UNLIKELY <= _least(len(written)):
            return near
        return min(near, self._cheapest(written, unlikely(written), self._unlikely))

    def _cheapest(
        self, written: str, meant: Iterable[tuple[str, float]], known: dict[str, Nearest]
    ) -> Nearest:
        if written not in known:
            words = self._right
            known[written] = min(
                ((self._lexicon.cost(word) + slip, word) for word, slip in meant if word in words),
                default=(NO_WORD, ""),
            )
        return known[written]

    def _ordinary(self, words: list[str]) -> bool:
        """Whether words are such as people write."""
        if any(word not in self._lexicon.words for word in words):
            return False
        cost = sum(self._lexicon.cost(word) for word in words)
        return cost <= _STRANGE * sum(map(len, words))


def _name_in(found: Cut) -> int | None:
    """Return where a person's name begins with its title; words that begin alike are longer."""
    for at, word in found.words:
        for title in knowledge("thai.yml")["titles"]:
            titled = found.run.startswith(title, at) and title.startswith(word)
            if titled and at + len(title) in found.places:
                return at
    return None


def _suspects(found: Cut) -> Iterator[tuple[int, int, float]]:
    """Yield parts that cost more than sound text, by their first and last place, with the cost."""
    places, after = found.places, found.after
    for first in range(len(places) - 1):
        rest = after[0] - found.before[first]
        for last in range(first + 1, len(places)):
            length = places[last] - places[first]
            if length > _LONGEST:
                break
            spent = rest - after[last]
            if spent > _SUSPECT * length and spent > _least(length) + NEAR + _GAIN:
                yield first, last, spent


def _least(length: int) -> float:
    """Return what a word of so many letters costs at least."""
    return 3 + 0.3 * length
