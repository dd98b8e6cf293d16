"""The slips of the pen: what else a word may have been meant to be, and how likely that is."""

from collections.abc import Iterator
from functools import cache

from macros.spelling.lexicon import knowledge

# In nats: a mark that is wrong or missing, letters that sound alike, a letter twice; then
# another vowel, or two letters in the wrong order; then any other letter.
NEAR, LIKELY, UNLIKELY = 2.0, 3.5, 6.5

_CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
_VOWELS = "".join(map(chr, (*range(0x0E30, 0x0E3A), *range(0x0E40, 0x0E45), 0x0E47)))
_TONES = "".join(map(chr, range(0x0E48, 0x0E4C)))
_SILENT = "\u0e4c"
_OFTEN_LOST = _TONES[:2] + _SILENT


def likely(text: str) -> Iterator[tuple[str, float]]:
    """Yield what is one frequent slip away from a text, each with what the slip costs."""
    alike = _alike()
    for at, letter in enumerate(text):
        before, after = text[:at], text[at + 1 :]
        for other, cost in alike.get(letter, ()):
            yield before + other + after, cost
        if text[at - 1 : at] == letter or letter in _TONES + _SILENT:
            yield before + after, NEAR
        elif letter in _VOWELS:
            yield before + after, LIKELY
        yield before + letter + letter + after, NEAR
        if after:
            yield before + after[0] + letter + after[1:], LIKELY
    for at in range(len(text) + 1):
        before, after = text[:at], text[at:]
        for lost in _OFTEN_LOST:
            yield before + lost + after, NEAR
        for lost in _VOWELS:
            yield before + lost + after, LIKELY


def unlikely(text: str) -> Iterator[tuple[str, float]]:
    """Yield what is one consonant away from a text: another, one too many or one missing."""
    for at in range(len(text) + 1):
        before, after = text[:at], text[at:]
        if after:
            yield before + after[1:], UNLIKELY
        for letter in _CONSONANTS:
            yield before + letter + after, UNLIKELY
            if after:
                yield before + letter + after[1:], UNLIKELY


@cache
def _alike() -> dict[str, list[tuple[str, float]]]:
    """Return what each letter is taken for."""
    found: dict[str, dict[str, float]] = {
        vowel: dict.fromkeys(_VOWELS.replace(vowel, ""), LIKELY) for vowel in _VOWELS
    }
    for group in knowledge("thai.yml")["alike"]:
        for letter in group:
            found.setdefault(letter, {}).update(dict.fromkeys(group.replace(letter, ""), NEAR))
    return {letter: list(others.items()) for letter, others in found.items()}
