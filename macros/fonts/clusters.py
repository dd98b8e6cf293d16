"""What stands behind a Thai consonant, and where, as the untouched font shapes it."""

from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from macros.fonts.originals import written

NIKHAHIT, SARA_AA, SARA_AM = 0x0E4D, 0x0E32, 0x0E33
TONES = range(0x0E48, 0x0E4C)
_CONSONANTS = range(0x0E01, 0x0E2F)
_VOWEL_MARKS = (0x0E31, *range(0x0E34, 0x0E3B), 0x0E47, NIKHAHIT)
# Thanthakhat may stand on a vowel too; yamakkan stands alone.
_ON_VOWELS = (*TONES, 0x0E4C)
_ALONE = (*_VOWEL_MARKS, *_ON_VOWELS, 0x0E4E)


@dataclass(frozen=True)
class Part:
    """A glyph behind a consonant; its place counts from the consonant's right edge, in units."""

    glyph: str
    x: int
    y: int


@dataclass(frozen=True)
class Cluster:
    """Characters that follow a consonant, what is drawn for them, and behind which glyphs."""

    tail: tuple[int, ...]
    parts: tuple[Part, ...]
    consonants: tuple[str, ...]


def clusters(font: TTFont) -> Iterator[Cluster]:
    """Yield what every tail of a consonant is drawn as, consonants that agree together."""
    shape = _Shaper(font)
    for tail in _tails():
        found: dict[tuple[Part, ...], list[str]] = {}
        for consonant in _CONSONANTS:
            base, parts = shape(consonant, tail)
            found.setdefault(parts, []).append(base)
        for parts, bases in found.items():
            yield Cluster(tail, parts, tuple(bases))


def _tails() -> Iterator[tuple[int, ...]]:
    yield (SARA_AM,)
    yield from ((tone, SARA_AM) for tone in TONES)
    yield from ((mark,) for mark in _ALONE)
    yield from ((vowel, mark) for vowel in _VOWEL_MARKS for mark in _ON_VOWELS)


class _Shaper:
    """HarfBuzz with one font, shaping Thai."""

    def __init__(self, font: TTFont) -> None:
        self._font = hb.Font(hb.Face(written(font)))
        self._names = font.getGlyphOrder()
        self._advances = {name: advance for name, (advance, _) in font["hmtx"].metrics.items()}

    def __call__(self, consonant: int, tail: tuple[int, ...]) -> tuple[str, tuple[Part, ...]]:
        """Return the consonant's glyph and the parts behind it."""
        buffer = hb.Buffer()
        buffer.add_codepoints([consonant, *tail])
        buffer.script, buffer.language, buffer.direction = "Thai", "th", "ltr"
        hb.shape(self._font, buffer)
        pen, drawn = 0, []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            name = self._names[info.codepoint]
            if position.x_advance != self._advances[name]:
                raise ValueError(f"{name} is kerned inside a cluster of {consonant:04X}")
            drawn.append((name, pen + position.x_offset, position.y_offset))
            pen += position.x_advance
        base, edge = drawn[0][0], self._advances[drawn[0][0]]
        return base, tuple(Part(name, x - edge, y) for name, x, y in drawn[1:])
