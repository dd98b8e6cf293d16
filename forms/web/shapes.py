"""How Thai is shaped with the form's font, as a table: what HarfBuzz does, for a browser."""

import json
from collections.abc import Iterator
from typing import Any

from forms.acroform.font import form_font
from forms.acroform.shaping import shaped
from forms.acroform.size import EDGE, SMALLEST, SMALLEST_TYPED, STEP

_CONSONANTS = tuple(map(chr, range(0x0E01, 0x0E2F)))
_VOWELS = ("\u0e31", *map(chr, range(0x0E34, 0x0E3B)), "\u0e47", "\u0e4d")
_TONES = tuple(map(chr, range(0x0E48, 0x0E4D)))
_SARA_AM = "\u0e33"

# A glyph behind a consonant: its number, its place from the consonant's right edge, its advance.
_Part = tuple[int, int, int, int]


def shapes() -> bytes:
    """Return as JSON the glyph of each character, and what follows consonants with marks.

    `tails` are `[marks, consonants that agree, another glyph for these or 0, glyphs of the marks]`;
    lengths are in units of the font.
    """
    font = form_font()
    found = {
        "units": font.units,
        "ascent": font.ascent,
        "descent": font.descent,
        "edge": EDGE,
        "smallest": SMALLEST,
        "readable": SMALLEST_TYPED,
        "step": STEP,
        "glyphs": {chr(code): _plain(chr(code)) for code in font.glyphs},
        "tails": [each for tail in _tails() for each in _drawn(tail)],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(character: str) -> list[int]:
    glyph = shaped(character)[0]
    return [glyph.number, glyph.x, glyph.y, glyph.advance]


def _tails() -> Iterator[str]:
    yield _SARA_AM
    yield from (tone + _SARA_AM for tone in _TONES)
    yield from (*_VOWELS, *_TONES, "\u0e4e")
    yield from (vowel + tone for vowel in _VOWELS for tone in _TONES)


def _drawn(tail: str) -> Iterator[list[Any]]:
    """Yield what a tail is drawn as, consonants that agree together."""
    found: dict[tuple[int, tuple[_Part, ...]], str] = {}
    for consonant in _CONSONANTS:
        base, *rest = shaped(consonant + tail)
        # Two consonants lose their foot to a vowel below them.
        footless = base.number if base != shaped(consonant)[0] else 0
        parts = tuple((each.number, each.x - base.advance, each.y, each.advance) for each in rest)
        found[footless, parts] = found.get((footless, parts), "") + consonant
    for (footless, parts), consonants in found.items():
        yield [tail, consonants, footless, parts]
