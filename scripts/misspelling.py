"""Misspellings as people make them, planted in the words of a text to see which are found."""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.words import cut

_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_USUAL_TONES = _TONES[:2]
_SILENT = "\u0e4c"
_VOWELS = re.compile("[\u0e30-\u0e39\u0e40-\u0e44\u0e47]")
_CONSONANT = re.compile("[\u0e01-\u0e2e]")
_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}")
# Letters that sound alike, the two vowels of one sound among them.
_ALIKE = ("\u0e28\u0e29\u0e2a", "\u0e13\u0e19", "\u0e0e\u0e14", "\u0e0f\u0e15")
_SAME_VOWEL = ("\u0e43\u0e44",)


@dataclass(frozen=True)
class Planted:
    """A line with one word misspelt, in one way, at one place."""

    kind: str
    line: str
    start: int
    written: str
    meant: str

    @property
    def end(self) -> int:
        """Where the misspelt word ends."""
        return self.start + len(self.written)


def misspellings(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways in which a word is often misspelt, each with its kind."""
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        if letter in _TONES:
            yield "tone missing", before + after
            for tone in _USUAL_TONES.replace(letter, ""):
                yield "tone wrong", before + tone + after
        if letter == _SILENT:
            yield "silent mark missing", before + after
        if _VOWELS.match(letter):
            yield "vowel missing", before + after
        if _CONSONANT.match(letter):
            yield "letter twice", before + letter + letter + after
        for kind, groups in (("letter alike", _ALIKE), ("vowel alike", _SAME_VOWEL)):
            for group in groups:
                if letter in group:
                    yield from ((kind, before + o + after) for o in group.replace(letter, ""))
    if len(word) > 2 and _CONSONANT.match(word[-1]):
        yield "silent mark added", word + _SILENT


def planted(lines: Iterable[str], of_a_kind: int, seed: int = 1) -> list[Planted]:
    """Return lines with a misspelling each: so many of every kind, each word equally likely."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    places: dict[str, list[tuple[str, int]]] = {}
    for line in sorted(set(lines)):
        at = 0
        for word in cut(line):
            if _WORD.fullmatch(word):
                places.setdefault(word, []).append((line, at))
            at += len(word)
    ways: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(places):
        for kind, written in misspellings(word):
            ways.setdefault(kind, []).append((word, written))
    found = []
    for kind in sorted(ways):
        for word, written in chance.sample(ways[kind], min(of_a_kind, len(ways[kind]))):
            line, at = chance.choice(places[word])
            misspelt = line[:at] + written + line[at + len(word) :]
            found.append(Planted(kind, misspelt, at, written, word))
    return found
