"""Sarabun for places to type in: every mark inside one em, however high it is stacked.

Programs that show PDF forms do not shape what is typed: they set each letter's own glyph and
cut off, or let run into the next line, what is higher than one em (PDFium and Poppler 22.12;
tests/test_upstream.py tells when the font, or its baseline, can go).
"""

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from macros.fonts.originals import THAI, joined, written

# ASCII, the no-break space, and the signs of official Thai prose and of measures.
_LATIN = {*range(0x20, 0x7F), 0xA0, *map(ord, "·–—‘’“”…°±×÷½")}
_FEATURES = ("ccmp", "kern", "mark", "mkmk")
# Where Poppler sets the baseline, from the lower end of an em that stands in the middle of a box:
# it asks no font for its descent (AnnotAppearanceBuilder::drawText).
_BASELINE = 0.1
# Room above the highest and below the lowest mark, as a share of what lies between them.
_ROOM = 0.01


def form_font() -> bytes:
    """Return the TTF whose em holds all stacks, the same bytes for the same fontTools."""
    font = joined(400, {"thai": THAI, "latin": _LATIN}, _FEATURES, named=True)
    lowest, highest = _extremes(font)
    room = round((highest - lowest) * _ROOM)
    em = highest - lowest + 2 * room
    descent = -round(_BASELINE * em)
    ascent = em + descent
    _raise(font, descent - (lowest - room))
    font["head"].unitsPerEm = em
    for table, names in (
        ("hhea", ("ascent", "descent", "lineGap")),
        ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap")),
    ):
        for name, value in zip(names, (ascent, descent, 0), strict=True):
            setattr(font[table], name, value)
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = ascent, -descent
    return written(font)


def _raise(font: TTFont, units: int) -> None:
    """Move all glyphs up together, composites by their parts; anchors stay where they were."""
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.numberOfContours > 0:
            glyph.coordinates.translate((0, units))
            glyph.recalcBounds(glyf)


def _extremes(font: TTFont) -> tuple[int, int]:
    """Return where the lowest and the highest Thai glyph end, in units."""
    glyphs, ends = font.getGlyphSet(), []
    prefixes = tuple(f"uni{code:04X}" for code in THAI)
    for name in font.getGlyphOrder():
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        if pen.bounds and name.startswith(prefixes):
            ends += [pen.bounds[1], pen.bounds[3]]
    return round(min(ends)), round(max(ends))
