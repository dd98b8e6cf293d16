"""New glyphs made of a font's own: appended, so that the glyphs it has keep their numbers."""

from collections.abc import Sequence

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from macros.fonts.clusters import Part

# Glyph classes of the OpenType table GDEF.
_BASE, _MARK = 1, 3
# A component's transform: the four numbers of its matrix, and its place.
_Component = tuple[str, tuple[int, int, int, int, int, int]]


def add_composite(font: TTFont, name: str, parts: Sequence[Part], advance: int) -> None:
    """Append a glyph of others at their places; without an advance it is a mark."""
    _append(font, name, [(part.glyph, (1, 0, 0, 1, part.x, part.y)) for part in parts], advance)


def add_turned(font: TTFont, name: str, upright: str, level: str, code: int) -> None:
    """Append an arrow to the right: an upright one turned, as high as the middle of a sign."""
    arrow, sign = font["glyf"][upright], font["glyf"][level]
    side = font["hmtx"][upright][1]
    x = side - arrow.yMin
    y = (sign.yMin + sign.yMax + arrow.xMin + arrow.xMax) // 2
    _append(font, name, [(upright, (0, -1, 1, 0, x, y))], arrow.yMax - arrow.yMin + 2 * side)
    for table in font["cmap"].tables:
        table.cmap[code] = name


def _append(font: TTFont, name: str, components: Sequence[_Component], advance: int) -> None:
    pen = TTGlyphPen(font.getGlyphSet())
    for component in components:
        pen.addComponent(*component)
    glyph = pen.glyph()
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = _BASE if advance else _MARK
