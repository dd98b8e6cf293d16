"""A stretch of Thai letters cut into words in the cheapest way, from both of its ends."""

from dataclasses import dataclass
from functools import cached_property

from macros.spelling.lexicon import NO_WORD, Lexicon

# Letters that are no word: so much for being there, and so much for each more of a cluster.
_UNKNOWN, _UNKNOWN_MORE = 14.0, 2.0
_LONGEST = 25
_LEADING = frozenset(map(chr, range(0x0E40, 0x0E45)))
# Marks and vowels that stand after, above or below their consonant.
_FOLLOWING = frozenset(map(chr, (*range(0x0E30, 0x0E3B), 0x0E45, *range(0x0E47, 0x0E4F))))


@dataclass(frozen=True)
class Cut:
    """A run with the places where a word may end, and what its parts cost at best.

    `before[n]` is what the text before place `n` costs, `after[n]` the text after it.
    """

    run: str
    places: tuple[int, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    _last: tuple[int, ...]
    _next: tuple[int, ...]

    @cached_property
    def words(self) -> list[tuple[int, str]]:
        """The words of the cheapest cut, each with where it begins."""
        found, place = [], 0
        while place < len(self.places) - 1:
            found.append((self.places[place], self._word(place, self._next[place])))
            place = self._next[place]
        return found

    def beside(self, first: int, last: int, most: int) -> list[str]:
        """Return at most so many words on each side of a part, that nearest to it first."""
        found = []
        for _ in range(most):
            if first:
                found.append(self._word(self._last[first], first))
                first = self._last[first]
            if last < len(self.places) - 1:
                found.append(self._word(last, self._next[last]))
                last = self._next[last]
        return found

    def _word(self, first: int, last: int) -> str:
        return self.run[self.places[first] : self.places[last]]


def _cost_of(word: str, lexicon: Lexicon) -> float:
    """Return the cost of a word or of letters that are none."""
    cost = lexicon.cost(word)
    return _UNKNOWN + _UNKNOWN_MORE * (len(word) - 1) if cost == NO_WORD else cost


def cut(run: str, lexicon: Lexicon) -> Cut:
    """Cut a run; what is no word is cut into clusters, a consonant with its vowels and marks."""
    places = tuple(
        at
        for at in range(len(run) + 1)
        if at in (0, len(run)) or (run[at] not in _FOLLOWING and run[at - 1] not in _LEADING)
    )
    count = len(places)
    costs: list[list[tuple[int, float]]] = [
        _words_from(run, places, at, lexicon) for at in range(count)
    ]
    before, last = [0.0] + [NO_WORD] * (count - 1), [0] * count
    after, following = [NO_WORD] * (count - 1) + [0.0], [0] * count
    for start in range(count - 1):
        for end, cost in costs[start]:
            if before[start] + cost < before[end]:
                before[end], last[end] = before[start] + cost, start
    for start in range(count - 2, -1, -1):
        for end, cost in costs[start]:
            if cost + after[end] < after[start]:
                after[start], following[start] = cost + after[end], end
    return Cut(run, places, tuple(before), tuple(after), tuple(last), tuple(following))


def _words_from(
    run: str, places: tuple[int, ...], at: int, lexicon: Lexicon
) -> list[tuple[int, float]]:
    """Return where the words that begin at a place end, each with its cost."""
    found = []
    for end in range(at + 1, len(places)):
        word = run[places[at] : places[end]]
        if len(word) > _LONGEST:
            break
        cost = _cost_of(word, lexicon) if end == at + 1 else lexicon.cost(word)
        if cost != NO_WORD:
            found.append((end, cost))
    return found
